// Generated from schemas/spec by scripts/generate-types.ts; never edited by hand.

/**
 * One rule of a network ACL
 */
export interface AwsNetworkAclRule {
  /**
   * IPv4 network that packets come from or go to
   */
  cidr_block?: string;
  /**
   * Whether it is about packets that leave the subnet
   */
  egress?: boolean;
  /**
   * First port
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
   * Made up of the rule: `nacl-` and a checksum
   */
  id?: string;
  /**
   * IPv6 network that packets come from or go to
   */
  ipv6_cidr_block?: string;
  /**
   * Network ACL that gets the rule
   */
  network_acl_id: string;
  /**
   * Name or number of a protocol, `-1` for all
   */
  protocol: string;
  /**
   * Region that this is managed in; the provider's own when left out
   */
  region?: string;
  /**
   * `allow` or `deny`
   */
  rule_action: string;
  /**
   * 1 to 32766; the lowest that matches decides
   */
  rule_number: number;
  /**
   * Last port
   */
  to_port?: number;
}
