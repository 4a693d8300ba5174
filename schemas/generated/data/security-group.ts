// Generated from schemas/spec by scripts/generate-types.ts; never edited by hand.

/**
 * Look-up of a security group
 */
export interface DataAwsSecurityGroup {
  /**
   * Amazon Resource Name of the security group
   */
  arn?: string;
  /**
   * What the group is for
   */
  description?: string;
  /**
   * Security group id
   */
  id?: string;
  /**
   * Name
   */
  name?: string;
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
   * Filter of the EC2 API that the security group must match
   */
  filter?: DataAwsSecurityGroupFilter[];
  timeouts?: DataAwsSecurityGroupTimeouts;
}
export interface DataAwsSecurityGroupFilter {
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
export interface DataAwsSecurityGroupTimeouts {
  /**
   * Longest time to look up, such as `10m`
   */
  read?: string;
}
