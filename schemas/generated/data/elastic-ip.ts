// Generated from schemas/spec by scripts/generate-types.ts; never edited by hand.

/**
 * Look-up of an Elastic IP address
 */
export interface DataAwsEip {
  /**
   * Amazon Resource Name of the address
   */
  arn?: string;
  /**
   * Association id, while there is one
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
   * Pool of an Outpost's owner
   */
  customer_owned_ipv4_pool?: string;
  /**
   * `vpc`
   */
  domain?: string;
  /**
   * Allocation id
   */
  id?: string;
  /**
   * Instance that it stands for
   */
  instance_id?: string;
  /**
   * IPAM pool that it comes from
   */
  ipam_pool_id?: string;
  /**
   * Network interface that it stands for
   */
  network_interface_id?: string;
  /**
   * Account of the interface's owner
   */
  network_interface_owner_id?: string;
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
   * Public address
   */
  public_ip?: string;
  /**
   * Pool that it comes from
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
   * Filter of the EC2 API that the address must match
   */
  filter?: DataAwsEipFilter[];
  timeouts?: DataAwsEipTimeouts;
}
export interface DataAwsEipFilter {
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
export interface DataAwsEipTimeouts {
  /**
   * Longest time to look up, such as `10m`
   */
  read?: string;
}
