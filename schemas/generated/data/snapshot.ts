// Generated from schemas/spec by scripts/generate-types.ts; never edited by hand.

/**
 * A snapshot, looked up by owner and filters
 */
export interface DataAwsEbsSnapshot {
  /**
   * Amazon Resource Name of the snapshot
   */
  arn?: string;
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
   * Whether to take the newest when several match
   */
  most_recent?: boolean;
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
   * Accounts of owners: ids, `self` or `amazon`
   */
  owners?: string[];
  /**
   * Region that this is managed in; the provider's own when left out
   */
  region?: string;
  /**
   * Accounts that may make volumes of it: ids, `self` or `all`
   */
  restorable_by_user_ids?: string[];
  /**
   * Snapshot id
   */
  snapshot_id?: string;
  /**
   * Snapshot ids to choose from
   */
  snapshot_ids?: string[];
  /**
   * Time at which it was started (RFC 3339)
   */
  start_time?: string;
  /**
   * State, such as `completed`
   */
  state?: string;
  /**
   * Storage tier, `standard` or `archive`
   */
  storage_tier?: string;
  /**
   * Tags by key
   */
  tags?: {
    [k: string]: string;
  };
  /**
   * Volume that it was taken of
   */
  volume_id?: string;
  /**
   * Size of the volume, GiB
   */
  volume_size?: number;
  /**
   * Filter of the EC2 API that the snapshot must match
   */
  filter?: DataAwsEbsSnapshotFilter[];
  timeouts?: DataAwsEbsSnapshotTimeouts;
}
export interface DataAwsEbsSnapshotFilter {
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
export interface DataAwsEbsSnapshotTimeouts {
  /**
   * Longest time to look up, such as `10m`
   */
  read?: string;
}
