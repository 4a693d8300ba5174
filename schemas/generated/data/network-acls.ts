// Generated from schemas/spec by scripts/generate-types.ts; never edited by hand.

/**
 * The ids of network ACLs
 */
export interface DataAwsNetworkAcls {
  /**
   * Region
   */
  id?: string;
  /**
   * Network ACL ids
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
   * Filter of the EC2 API that the network ACLs must match
   */
  filter?: DataAwsNetworkAclsFilter[];
  timeouts?: DataAwsNetworkAclsTimeouts;
}
export interface DataAwsNetworkAclsFilter {
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
export interface DataAwsNetworkAclsTimeouts {
  /**
   * Longest time to look up, such as `10m`
   */
  read?: string;
}
