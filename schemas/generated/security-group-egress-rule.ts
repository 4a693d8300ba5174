// Generated from schemas/spec by scripts/generate-types.ts; never edited by hand.

/**
 * An outbound rule of a security group
 */
export interface AwsVpcSecurityGroupEgressRule {
  /**
   * Amazon Resource Name of the rule
   */
  arn?: string;
  /**
   * IPv4 network as destination, such as `203.0.113.0/24`
   */
  cidr_ipv4?: string;
  /**
   * IPv6 network as destination, such as `2001:db8::/32`
   */
  cidr_ipv6?: string;
  /**
   * What the rule is for
   */
  description?: string;
  /**
   * First port, or ICMP type
   */
  from_port?: number;
  /**
   * Security group rule id
   */
  id?: string;
  /**
   * `tcp`, `udp`, `icmp`, `icmpv6`, a protocol number, or `-1` for all
   */
  ip_protocol: string;
  /**
   * Prefix list as destination
   */
  prefix_list_id?: string;
  /**
   * Security group whose members are the destination; `<account>/<group>` for one of another account
   */
  referenced_security_group_id?: string;
  /**
   * Region that this is managed in; the provider's own when left out
   */
  region?: string;
  /**
   * Security group that gets the rule
   */
  security_group_id: string;
  /**
   * Security group rule id
   */
  security_group_rule_id?: string;
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
   * Last port, or ICMP code
   */
  to_port?: number;
}
