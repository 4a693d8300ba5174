// Generated from schemas/spec by scripts/generate-types.ts; never edited by hand.

export interface DataAwsAmi {
  allow_unsafe_filter?: boolean;
  architecture?: string;
  arn?: string;
  block_device_mappings?: DataAwsAmiBlockDeviceMappings[];
  boot_mode?: string;
  creation_date?: string;
  deprecation_time?: string;
  description?: string;
  ena_support?: boolean;
  executable_users?: string[];
  hypervisor?: string;
  id?: string;
  image_id?: string;
  image_location?: string;
  image_owner_alias?: string;
  image_type?: string;
  imds_support?: string;
  include_deprecated?: boolean;
  kernel_id?: string;
  last_launched_time?: string;
  most_recent?: boolean;
  name?: string;
  name_regex?: string;
  owner_id?: string;
  owners?: string[];
  platform?: string;
  platform_details?: string;
  product_codes?: DataAwsAmiProductCodes[];
  public?: boolean;
  ramdisk_id?: string;
  region?: string;
  root_device_name?: string;
  root_device_type?: string;
  root_snapshot_id?: string;
  sriov_net_support?: string;
  state?: string;
  state_reason?: {
    [k: string]: string;
  };
  tags?: {
    [k: string]: string;
  };
  tpm_support?: string;
  uefi_data?: string;
  usage_operation?: string;
  virtualization_type?: string;
  filter?: DataAwsAmiFilter[];
  timeouts?: DataAwsAmiTimeouts;
}
export interface DataAwsAmiBlockDeviceMappings {
  device_name?: string;
  ebs?: {
    [k: string]: string;
  };
  no_device?: string;
  virtual_name?: string;
}
export interface DataAwsAmiProductCodes {
  product_code_id?: string;
  product_code_type?: string;
}
export interface DataAwsAmiFilter {
  name: string;
  values: string[];
}
export interface DataAwsAmiTimeouts {
  read?: string;
}
