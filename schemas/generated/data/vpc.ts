// Generated from schemas/spec by scripts/generate-types.ts; never edited by hand.

export interface DataAwsVpc {
  arn?: string;
  cidr_block?: string;
  cidr_block_associations?: DataAwsVpcCidrBlockAssociations[];
  default?: boolean;
  dhcp_options_id?: string;
  enable_dns_hostnames?: boolean;
  enable_dns_support?: boolean;
  enable_network_address_usage_metrics?: boolean;
  id?: string;
  instance_tenancy?: string;
  ipv6_association_id?: string;
  ipv6_cidr_block?: string;
  main_route_table_id?: string;
  owner_id?: string;
  region?: string;
  state?: string;
  tags?: {
    [k: string]: string;
  };
  filter?: DataAwsVpcFilter[];
  timeouts?: DataAwsVpcTimeouts;
}
export interface DataAwsVpcCidrBlockAssociations {
  association_id?: string;
  cidr_block?: string;
  state?: string;
}
export interface DataAwsVpcFilter {
  name: string;
  values: string[];
}
export interface DataAwsVpcTimeouts {
  read?: string;
}
