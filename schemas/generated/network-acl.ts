// Generated from schemas/spec by scripts/generate-types.ts; never edited by hand.

/**
 * A network ACL: the stateless filter at the edge of subnets
 */
export interface AwsNetworkAcl {
  /**
   * Amazon Resource Name of the network ACL
   */
  arn?: string;
  /**
   * Outbound rules; all of them when given
   */
  egress?: AwsNetworkAclEgress[];
  /**
   * Network ACL id
   */
  id?: string;
  /**
   * Inbound rules; all of them when given
   */
  ingress?: AwsNetworkAclIngress[];
  /**
   * Account of the owner
   */
  owner_id?: string;
  /**
   * Region that this is managed in; the provider's own when left out
   */
  region?: string;
  /**
   * Subnets that it filters; all of them when given
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
  vpc_id: string;
}
export interface AwsNetworkAclEgress {
  /**
   * `allow` or `deny`
   */
  action?: string;
  /**
   * IPv4 network that packets go to
   */
  cidr_block?: string;
  /**
   * First port; 0 where the protocol has none
   */
  from_port?: number;
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
  protocol?: string;
  /**
   * 1 to 32766; the lowest that matches decides
   */
  rule_no?: number;
  /**
   * Last port; 0 where the protocol has none
   */
  to_port?: number;
}
export interface AwsNetworkAclIngress {
  /**
   * `allow` or `deny`
   */
  action?: string;
  /**
   * IPv4 network that packets come from
   */
  cidr_block?: string;
  /**
   * First port; 0 where the protocol has none
   */
  from_port?: number;
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
  protocol?: string;
  /**
   * 1 to 32766; the lowest that matches decides
   */
  rule_no?: number;
  /**
   * Last port; 0 where the protocol has none
   */
  to_port?: number;
}
