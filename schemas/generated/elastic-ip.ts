// Generated from schemas/spec by scripts/generate-types.ts; never edited by hand.

/**
 * An Elastic IP address
 */
export interface AwsEip {
  /**
   * Address of a pool of your own, or one that was released lately
   */
  address?: string;
  /**
   * Allocation id
   */
  allocation_id?: string;
  /**
   * Amazon Resource Name of the address
   */
  arn?: string;
  /**
   * Private address that it stands for; the primary one when left out
   */
  associate_with_private_ip?: string;
  /**
   * Association id, while there is one
   */
  association_id?: string;
  /**
   * Address in a telecommunication carrier's network
   */
  carrier_ip?: string;
  /**
   * Address of a pool of an Outpost's owner
   */
  customer_owned_ip?: string;
  /**
   * Pool of addresses of an Outpost's owner
   */
  customer_owned_ipv4_pool?: string;
  /**
   * `vpc`; the one kind that there still is
   */
  domain?: "vpc";
  /**
   * Allocation id
   */
  id?: string;
  /**
   * Instance whose primary interface the address stands for
   */
  instance?: string;
  /**
   * IPAM pool that the address comes from
   */
  ipam_pool_id?: string;
  /**
   * Zones that announce the address; the region when left out
   */
  network_border_group?: string;
  /**
   * Network interface that the address stands for
   */
  network_interface?: string;
  /**
   * Host name of the private address within the VPC
   */
  private_dns?: string;
  /**
   * Private address that it stands for
   */
  private_ip?: string;
  /**
   * Name that the address resolves back to
   */
  ptr_record?: string;
  /**
   * Public host name
   */
  public_dns?: string;
  /**
   * Public IPv4 address
   */
  public_ip?: string;
  /**
   * Pool that the address comes from; that of Amazon when left out
   */
  public_ipv4_pool?: string;
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
  timeouts?: AwsEipTimeouts;
}
/**
 * How long each operation may take before it is given up
 */
export interface AwsEipTimeouts {
  /**
   * Longest time to delete, such as `10m`
   */
  delete?: string;
  /**
   * Longest time to look up, such as `10m`
   */
  read?: string;
  /**
   * Longest time to change, such as `10m`
   */
  update?: string;
}
