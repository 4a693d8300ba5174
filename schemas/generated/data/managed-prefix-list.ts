// Generated from schemas/spec by scripts/generate-types.ts; never edited by hand.

/**
 * Look-up of a prefix list
 */
export interface DataAwsEc2ManagedPrefixList {
  /**
   * `IPv4` or `IPv6`
   */
  address_family?: string;
  /**
   * Amazon Resource Name of the prefix list
   */
  arn?: string;
  /**
   * Its networks
   */
  entries?: DataAwsEc2ManagedPrefixListEntries[];
  /**
   * Prefix list id
   */
  id?: string;
  /**
   * How many entries it may come to have
   */
  max_entries?: number;
  /**
   * Name
   */
  name?: string;
  /**
   * Account of the owner, or `AWS`
   */
  owner_id?: string;
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
   * How often the entries have changed
   */
  version?: number;
  /**
   * Filter of the EC2 API that the prefix list must match
   */
  filter?: DataAwsEc2ManagedPrefixListFilter[];
  timeouts?: DataAwsEc2ManagedPrefixListTimeouts;
}
export interface DataAwsEc2ManagedPrefixListEntries {
  /**
   * Network
   */
  cidr?: string;
  /**
   * What the network is
   */
  description?: string;
}
export interface DataAwsEc2ManagedPrefixListFilter {
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
export interface DataAwsEc2ManagedPrefixListTimeouts {
  /**
   * Longest time to look up, such as `10m`
   */
  read?: string;
}
