// Generated from schemas/spec by scripts/generate-types.ts; never edited by hand.

/**
 * The ids of route tables
 */
export interface DataAwsRouteTables {
  /**
   * Region
   */
  id?: string;
  /**
   * Route table ids
   */
  ids?: string[];
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
   * VPC
   */
  vpc_id?: string;
  /**
   * Filter of the EC2 API that the route tables must match
   */
  filter?: DataAwsRouteTablesFilter[];
  timeouts?: DataAwsRouteTablesTimeouts;
}
export interface DataAwsRouteTablesFilter {
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
export interface DataAwsRouteTablesTimeouts {
  /**
   * Longest time to look up, such as `10m`
   */
  read?: string;
}
