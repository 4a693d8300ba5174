// Generated from schemas/spec by scripts/generate-types.ts; never edited by hand.

/**
 * A network interface: an instance's card in a subnet
 */
export interface AwsNetworkInterface {
  /**
   * Amazon Resource Name of the network interface
   */
  arn?: string;
  /**
   * What the interface is for, at most 255 characters
   */
  description?: string;
  /**
   * Whether the first IPv6 address stays the interface's own
   */
  enable_primary_ipv6?: boolean;
  /**
   * Network interface id
   */
  id?: string;
  /**
   * Kind of interface where it is no plain one
   */
  interface_type?: "branch" | "efa" | "efa-only" | "trunk";
  /**
   * How many /28 blocks of the subnet the interface gets
   */
  ipv4_prefix_count?: number;
  /**
   * Blocks of the subnet that belong to the interface
   */
  ipv4_prefixes?: string[];
  /**
   * How many IPv6 addresses the interface gets
   */
  ipv6_address_count?: number;
  /**
   * IPv6 addresses in order, where `ipv6_address_list_enabled`
   */
  ipv6_address_list?: string[];
  /**
   * Whether `ipv6_address_list` governs the IPv6 addresses
   */
  ipv6_address_list_enabled?: boolean;
  /**
   * IPv6 addresses
   */
  ipv6_addresses?: string[];
  /**
   * How many /80 blocks of the subnet the interface gets
   */
  ipv6_prefix_count?: number;
  /**
   * IPv6 blocks of the subnet that belong to the interface
   */
  ipv6_prefixes?: string[];
  /**
   * MAC address, such as `0a:1b:2c:3d:4e:5f`
   */
  mac_address?: string;
  /**
   * Outpost that the interface is on
   */
  outpost_arn?: string;
  /**
   * Account of the owner
   */
  owner_id?: string;
  /**
   * Host name of the primary address within the VPC
   */
  private_dns_name?: string;
  /**
   * Primary IPv4 address
   */
  private_ip?: string;
  /**
   * IPv4 addresses, the primary one first, where `private_ip_list_enabled`
   */
  private_ip_list?: string[];
  /**
   * Whether `private_ip_list` governs the addresses, rather than `private_ips` and `private_ips_count`
   */
  private_ip_list_enabled?: boolean;
  /**
   * IPv4 addresses within the subnet; one of the free ones when left out
   */
  private_ips?: string[];
  /**
   * How many addresses beside the primary one
   */
  private_ips_count?: number;
  /**
   * Region that this is managed in; the provider's own when left out
   */
  region?: string;
  /**
   * Security groups; the default group of the VPC when left out
   */
  security_groups?: string[];
  /**
   * Whether packets that are neither from nor to the interface are dropped
   */
  source_dest_check?: boolean;
  /**
   * Subnet of the interface
   */
  subnet_id: string;
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
   * Instance that the interface is attached to
   */
  attachment?: AwsNetworkInterfaceInlineAttachment[];
}
export interface AwsNetworkInterfaceInlineAttachment {
  /**
   * Attachment id
   */
  attachment_id?: string;
  /**
   * Position among the instance's interfaces, 1 or more
   */
  device_index: number;
  /**
   * Instance id
   */
  instance: string;
  /**
   * Network card, 0 for the first
   */
  network_card_index?: number;
}
