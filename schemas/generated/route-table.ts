// Generated from schemas/spec by scripts/generate-types.ts; never edited by hand.

/**
 * Where packets of subnets go
 */
export interface AwsRouteTable {
  /**
   * Amazon Resource Name of the route table
   */
  arn?: string;
  /**
   * Route table id
   */
  id?: string;
  /**
   * Account of the owner, twelve digits
   */
  owner_id?: string;
  /**
   * Virtual private gateways that add their routes
   */
  propagating_vgws?: string[];
  /**
   * Region that this is managed in; the provider's own when left out
   */
  region?: string;
  /**
   * Routes besides the local one; all of them when given
   */
  route?: AwsRouteTableRoute[];
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
  timeouts?: AwsRouteTableTimeouts;
}
export interface AwsRouteTableRoute {
  /**
   * Carrier gateway of a Wavelength zone
   */
  carrier_gateway_id?: string;
  /**
   * Destination: IPv4 network
   */
  cidr_block?: string;
  /**
   * Core network of Cloud WAN
   */
  core_network_arn?: string;
  /**
   * Destination: managed prefix list
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
   * Destination: IPv6 network
   */
  ipv6_cidr_block?: string;
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
}
/**
 * How long each operation may take before it is given up
 */
export interface AwsRouteTableTimeouts {
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
