// Generated from schemas/spec by scripts/generate-types.ts; never edited by hand.

/**
 * A copy of a snapshot, perhaps from another region
 */
export interface AwsEbsSnapshotCopy {
  /**
   * Amazon Resource Name of the snapshot
   */
  arn?: string;
  /**
   * Minutes that the copy may take, for a time-based copy
   */
  completion_duration_minutes?: number;
  /**
   * Data key of the encryption
   */
  data_encryption_key_id?: string;
  /**
   * Description
   */
  description?: string;
  /**
   * Whether the snapshot is encrypted
   */
  encrypted?: boolean;
  /**
   * Snapshot id
   */
  id?: string;
  /**
   * Key that encrypts the snapshot, as an ARN
   */
  kms_key_id?: string;
  /**
   * Outpost that keeps the snapshot
   */
  outpost_arn?: string;
  /**
   * Owner by alias, such as `amazon`
   */
  owner_alias?: string;
  /**
   * Account of the owner
   */
  owner_id?: string;
  /**
   * Whether leaving the archive is for good
   */
  permanent_restore?: boolean;
  /**
   * Region that this is managed in; the provider's own when left out
   */
  region?: string;
  /**
   * Region of the snapshot to copy, such as `eu-west-1`
   */
  source_region: string;
  /**
   * Snapshot to copy
   */
  source_snapshot_id: string;
  /**
   * `standard` or `archive`
   */
  storage_tier?: "standard" | "archive";
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
   * Days that the snapshot stays out of the archive
   */
  temporary_restore_days?: number;
  /**
   * Volume of the copy, which is none that exists: `vol-ffffffff` at AWS
   */
  volume_id?: string;
  /**
   * Size of the volume, GiB
   */
  volume_size?: number;
  timeouts?: AwsEbsSnapshotCopyTimeouts;
}
/**
 * How long each operation may take before it is given up
 */
export interface AwsEbsSnapshotCopyTimeouts {
  /**
   * Longest time to create, such as `10m`
   */
  create?: string;
  /**
   * Longest time to delete, such as `10m`
   */
  delete?: string;
}
