// Generated from schemas/spec by scripts/generate-types.ts; never edited by hand.

/**
 * A machine image (AMI), looked up by owner and filters
 */
export interface DataAwsAmi {
  /**
   * Whether to take the most recent of all AMIs, whoever owns it
   */
  allow_unsafe_filter?: boolean;
  /**
   * Processor architecture, such as `x86_64`
   */
  architecture?: string;
  /**
   * Amazon Resource Name of the AMI
   */
  arn?: string;
  /**
   * Volumes that the AMI maps
   */
  block_device_mappings?: DataAwsAmiBlockDeviceMappings[];
  /**
   * `legacy-bios`, `uefi`, `uefi-preferred` or empty
   */
  boot_mode?: string;
  /**
   * Time of creation (RFC 3339)
   */
  creation_date?: string;
  /**
   * Time of deprecation (RFC 3339)
   */
  deprecation_time?: string;
  /**
   * Description
   */
  description?: string;
  /**
   * Whether the guest has a driver for the Elastic Network Adapter
   */
  ena_support?: boolean;
  /**
   * Accounts that may launch the AMI: ids, `self` or `all`
   */
  executable_users?: string[];
  /**
   * Hypervisor that the AMI says it is for
   */
  hypervisor?: string;
  /**
   * AMI id
   */
  id?: string;
  /**
   * AMI id
   */
  image_id?: string;
  /**
   * Where the AMI is kept
   */
  image_location?: string;
  /**
   * Owner by alias, such as `amazon`
   */
  image_owner_alias?: string;
  /**
   * `machine`, `kernel` or `ramdisk`
   */
  image_type?: string;
  /**
   * `v2.0` when instances are to require session tokens
   */
  imds_support?: string;
  /**
   * Whether deprecated AMIs count
   */
  include_deprecated?: boolean;
  /**
   * Kernel (AKI) of a paravirtual AMI
   */
  kernel_id?: string;
  /**
   * Time of the last launch (RFC 3339)
   */
  last_launched_time?: string;
  /**
   * Whether to take the newest when several match
   */
  most_recent?: boolean;
  /**
   * Name
   */
  name?: string;
  /**
   * Regular expression for the name, applied to what AWS returns
   */
  name_regex?: string;
  /**
   * Account of the owner
   */
  owner_id?: string;
  /**
   * Accounts of owners: ids, `self` or aliases such as `amazon`
   */
  owners?: string[];
  /**
   * `windows` or empty
   */
  platform?: string;
  /**
   * Platform as billed, such as `Linux/UNIX`
   */
  platform_details?: string;
  /**
   * Product codes
   */
  product_codes?: DataAwsAmiProductCodes[];
  /**
   * Whether every account may launch it
   */
  public?: boolean;
  /**
   * RAM disk (ARI) of a paravirtual AMI
   */
  ramdisk_id?: string;
  /**
   * Region that this is managed in; the provider's own when left out
   */
  region?: string;
  /**
   * Device name of the root volume
   */
  root_device_name?: string;
  /**
   * `ebs` or `instance-store`
   */
  root_device_type?: string;
  /**
   * Snapshot of the root volume
   */
  root_snapshot_id?: string;
  /**
   * `simple` when the guest has a driver for the 82599 virtual function
   */
  sriov_net_support?: string;
  /**
   * State, such as `available`
   */
  state?: string;
  /**
   * Code and message of the last change of state
   */
  state_reason?: {
    [k: string]: string;
  };
  /**
   * Tags by key
   */
  tags?: {
    [k: string]: string;
  };
  /**
   * `v2.0` with NitroTPM
   */
  tpm_support?: string;
  /**
   * UEFI variables, base64
   */
  uefi_data?: string;
  /**
   * Operation as billed, such as `RunInstances`
   */
  usage_operation?: string;
  /**
   * `hvm` or `paravirtual`
   */
  virtualization_type?: string;
  /**
   * Filter of the EC2 API that the AMI must match
   */
  filter?: DataAwsAmiFilter[];
  timeouts?: DataAwsAmiTimeouts;
}
export interface DataAwsAmiBlockDeviceMappings {
  /**
   * Device name
   */
  device_name?: string;
  /**
   * Facts of the volume: `snapshot_id`, `volume_size`, …
   */
  ebs?: {
    [k: string]: string;
  };
  /**
   * Device that is left out
   */
  no_device?: string;
  /**
   * Instance store volume
   */
  virtual_name?: string;
}
export interface DataAwsAmiProductCodes {
  /**
   * Product code
   */
  product_code_id?: string;
  /**
   * `devpay` or `marketplace`
   */
  product_code_type?: string;
}
export interface DataAwsAmiFilter {
  /**
   * Name of the filter, such as `tag:Name`
   */
  name: string;
  /**
   * Values of which one must match; `*` and `?` are wildcards
   */
  values: string[];
}
/**
 * How long each operation may take before it is given up
 */
export interface DataAwsAmiTimeouts {
  /**
   * Longest time to look up, such as `10m`
   */
  read?: string;
}
