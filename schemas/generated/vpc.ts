// Generated from schemas/spec by scripts/generate-types.ts; never edited by hand.

/**
 * A private network of your own
 */
export interface AwsVpc {
  /**
   * Amazon Resource Name of the VPC
   */
  arn?: string;
  /**
   * Whether the VPC gets an IPv6 network of Amazon's
   */
  assign_generated_ipv6_cidr_block?: boolean;
  /**
   * IPv4 network, /16 to /28
   */
  cidr_block?: string;
  /**
   * Network ACL of subnets that name none
   */
  default_network_acl_id?: string;
  /**
   * Main route table when this was last read
   */
  default_route_table_id?: string;
  /**
   * Security group of interfaces that name none
   */
  default_security_group_id?: string;
  /**
   * DHCP options; `default` when there are none
   */
  dhcp_options_id?: string;
  /**
   * Whether instances get public host names
   */
  enable_dns_hostnames?: boolean;
  /**
   * Whether Amazon's resolver answers
   */
  enable_dns_support?: boolean;
  /**
   * Whether address usage is measured
   */
  enable_network_address_usage_metrics?: boolean;
  /**
   * VPC id
   */
  id?: string;
  /**
   * Tenancy of instances
   */
  instance_tenancy?: "default" | "dedicated";
  /**
   * IPAM pool that the IPv4 network comes from
   */
  ipv4_ipam_pool_id?: string;
  /**
   * Prefix length of the IPv4 network from the pool
   */
  ipv4_netmask_length?: number;
  /**
   * Association of the IPv6 network
   */
  ipv6_association_id?: string;
  /**
   * IPv6 network, /56
   */
  ipv6_cidr_block?: string;
  /**
   * Group of zones that announces the IPv6 network
   */
  ipv6_cidr_block_network_border_group?: string;
  /**
   * IPAM pool that the IPv6 network comes from
   */
  ipv6_ipam_pool_id?: string;
  /**
   * Prefix length of the IPv6 network from the pool
   */
  ipv6_netmask_length?: number;
  /**
   * Route table of subnets that have no other
   */
  main_route_table_id?: string;
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
