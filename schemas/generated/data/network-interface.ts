// Generated from schemas/spec by scripts/generate-types.ts; never edited by hand.

/**
 * Look-up of a network interface
 */
export interface DataAwsNetworkInterface {
  /**
   * Amazon Resource Name of the network interface
   */
  arn?: string;
  /**
   * Public address of the primary private one
   */
  association?: DataAwsNetworkInterfaceAssociation[];
  /**
   * Instance that it is attached to
   */
  attachment?: DataAwsNetworkInterfaceAttachment[];
  /**
   * Zone
   */
  availability_zone?: string;
  /**
   * What the interface is for
   */
  description?: string;
  /**
   * Network interface id
   */
  id?: string;
  /**
   * Kind of interface, `interface` for plain ones
   */
  interface_type?: string;
  /**
   * IPv6 addresses
   */
  ipv6_addresses?: string[];
  /**
   * MAC address
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
   * IPv4 addresses, the primary one first
   */
  private_ips?: string[];
  /**
   * Region that this is managed in; the provider's own when left out
   */
  region?: string;
  /**
   * Who made it, where that was a service
   */
  requester_id?: string;
  /**
   * Security groups
   */
  security_groups?: string[];
  /**
   * Subnet
   */
  subnet_id?: string;
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
   * Filter of the EC2 API that the network interface must match
   */
  filter?: DataAwsNetworkInterfaceFilter[];
  timeouts?: DataAwsNetworkInterfaceTimeouts;
}
export interface DataAwsNetworkInterfaceAssociation {
  /**
   * Allocation id
   */
  allocation_id?: string;
  /**
   * Association id
   */
  association_id?: string;
  /**
   * Address in a carrier's network
   */
  carrier_ip?: string;
  /**
   * Address of an Outpost's owner
   */
  customer_owned_ip?: string;
  /**
   * Account of the address's owner, or `amazon`
   */
  ip_owner_id?: string;
  /**
   * Public host name
   */
  public_dns_name?: string;
  /**
   * Public address
   */
  public_ip?: string;
}
export interface DataAwsNetworkInterfaceAttachment {
  /**
   * Attachment id
   */
  attachment_id?: string;
  /**
   * Position among the instance's interfaces
   */
  device_index?: number;
  /**
   * Instance
   */
  instance_id?: string;
  /**
   * Account of the instance's owner
   */
  instance_owner_id?: string;
  /**
   * Network card
   */
  network_card_index?: number;
}
export interface DataAwsNetworkInterfaceFilter {
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
export interface DataAwsNetworkInterfaceTimeouts {
  /**
   * Longest time to look up, such as `10m`
   */
  read?: string;
}
