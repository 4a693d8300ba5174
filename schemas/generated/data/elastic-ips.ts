// Generated from schemas/spec by scripts/generate-types.ts; never edited by hand.

/**
 * The ids and addresses of Elastic IPs
 */
export interface DataAwsEips {
  /**
   * Allocation ids
   */
  allocation_ids?: string[];
  /**
   * Region
   */
  id?: string;
  /**
   * Public addresses
   */
  public_ips?: string[];
  /**
   * Region that this is managed in; the provider's own when left out
   */
  region?: string;
  /**
   * Tags by key
   */
  tags?: {
    [k: string]: string;
  };
  /**
   * Filter of the EC2 API that the addresses must match
   */
  filter?: DataAwsEipsFilter[];
  timeouts?: DataAwsEipsTimeouts;
}
export interface DataAwsEipsFilter {
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
export interface DataAwsEipsTimeouts {
  /**
   * Longest time to look up, such as `10m`
   */
  read?: string;
}
