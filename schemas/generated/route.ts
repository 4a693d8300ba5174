// Generated from schemas/spec by scripts/generate-types.ts; never edited by hand.

/**
 * One route of a route table
 */
export interface AwsRoute {
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
   * Id of the route in Terraform: route table and a checksum of the destination
   */
  id?: string;
  /**
   * Instance of the network interface
   */
  instance_id?: string;
  /**
   * Account of the instance
   */
  instance_owner_id?: string;
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
   * How the route came to be
   */
  origin?: string;
  /**
   * Region that this is managed in; the provider's own when left out
   */
  region?: string;
  /**
   * Route table
   */
  route_table_id: string;
  /**
   * `active`, or `blackhole` when the target is gone
   */
  state?: string;
  /**
   * Transit gateway
   */
  transit_gateway_id?: string;
  /**
   * Gateway Load Balancer endpoint
   */
  vpc_endpoint_id?: string;
  /**
   * Peering with another VPC
   */
  vpc_peering_connection_id?: string;
  timeouts?: AwsRouteTimeouts;
}
/**
 * How long each operation may take before it is given up
 */
export interface AwsRouteTimeouts {
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
