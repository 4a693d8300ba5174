// Generated from schemas/spec by scripts/generate-types.ts; never edited by hand.

/**
 * What DHCP tells the guests of VPCs
 */
export interface AwsVpcDhcpOptions {
  /**
   * Amazon Resource Name of the DHCP options
   */
  arn?: string;
  /**
   * Domain that unqualified names are completed with
   */
  domain_name?: string;
  /**
   * Name servers, `AmazonProvidedDNS` for the VPC's own
   *
   * @maxItems 4
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
   *
   * @maxItems 4
   */
  netbios_name_servers?: string[];
  /**
   * How NetBIOS names are resolved; EC2 recommends `2`
   */
  netbios_node_type?: "1" | "2" | "4" | "8";
  /**
   * Time servers
   *
   * @maxItems 4
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
   * Tags by key, those of the provider included
   */
  tags_all?: {
    [k: string]: string;
  };
}
