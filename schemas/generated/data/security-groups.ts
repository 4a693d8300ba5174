// Generated from schemas/spec by scripts/generate-types.ts; never edited by hand.

/**
 * The ids of security groups
 */
export interface DataAwsSecurityGroups {
  /**
   * Amazon Resource Names
   */
  arns?: string[];
  /**
   * Region
   */
  id?: string;
  /**
   * Security group ids
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
   * VPC of each group, in the order of the ids
   */
  vpc_ids?: string[];
  /**
   * Filter of the EC2 API that the security groups must match
   */
  filter?: DataAwsSecurityGroupsFilter[];
  timeouts?: DataAwsSecurityGroupsTimeouts;
}
export interface DataAwsSecurityGroupsFilter {
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
export interface DataAwsSecurityGroupsTimeouts {
  /**
   * Longest time to look up, such as `10m`
   */
  read?: string;
}
