// Generated from schemas/spec by scripts/generate-types.ts; never edited by hand.

/**
 * Ids of the snapshots that filters find
 */
export interface DataAwsEbsSnapshotIds {
  /**
   * Region
   */
  id?: string;
  /**
   * Snapshot ids, the newest first
   */
  ids?: string[];
  /**
   * Accounts of owners: ids, `self` or `amazon`
   */
  owners?: string[];
  /**
   * Region that this is managed in; the provider's own when left out
   */
  region?: string;
  /**
   * Accounts that may make volumes of them: ids, `self` or `all`
   */
  restorable_by_user_ids?: string[];
  /**
   * Filter of the EC2 API that the snapshots must match
   */
  filter?: DataAwsEbsSnapshotIdsFilter[];
  timeouts?: DataAwsEbsSnapshotIdsTimeouts;
}
export interface DataAwsEbsSnapshotIdsFilter {
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
export interface DataAwsEbsSnapshotIdsTimeouts {
  /**
   * Longest time to look up, such as `10m`
   */
  read?: string;
}
