// Generated from schemas/spec by scripts/generate-types.ts; never edited by hand.

/**
 * Rules of a security group that share their protocol and ports: one for each source
 */
export interface AwsSecurityGroupRule {
  /**
   * IPv4 networks that packets come from or go to
   */
  cidr_blocks?: string[];
  /**
   * What the rules are for
   */
  description?: string;
  /**
   * First port, or ICMP type
   */
  from_port: number;
  /**
   * Made up of the rules: `sgrule-` and a checksum
   */
  id?: string;
  /**
   * IPv6 networks that packets come from or go to
   */
  ipv6_cidr_blocks?: string[];
  /**
   * Prefix lists
   */
  prefix_list_ids?: string[];
  /**
   * `tcp`, `udp`, `icmp`, `icmpv6`, a protocol number, or `-1` for all
   */
  protocol: string;
  /**
   * Region that this is managed in; the provider's own when left out
   */
  region?: string;
  /**
   * Security group that gets the rules
   */
  security_group_id: string;
  /**
   * Security group rule id, where there is one rule
   */
  security_group_rule_id?: string;
  /**
   * Whether members of this group are admitted
   */
  self?: boolean;
  /**
   * Security group whose members are admitted; `<account>/<group>` for one of another account
   */
  source_security_group_id?: string;
  /**
   * Last port, or ICMP code
   */
  to_port: number;
  /**
   * Direction of the first packet, as the group sees it
   */
  type: "ingress" | "egress";
  timeouts?: AwsSecurityGroupRuleTimeouts;
}
/**
 * How long each operation may take before it is given up
 */
export interface AwsSecurityGroupRuleTimeouts {
  /**
   * Longest time to create, such as `10m`
   */
  create?: string;
}
