// Generated from schemas/spec by scripts/generate-types.ts; never edited by hand.

/**
 * Look-up of a NAT gateway
 */
export interface DataAwsNatGateway {
  /**
   * Elastic IP address, by allocation id
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
   * `zonal` or `regional`
   */
  availability_mode?: string;
  /**
   * Elastic IP addresses of a regional gateway, zone by zone
   */
  availability_zone_address?: DataAwsNatGatewayAvailabilityZoneAddress[];
  /**
   * `public` or `private`
   */
  connectivity_type?: string;
  /**
   * NAT gateway id
   */
  id?: string;
  /**
   * Network interface of the gateway
   */
  network_interface_id?: string;
  /**
   * Private address
   */
  private_ip?: string;
  /**
   * Public address
   */
  public_ip?: string;
  /**
   * Region that this is managed in; the provider's own when left out
   */
  region?: string;
  /**
   * Addresses of a regional gateway
   */
  regional_nat_gateway_address?: DataAwsNatGatewayRegionalNatGatewayAddress[];
  /**
   * Route table of a regional gateway
   */
  route_table_id?: string;
  /**
   * Further Elastic IP addresses
   */
  secondary_allocation_ids?: string[];
  /**
   * How many further private addresses
   */
  secondary_private_ip_address_count?: number;
  /**
   * Further private addresses
   */
  secondary_private_ip_addresses?: string[];
  /**
   * `pending`, `available`, `deleting`, `deleted` or `failed`
   */
  state?: string;
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
   * Filter of the EC2 API that the NAT gateway must match
   */
  filter?: DataAwsNatGatewayFilter[];
  timeouts?: DataAwsNatGatewayTimeouts;
}
export interface DataAwsNatGatewayAvailabilityZoneAddress {
  /**
   * Elastic IP addresses
   */
  allocation_ids?: string[];
  /**
   * Zone
   */
  availability_zone?: string;
  /**
   * Zone id
   */
  availability_zone_id?: string;
}
export interface DataAwsNatGatewayRegionalNatGatewayAddress {
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
export interface DataAwsNatGatewayFilter {
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
export interface DataAwsNatGatewayTimeouts {
  /**
   * Longest time to look up, such as `10m`
   */
  read?: string;
}
