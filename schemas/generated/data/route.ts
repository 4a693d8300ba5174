// Generated from schemas/spec by scripts/generate-types.ts; never edited by hand.

/**
 * One route that exists
 */
export interface DataAwsRoute {
  /**
   * Carrier gateway of a Wavelength zone
   */
  carrier_gateway_id?: string;
  /**
   * Core network of Cloud WAN
   */
  core_network_arn?: string;
  /**
   * IPv4 network
   */
  destination_cidr_block?: string;
  /**
   * IPv6 network
   */
  destination_ipv6_cidr_block?: string;
  /**
   * Managed prefix list
   */
  destination_prefix_list_id?: string;
  /**
   * Gateway that lets IPv6 out only
   */
  egress_only_gateway_id?: string;
  /**
   * Internet gateway; `local` for the VPC's own network
   */
  gateway_id?: string;
  /**
   * Id of the route in Terraform
   */
  id?: string;
  /**
   * Instance of the network interface
   */
  instance_id?: string;
  /**
   * Local gateway of an Outpost
   */
  local_gateway_id?: string;
  /**
   * NAT gateway
   */
  nat_gateway_id?: string;
  /**
   * Network interface of an instance that forwards
   */
  network_interface_id?: string;
  /**
   * Region that this is managed in; the provider's own when left out
   */
  region?: string;
  /**
   * Route table
   */
  route_table_id: string;
  /**
   * Transit gateway
   */
  transit_gateway_id?: string;
  /**
   * Peering with another VPC
   */
  vpc_peering_connection_id?: string;
  timeouts?: DataAwsRouteTimeouts;
}
/**
 * How long each operation may take before it is given up
 */
export interface DataAwsRouteTimeouts {
  /**
   * Longest time to look up, such as `10m`
   */
  read?: string;
}
