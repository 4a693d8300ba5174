// Generated from schemas/spec by scripts/generate-types.ts; never edited by hand.

/**
 * Ids of the machine images (AMIs) that filters find
 */
export interface DataAwsAmiIds {
  /**
   * Accounts that may launch the AMI: ids, `self` or `all`
   */
  executable_users?: string[];
  /**
   * Checksum of the query
   */
  id?: string;
  /**
   * AMI ids, the newest first unless `sort_ascending`
   */
  ids?: string[];
  /**
   * Whether deprecated AMIs count
   */
  include_deprecated?: boolean;
  /**
   * Regular expression for the name, applied to what AWS returns
   */
  name_regex?: string;
  /**
   * Accounts of owners: ids, `self` or aliases such as `amazon`
   */
  owners: string[];
  /**
   * Region that this is managed in; the provider's own when left out
   */
  region?: string;
  /**
   * Whether the oldest comes first
   */
  sort_ascending?: boolean;
  /**
   * Filter of the EC2 API that the AMIs must match
   */
  filter?: DataAwsAmiIdsFilter[];
  timeouts?: DataAwsAmiIdsTimeouts;
}
export interface DataAwsAmiIdsFilter {
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
export interface DataAwsAmiIdsTimeouts {
  /**
   * Longest time to look up, such as `10m`
   */
  read?: string;
}
