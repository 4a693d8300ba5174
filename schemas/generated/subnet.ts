// Generated from schemas/spec by scripts/generate-types.ts; never edited by hand.

/**
 * A part of a VPC in one zone
 */
export interface AwsSubnet {
  /**
   * Amazon Resource Name of the subnet
   */
  arn?: string;
  /**
   * Whether new interfaces get an IPv6 address
   */
  assign_ipv6_address_on_creation?: boolean;
  /**
   * Zone, such as `eu-west-1a`
   */
  availability_zone?: string;
  /**
   * Zone id, such as `euw1-az3`
   */
  availability_zone_id?: string;
  /**
   * IPv4 network within that of the VPC, /16 to /28
   */
  cidr_block?: string;
  /**
   * Pool of addresses of your own
   */
  customer_owned_ipv4_pool?: string;
  /**
   * Whether the resolver makes IPv6 addresses up for names that have none
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
   * IPv6 network, /64
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
   * What private host names are made of: the address, or the instance id
   */
  private_dns_hostname_type_on_launch?: "ip-name" | "resource-name";
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
  /**
   * VPC
   */
  vpc_id: string;
  timeouts?: AwsSubnetTimeouts;
}
/**
 * How long each operation may take before it is given up
 */
export interface AwsSubnetTimeouts {
  /**
   * Longest time to create, such as `10m`
   */
  create?: string;
  /**
   * Longest time to delete, such as `10m`
   */
  delete?: string;
}
