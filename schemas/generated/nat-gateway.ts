// Generated from schemas/spec by scripts/generate-types.ts; never edited by hand.

/**
 * A NAT gateway: the way out of subnets without public addresses
 */
export interface AwsNatGateway {
  /**
   * Elastic IP address of a public gateway, by allocation id
   */
  allocation_id?: string;
  /**
   * Association of the Elastic IP address
   */
  association_id?: string;
  /**
   * Whether a regional gateway follows the VPC to new zones
   */
  auto_provision_zones?: string;
  /**
   * Whether a regional gateway takes further addresses by itself
   */
  auto_scaling_ips?: string;
  /**
   * `zonal`, in one subnet, or `regional`, across the zones of a VPC
   */
  availability_mode?: "zonal" | "regional";
  /**
   * `public`, to the internet, or `private`, to other VPCs and networks
   */
  connectivity_type?: "public" | "private";
  /**
   * NAT gateway id
   */
  id?: string;
  /**
   * Network interface of the gateway
   */
  network_interface_id?: string;
  /**
   * Private address within the subnet; one of the free ones when left out
   */
  private_ip?: string;
  /**
   * Public address of the gateway
   */
  public_ip?: string;
  /**
   * Region that this is managed in; the provider's own when left out
   */
  region?: string;
  /**
   * Addresses of a regional gateway
   */
  regional_nat_gateway_address?: AwsNatGatewayRegionalNatGatewayAddress[];
  /**
   * Whether a regional gateway manages its addresses by itself
   */
  regional_nat_gateway_auto_mode?: string;
  /**
   * Route table of a regional gateway
   */
  route_table_id?: string;
  /**
   * Further Elastic IP addresses of a public gateway
   */
  secondary_allocation_ids?: string[];
  /**
   * How many further private addresses a private gateway gets
   */
  secondary_private_ip_address_count?: number;
  /**
   * Further private addresses
   */
  secondary_private_ip_addresses?: string[];
  /**
   * Subnet of a zonal gateway
   */
  subnet_id?: string;
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
   * VPC of a regional gateway
   */
  vpc_id?: string;
  /**
   * Elastic IP addresses of a regional gateway in one zone
   */
  availability_zone_address?: AwsNatGatewayAvailabilityZoneAddress[];
  timeouts?: AwsNatGatewayTimeouts;
}
export interface AwsNatGatewayRegionalNatGatewayAddress {
  /**
   * Allocation id
   */
  allocation_id?: string;
  /**
   * Association id
   */
  association_id?: string;
  /**
   * Zone
   */
  availability_zone?: string;
  /**
   * Zone id
   */
  availability_zone_id?: string;
  /**
   * Network interface
   */
  network_interface_id?: string;
  /**
   * Public address
   */
  public_ip?: string;
  /**
   * State of the address
   */
  status?: string;
}
export interface AwsNatGatewayAvailabilityZoneAddress {
  /**
   * Elastic IP addresses, by allocation id
   */
  allocation_ids: string[];
  /**
   * Zone, such as `eu-west-1a`
   */
  availability_zone?: string;
  /**
   * Zone id, such as `euw1-az3`
   */
  availability_zone_id?: string;
}
/**
 * How long each operation may take before it is given up
 */
export interface AwsNatGatewayTimeouts {
  /**
   * Longest time to create, such as `10m`
   */
  create?: string;
  /**
   * Longest time to delete, such as `10m`
   */
  delete?: string;
  /**
   * Longest time to change, such as `10m`
   */
  update?: string;
}
