// Generated from schemas/spec by scripts/generate-types.ts; never edited by hand.

/**
 * Look-up of a prefix list of one of AWS's services
 */
export interface DataAwsPrefixList {
  /**
   * Its networks
   */
  cidr_blocks?: string[];
  /**
   * Prefix list id
   */
  id?: string;
  /**
   * Name, such as `com.amazonaws.eu-west-1.s3`
   */
  name?: string;
  /**
   * Prefix list id
   */
  prefix_list_id?: string;
  /**
   * Region that this is managed in; the provider's own when left out
   */
  region?: string;
  /**
   * Filter of the EC2 API that the prefix list must match
   */
  filter?: DataAwsPrefixListFilter[];
  timeouts?: DataAwsPrefixListTimeouts;
}
export interface DataAwsPrefixListFilter {
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
export interface DataAwsPrefixListTimeouts {
  /**
   * Longest time to look up, such as `10m`
   */
  read?: string;
}
