// Generated from schemas/spec by scripts/generate-types.ts; never edited by hand.

/**
 * One network of a prefix list
 */
export interface AwsEc2ManagedPrefixListEntry {
  /**
   * Network, such as `203.0.113.0/24`
   */
  cidr: string;
  /**
   * What the network is
   */
  description?: string;
  /**
   * The list's id and the network
   */
  id?: string;
  /**
   * Prefix list that gets the network
   */
  prefix_list_id: string;
  /**
   * Region that this is managed in; the provider's own when left out
   */
  region?: string;
}
