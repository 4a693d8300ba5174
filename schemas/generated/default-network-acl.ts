// Generated from schemas/spec by scripts/generate-types.ts; never edited by hand.

/**
 * The network ACL that a VPC comes with, taken into Terraform's care
 */
export interface AwsDefaultNetworkAcl {
  /**
   * Amazon Resource Name of the network ACL
   */
  arn?: string;
  /**
   * Network ACL id: the VPC's `default_network_acl_id`
   */
  default_network_acl_id: string;
  /**
   * Network ACL id
   */
  id?: string;
  /**
   * Account of the owner
   */
  owner_id?: string;
  /**
   * Region that this is managed in; the provider's own when left out
   */
  region?: string;
  /**
   * Subnets that it filters; those that are left out stay until they get another ACL
   */
  subnet_ids?: string[];
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
   * VPC
   */
  vpc_id?: string;
  /**
   * Outbound rules; none when left out
   */
  egress?: AwsDefaultNetworkAclEgress[];
  /**
   * Inbound rules; none when left out
   */
  ingress?: AwsDefaultNetworkAclIngress[];
}
export interface AwsDefaultNetworkAclEgress {
  /**
   * `allow` or `deny`
   */
  action: string;
  /**
   * IPv4 network that packets go to
   */
  cidr_block?: string;
  /**
   * First port; 0 where the protocol has none
   */
  from_port: number;
  /**
   * ICMP code, -1 for all
   */
  icmp_code?: number;
  /**
   * ICMP type, -1 for all
   */
  icmp_type?: number;
  /**
   * IPv6 network that packets go to
   */
  ipv6_cidr_block?: string;
  /**
   * Name or number of a protocol, `-1` for all
   */
  protocol: string;
  /**
   * 1 to 32766; the lowest that matches decides
   */
  rule_no: number;
  /**
   * Last port; 0 where the protocol has none
   */
  to_port: number;
}
export interface AwsDefaultNetworkAclIngress {
  /**
   * `allow` or `deny`
   */
  action: string;
  /**
   * IPv4 network that packets come from
   */
  cidr_block?: string;
  /**
   * First port; 0 where the protocol has none
   */
  from_port: number;
  /**
   * ICMP code, -1 for all
   */
  icmp_code?: number;
  /**
   * ICMP type, -1 for all
   */
  icmp_type?: number;
  /**
   * IPv6 network that packets come from
   */
  ipv6_cidr_block?: string;
  /**
   * Name or number of a protocol, `-1` for all
   */
  protocol: string;
  /**
   * 1 to 32766; the lowest that matches decides
   */
  rule_no: number;
  /**
   * Last port; 0 where the protocol has none
   */
  to_port: number;
}
