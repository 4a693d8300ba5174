// Generated from schemas/spec by scripts/generate-types.ts; never edited by hand.

export interface AwsProvider {
  access_key?: string;
  allowed_account_ids?: string[];
  custom_ca_bundle?: string;
  ec2_metadata_service_endpoint?: string;
  ec2_metadata_service_endpoint_mode?: string;
  forbidden_account_ids?: string[];
  http_proxy?: string;
  https_proxy?: string;
  insecure?: boolean;
  max_retries?: number;
  no_proxy?: string;
  profile?: string;
  region?: string;
  retry_mode?: string;
  s3_us_east_1_regional_endpoint?: string;
  s3_use_path_style?: boolean;
  secret_key?: string;
  shared_config_files?: string[];
  shared_credentials_files?: string[];
  skip_credentials_validation?: boolean;
  skip_metadata_api_check?: string;
  skip_region_validation?: boolean;
  skip_requesting_account_id?: boolean;
  sts_region?: string;
  tag_policy_compliance?: string;
  token?: string;
  token_bucket_rate_limiter_capacity?: number;
  use_dualstack_endpoint?: boolean;
  use_fips_endpoint?: boolean;
  assume_role?: AwsProviderAssumeRole[];
  assume_role_with_web_identity?: AwsProviderAssumeRoleWithWebIdentity[];
  default_tags?: AwsProviderDefaultTags[];
  endpoints?: AwsProviderEndpoints[];
  ignore_tags?: AwsProviderIgnoreTags[];
}
export interface AwsProviderAssumeRole {
  duration?: string;
  external_id?: string;
  policy?: string;
  policy_arns?: string[];
  role_arn?: string;
  session_name?: string;
  source_identity?: string;
  tags?: {
    [k: string]: string;
  };
  transitive_tag_keys?: string[];
}
export interface AwsProviderAssumeRoleWithWebIdentity {
  duration?: string;
  policy?: string;
  policy_arns?: string[];
  role_arn?: string;
  session_name?: string;
  web_identity_token?: string;
  web_identity_token_file?: string;
}
export interface AwsProviderDefaultTags {
  tags?: {
    [k: string]: string;
  };
}
export interface AwsProviderEndpoints {
  ec2?: string;
  sts?: string;
}
export interface AwsProviderIgnoreTags {
  key_prefixes?: string[];
  keys?: string[];
}
