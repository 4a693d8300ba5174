// Generated from schemas/spec by scripts/generate-types.ts; never edited by hand.

/**
 * An EBS volume, looked up by filters
 */
export interface DataAwsEbsVolume {
  /**
   * Amazon Resource Name of the volume
   */
  arn?: string;
  /**
   * Zone that it is in, such as `eu-west-1a`
   */
  availability_zone?: string;
  /**
   * Time of creation (RFC 3339)
   */
  create_time?: string;
  /**
   * Whether the volume is encrypted
   */
  encrypted?: boolean;
  /**
   * Volume id
   */
  id?: string;
  /**
   * Input and output operations a second; for gp3, io1 and io2
   */
  iops?: number;
  /**
   * Key that encrypts the volume, as an ARN
   */
  kms_key_id?: string;
  /**
   * Whether to take the newest when several match
   */
  most_recent?: boolean;
  /**
   * Whether several instances may attach the volume
   */
  multi_attach_enabled?: boolean;
  /**
   * Outpost that keeps the volume
   */
  outpost_arn?: string;
  /**
   * Region that this is managed in; the provider's own when left out
   */
  region?: string;
  /**
   * Size, GiB
   */
  size?: number;
  /**
   * Snapshot that it was made of
   */
  snapshot_id?: string;
  /**
   * Tags by key
   */
  tags?: {
    [k: string]: string;
  };
  /**
   * Throughput, MiB/s; for gp3
   */
  throughput?: number;
  /**
   * Volume id
   */
  volume_id?: string;
  /**
   * Rate at which the snapshot is loaded, MiB/s
   */
  volume_initialization_rate?: number;
  /**
   * Volume type
   */
  volume_type?: string;
  /**
   * Filter of the EC2 API that the volume must match
   */
  filter?: DataAwsEbsVolumeFilter[];
  timeouts?: DataAwsEbsVolumeTimeouts;
}
export interface DataAwsEbsVolumeFilter {
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
export interface DataAwsEbsVolumeTimeouts {
  /**
   * Longest time to look up, such as `10m`
   */
  read?: string;
}
