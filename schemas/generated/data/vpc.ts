// Generated from schemas/spec by scripts/generate-types.ts; never edited by hand.

/**
 * A virtual private cloud (VPC)
 */
export interface DataAwsVpc {
  /**
   * Amazon Resource Name of the VPC
   */
  arn?: string;
  /**
   * First IPv4 network
   */
  cidr_block?: string;
  /**
   * All IPv4 networks
   */
  cidr_block_associations?: DataAwsVpcCidrBlockAssociations[];
  /**
   * Whether it is the default VPC of the region
   */
  default?: boolean;
  /**
   * DHCP options
   */
  dhcp_options_id?: string;
  /**
   * Whether instances get public host names
   */
  enable_dns_hostnames?: boolean;
  /**
   * Whether Amazon's resolver answers
   */
  enable_dns_support?: boolean;
  /**
   * Whether address usage is measured
   */
  enable_network_address_usage_metrics?: boolean;
  /**
   * VPC id
   */
  id?: string;
  /**
   * Tenancy of instances
   */
  instance_tenancy?: string;
  /**
   * Association of the IPv6 network
   */
  ipv6_association_id?: string;
  /**
   * IPv6 network
   */
  ipv6_cidr_block?: string;
  /**
   * Main route table
   */
  main_route_table_id?: string;
  /**
   * Account of the owner
   */
  owner_id?: string;
  /**
   * Region that this is managed in; the provider's own when left out
   */
  region?: string;
  /**
   * State, `pending` or `available`
   */
  state?: string;
  /**
   * Tags by key
   */
  tags?: {
    [k: string]: string;
  };
  /**
   * Filter of the EC2 API that the VPC must match
   */
  filter?: DataAwsVpcFilter[];
  timeouts?: DataAwsVpcTimeouts;
}
export interface DataAwsVpcCidrBlockAssociations {
  /**
   * Id of the association
   */
  association_id?: string;
  /**
   * IPv4 network
   */
  cidr_block?: string;
  /**
   * State of the association
   */
  state?: string;
}
export interface DataAwsVpcFilter {
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
export interface DataAwsVpcTimeouts {
  /**
   * Longest time to look up, such as `10m`
   */
  read?: string;
}
