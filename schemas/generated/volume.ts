// Generated from schemas/spec by scripts/generate-types.ts; never edited by hand.

/**
 * An EBS volume
 */
export interface AwsEbsVolume {
  /**
   * Amazon Resource Name of the volume
   */
  arn?: string;
  /**
   * Zone to keep the volume in, such as `eu-west-1a`; only its instances can attach it
   */
  availability_zone: string;
  /**
   * Time of creation (RFC 3339)
   */
  create_time?: string;
  /**
   * Whether the volume is encrypted
   */
  encrypted?: boolean;
  /**
   * Whether destroying takes a snapshot first
   */
  final_snapshot?: boolean;
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
   * Whether several instances may attach the volume; for io1 and io2
   */
  multi_attach_enabled?: boolean;
  /**
   * Outpost to keep the volume on
   */
  outpost_arn?: string;
  /**
   * Region that this is managed in; the provider's own when left out
   */
  region?: string;
  /**
   * Size, GiB; the snapshot's when left out
   */
  size?: number;
  /**
   * Snapshot to start from
   */
  snapshot_id?: string;
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
   * Throughput, MiB/s; for gp3
   */
  throughput?: number;
  /**
   * Volume type; `gp2` when left out
   */
  type?: "gp3" | "gp2" | "io1" | "io2" | "st1" | "sc1" | "standard";
  /**
   * Rate at which the snapshot is loaded, MiB/s
   */
  volume_initialization_rate?: number;
  timeouts?: AwsEbsVolumeTimeouts;
}
/**
 * How long each operation may take before it is given up
 */
export interface AwsEbsVolumeTimeouts {
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
