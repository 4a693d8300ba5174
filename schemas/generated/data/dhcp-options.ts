// Generated from schemas/spec by scripts/generate-types.ts; never edited by hand.

/**
 * DHCP options that exist
 */
export interface DataAwsVpcDhcpOptions {
  /**
   * Amazon Resource Name of the DHCP options
   */
  arn?: string;
  /**
   * DHCP options id
   */
  dhcp_options_id?: string;
  /**
   * Domain that unqualified names are completed with
   */
  domain_name?: string;
  /**
   * Name servers, `AmazonProvidedDNS` for the VPC's own
   */
  domain_name_servers?: string[];
  /**
   * DHCP options id
   */
  id?: string;
  /**
   * Seconds that an IPv6 address is leased for
   */
  ipv6_address_preferred_lease_time?: string;
  /**
   * NetBIOS name servers
   */
  netbios_name_servers?: string[];
  /**
   * How NetBIOS names are resolved; EC2 recommends `2`
   */
  netbios_node_type?: string;
  /**
   * Time servers
   */
  ntp_servers?: string[];
  /**
   * Account of the owner, twelve digits
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
   * Filter of the EC2 API that the DHCP options must match
   */
  filter?: DataAwsVpcDhcpOptionsFilter[];
  timeouts?: DataAwsVpcDhcpOptionsTimeouts;
}
export interface DataAwsVpcDhcpOptionsFilter {
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
export interface DataAwsVpcDhcpOptionsTimeouts {
  /**
   * Longest time to look up, such as `10m`
   */
  read?: string;
}
