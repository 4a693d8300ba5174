// Generated from schemas/spec by scripts/generate-types.ts; never edited by hand.

/**
 * Permission to make volumes of a snapshot
 */
export interface AwsSnapshotCreateVolumePermission {
  /**
   * Account that may make volumes of it
   */
  account_id: string;
  /**
   * Snapshot and account
   */
  id?: string;
  /**
   * Region that this is managed in; the provider's own when left out
   */
  region?: string;
  /**
   * Snapshot
   */
  snapshot_id: string;
  timeouts?: AwsSnapshotCreateVolumePermissionTimeouts;
}
/**
 * How long each operation may take before it is given up
 */
export interface AwsSnapshotCreateVolumePermissionTimeouts {
  /**
   * Longest time to share, such as `10m`
   */
  create?: string;
  /**
   * Longest time to end sharing, such as `10m`
   */
  delete?: string;
}
