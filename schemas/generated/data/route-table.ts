// Generated from schemas/spec by scripts/generate-types.ts; never edited by hand.

/**
 * A route table that exists
 */
export interface DataAwsRouteTable {
  /**
   * Amazon Resource Name of the route table
   */
  arn?: string;
  /**
   * What the table serves
   */
  associations?: DataAwsRouteTableAssociations[];
  /**
   * Gateway that the table is associated with
   */
  gateway_id?: string;
  /**
   * Route table id
   */
  id?: string;
  /**
   * Account of the owner, twelve digits
   */
  owner_id?: string;
  /**
   * Region that this is managed in; the provider's own when left out
   */
  region?: string;
  /**
   * Route table id
   */
  route_table_id?: string;
  /**
   * Routes besides the local one
   */
  routes?: DataAwsRouteTableRoutes[];
  /**
   * Subnet that the table is associated with
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
   * Filter of the EC2 API that the route table must match
   */
  filter?: DataAwsRouteTableFilter[];
  timeouts?: DataAwsRouteTableTimeouts;
}
export interface DataAwsRouteTableAssociations {
  /**
   * Gateway
   */
  gateway_id?: string;
  /**
   * Whether it is the VPC's main table
   */
  main?: boolean;
  /**
   * Association id
   */
  route_table_association_id?: string;
  /**
   * Route table id
   */
  route_table_id?: string;
  /**
   * Subnet
   */
  subnet_id?: string;
}
export interface DataAwsRouteTableRoutes {
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
   * Instance of the network interface
   */
  instance_id?: string;
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
export interface DataAwsRouteTableFilter {
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
export interface DataAwsRouteTableTimeouts {
  /**
   * Longest time to look up, such as `10m`
   */
  read?: string;
}
