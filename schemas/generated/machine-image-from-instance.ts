// Generated from schemas/spec by scripts/generate-types.ts; never edited by hand.

/**
 * A machine image (AMI) made of an instance
 */
export interface AwsAmiFromInstance {
  /**
   * Processor architecture, such as `x86_64`
   */
  architecture?: string;
  /**
   * Amazon Resource Name of the AMI
   */
  arn?: string;
  /**
   * `legacy-bios`, `uefi`, `uefi-preferred` or empty
   */
  boot_mode?: string;
  /**
   * Time from which the AMI is deprecated (RFC 3339), to the minute
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
   * Hypervisor that the AMI says it is for
   */
  hypervisor?: string;
  /**
   * AMI id
   */
  id?: string;
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
   * Kernel (AKI) of a paravirtual AMI
   */
  kernel_id?: string;
  /**
   * Time of the last launch (RFC 3339)
   */
  last_launched_time?: string;
  /**
   * Whether its snapshots go with the AMI
   */
  manage_ebs_snapshots?: boolean;
  /**
   * Name, unique among your AMIs of the region
   */
  name: string;
  /**
   * Account of the owner
   */
  owner_id?: string;
  /**
   * `windows` or empty
   */
  platform?: string;
  /**
   * Platform as billed, such as `Linux/UNIX`
   */
  platform_details?: string;
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
   * Device name of the root volume, such as `/dev/xvda`
   */
  root_device_name?: string;
  /**
   * Snapshot of the root volume
   */
  root_snapshot_id?: string;
  /**
   * Whether the instance stays up: its disks are then as a power failure would leave them
   */
  snapshot_without_reboot?: boolean;
  /**
   * Instance to make the AMI of
   */
  source_instance_id: string;
  /**
   * `simple` when the guest has a driver for the 82599 virtual function
   */
  sriov_net_support?: string;
  /**
   * Tags by key
   */
  tags?: {
    [k: string]: string;
  };
  /**
   * Tags together with the provider's `default_tags`
   */
  tags_all?: {
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
   * Volume that the AMI maps
   */
  ebs_block_device?: AwsAmiFromInstanceEbsBlockDevice[];
  /**
   * Instance store volume that the AMI maps
   */
  ephemeral_block_device?: AwsAmiFromInstanceEphemeralBlockDevice[];
  timeouts?: AwsAmiFromInstanceTimeouts;
}
export interface AwsAmiFromInstanceEbsBlockDevice {
  /**
   * Whether the volume goes with the instance
   */
  delete_on_termination?: boolean;
  /**
   * Device name, such as `/dev/sdf`
   */
  device_name?: string;
  /**
   * Whether the volume is encrypted
   */
  encrypted?: boolean;
  /**
   * Input and output operations a second; for gp3, io1 and io2
   */
  iops?: number;
  /**
   * Outpost that keeps the snapshot
   */
  outpost_arn?: string;
  /**
   * Snapshot to start from
   */
  snapshot_id?: string;
  /**
   * Throughput, MiB/s; for gp3
   */
  throughput?: number;
  /**
   * Size, GiB; the snapshot's when left out
   */
  volume_size?: number;
  /**
   * Volume type
   */
  volume_type?: string;
}
export interface AwsAmiFromInstanceEphemeralBlockDevice {
  /**
   * Device name, such as `/dev/sdf`
   */
  device_name?: string;
  /**
   * Instance store volume, from `ephemeral0`
   */
  virtual_name?: string;
}
/**
 * How long each operation may take before it is given up
 */
export interface AwsAmiFromInstanceTimeouts {
  /**
   * Longest time to create, such as `10m`
   */
  create?: string;
  /**
   * Longest time to delete, such as `10m`
   */
  delete?: string;
  /**
   * Longest time to modify, such as `10m`
   */
  update?: string;
}
