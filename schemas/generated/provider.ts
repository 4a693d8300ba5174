// Generated from schemas/spec by scripts/generate-types.ts; never edited by hand.

/**
 * The provider's configuration, in hashicorp/aws's words
 */
export interface AwsProvider {
  /**
   * Access key id
   */
  access_key?: string;
  /**
   * Accounts that may be worked in
   */
  allowed_account_ids?: string[];
  /**
   * File of certificate authorities
   */
  custom_ca_bundle?: string;
  /**
   * Address of the instance metadata service
   */
  ec2_metadata_service_endpoint?: string;
  /**
   * `IPv4` or `IPv6`
   */
  ec2_metadata_service_endpoint_mode?: string;
  /**
   * Accounts that must not be worked in
   */
  forbidden_account_ids?: string[];
  /**
   * Proxy for HTTP
   */
  http_proxy?: string;
  /**
   * Proxy for HTTPS
   */
  https_proxy?: string;
  /**
   * Whether certificates go unchecked
   */
  insecure?: boolean;
  /**
   * Most attempts of a call
   */
  max_retries?: number;
  /**
   * Hosts that are reached without a proxy
   */
  no_proxy?: string;
  /**
   * Profile in the shared configuration files
   */
  profile?: string;
  /**
   * Region, such as `eu-west-1`
   */
  region?: string;
  /**
   * `standard` or `adaptive`
   */
  retry_mode?: string;
  /**
   * Accepted for compatibility
   */
  s3_us_east_1_regional_endpoint?: string;
  /**
   * Accepted for compatibility
   */
  s3_use_path_style?: boolean;
  /**
   * Secret access key
   */
  secret_key?: string;
  /**
   * Shared configuration files
   */
  shared_config_files?: string[];
  /**
   * Shared credentials files
   */
  shared_credentials_files?: string[];
  /**
   * Whether credentials go unchecked at start
   */
  skip_credentials_validation?: boolean;
  /**
   * Whether the instance metadata service is left alone
   */
  skip_metadata_api_check?: string;
  /**
   * Whether any name of a region is taken
   */
  skip_region_validation?: boolean;
  /**
   * Whether the account is not asked for
   */
  skip_requesting_account_id?: boolean;
  /**
   * Region of STS
   */
  sts_region?: string;
  /**
   * What to do about the tag policy
   */
  tag_policy_compliance?: string;
  /**
   * Session token
   */
  token?: string;
  /**
   * Capacity of the rate limiter
   */
  token_bucket_rate_limiter_capacity?: number;
  /**
   * Whether dual-stack endpoints are used
   */
  use_dualstack_endpoint?: boolean;
  /**
   * Whether FIPS endpoints are used
   */
  use_fips_endpoint?: boolean;
  /**
   * Roles to assume, one after the other
   */
  assume_role?: AwsProviderAssumeRole[];
  /**
   * Role to assume with a token of an identity provider
   */
  assume_role_with_web_identity?: AwsProviderAssumeRoleWithWebIdentity[];
  /**
   * Tags of every resource
   */
  default_tags?: AwsProviderDefaultTags[];
  /**
   * Endpoints other than AWS's
   */
  endpoints?: AwsProviderEndpoints[];
  /**
   * Tags that are left alone
   */
  ignore_tags?: AwsProviderIgnoreTags[];
}
export interface AwsProviderAssumeRole {
  /**
   * Length of the session, such as `1h`
   */
  duration?: string;
  /**
   * What the role's owner asks for
   */
  external_id?: string;
  /**
   * Policy that narrows the session
   */
  policy?: string;
  /**
   * Policies that narrow the session
   */
  policy_arns?: string[];
  /**
   * Role
   */
  role_arn?: string;
  /**
   * Name of the session
   */
  session_name?: string;
  /**
   * Who is behind the session
   */
  source_identity?: string;
  /**
   * Tags of the session
   */
  tags?: {
    [k: string]: string;
  };
  /**
   * Tags that later sessions keep
   */
  transitive_tag_keys?: string[];
}
export interface AwsProviderAssumeRoleWithWebIdentity {
  /**
   * Length of the session, such as `1h`
   */
  duration?: string;
  /**
   * Policy that narrows the session
   */
  policy?: string;
  /**
   * Policies that narrow the session
   */
  policy_arns?: string[];
  /**
   * Role
   */
  role_arn?: string;
  /**
   * Name of the session
   */
  session_name?: string;
  /**
   * Token
   */
  web_identity_token?: string;
  /**
   * File of the token
   */
  web_identity_token_file?: string;
}
export interface AwsProviderDefaultTags {
  /**
   * Tags by key
   */
  tags?: {
    [k: string]: string;
  };
}
export interface AwsProviderEndpoints {
  /**
   * EC2 endpoint, such as `http://127.0.0.1:43117`
   */
  ec2?: string;
  /**
   * STS endpoint
   */
  sts?: string;
}
export interface AwsProviderIgnoreTags {
  /**
   * Beginnings of keys
   */
  key_prefixes?: string[];
  /**
   * Keys
   */
  keys?: string[];
}
