// Generated from schemas/spec by scripts/generate-types.ts; never edited by hand.

/**
 * A prefix list: networks under one name, for rules and routes
 */
export interface AwsEc2ManagedPrefixList {
  /**
   * Kind of its networks
   */
  address_family: "IPv4" | "IPv6";
  /**
   * Amazon Resource Name of the prefix list
   */
  arn?: string;
  /**
   * Prefix list id
   */
  id?: string;
  /**
   * How many entries it may come to have; rules and routes that name it count as so many
   */
  max_entries: number;
  /**
   * Name, which does not begin with `com.amazonaws`
   */
  name: string;
  /**
   * Account of the owner
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
   * Tags together with the provider's `default_tags`
   */
  tags_all?: {
    [k: string]: string;
  };
  /**
   * How often the entries have changed
   */
  version?: number;
  /**
   * A network; all of the list's when given
   */
  entry?: AwsEc2ManagedPrefixListInlineEntry[];
}
export interface AwsEc2ManagedPrefixListInlineEntry {
  /**
   * Network, such as `203.0.113.0/24`
   */
  cidr: string;
  /**
   * What the network is
   */
  description?: string;
}
