// Generated from schemas/spec by scripts/generate-types.ts; never edited by hand.

/**
 * A subnet that exists
 */
export interface DataAwsSubnet {
  /**
   * Amazon Resource Name of the subnet
   */
  arn?: string;
  /**
   * Whether new interfaces get an IPv6 address
   */
  assign_ipv6_address_on_creation?: boolean;
  /**
   * Zone
   */
  availability_zone?: string;
  /**
   * Zone id
   */
  availability_zone_id?: string;
  /**
   * Private addresses that are free
   */
  available_ip_address_count?: number;
  /**
   * IPv4 network
   */
  cidr_block?: string;
  /**
   * Pool of addresses of your own
   */
  customer_owned_ipv4_pool?: string;
  /**
   * Whether it is the default subnet of its zone
   */
  default_for_az?: boolean;
  /**
   * Whether the resolver makes IPv6 addresses up
   */
  enable_dns64?: boolean;
  /**
   * Device index of local network interfaces
   */
  enable_lni_at_device_index?: number;
  /**
   * Whether names made of instance ids resolve to IPv4 addresses
   */
  enable_resource_name_dns_a_record_on_launch?: boolean;
  /**
   * Whether names made of instance ids resolve to IPv6 addresses
   */
  enable_resource_name_dns_aaaa_record_on_launch?: boolean;
  /**
   * Subnet id
   */
  id?: string;
  /**
   * IPv6 network
   */
  ipv6_cidr_block?: string;
  /**
   * Association of the IPv6 network
   */
  ipv6_cidr_block_association_id?: string;
  /**
   * Whether there is no IPv4
   */
  ipv6_native?: boolean;
  /**
   * Whether new interfaces get an address of your own
   */
  map_customer_owned_ip_on_launch?: boolean;
  /**
   * Whether instances get a public address unless they say otherwise
   */
  map_public_ip_on_launch?: boolean;
  /**
   * Outpost of the subnet
   */
  outpost_arn?: string;
  /**
   * Account of the owner, twelve digits
   */
  owner_id?: string;
  /**
   * What private host names are made of
   */
  private_dns_hostname_type_on_launch?: string;
  /**
   * Region that this is managed in; the provider's own when left out
   */
  region?: string;
  /**
   * State of the subnet
   */
  state?: string;
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
   * Filter of the EC2 API that the subnet must match
   */
  filter?: DataAwsSubnetFilter[];
  timeouts?: DataAwsSubnetTimeouts;
}
export interface DataAwsSubnetFilter {
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
export interface DataAwsSubnetTimeouts {
  /**
   * Longest time to look up, such as `10m`
   */
  read?: string;
}
