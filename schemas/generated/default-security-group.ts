// Generated from schemas/spec by scripts/generate-types.ts; never edited by hand.

/**
 * The security group that a VPC comes with, taken into Terraform's care
 */
export interface AwsDefaultSecurityGroup {
  /**
   * Amazon Resource Name of the security group
   */
  arn?: string;
  /**
   * What the group is for
   */
  description?: string;
  /**
   * Outbound rules; none when left out
   */
  egress?: AwsDefaultSecurityGroupEgress[];
  /**
   * Security group id
   */
  id?: string;
  /**
   * Inbound rules; none when left out
   */
  ingress?: AwsDefaultSecurityGroupIngress[];
  /**
   * `default`
   */
  name?: string;
  /**
   * Always empty: the name is given
   */
  name_prefix?: string;
  /**
   * Account of the owner
   */
  owner_id?: string;
  /**
   * Region that this is managed in; the provider's own when left out
   */
  region?: string;
  /**
   * Without effect: destroying leaves the group as it is
   */
  revoke_rules_on_delete?: boolean;
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
   * VPC of the group; the default VPC when left out
   */
  vpc_id?: string;
}
export interface AwsDefaultSecurityGroupEgress {
  /**
   * IPv4 networks that packets may go to
   */
  cidr_blocks?: string[];
  /**
   * What the rule is for
   */
  description?: string;
  /**
   * First port, or ICMP type
   */
  from_port?: number;
  /**
   * IPv6 networks that packets may go to
   */
  ipv6_cidr_blocks?: string[];
  /**
   * Prefix lists
   */
  prefix_list_ids?: string[];
  /**
   * `tcp`, `udp`, `icmp`, `icmpv6`, a protocol number, or `-1` for all
   */
  protocol?: string;
  /**
   * Security groups whose members are admitted; ids
   */
  security_groups?: string[];
  /**
   * Whether members of this group are admitted
   */
  self?: boolean;
  /**
   * Last port, or ICMP code
   */
  to_port?: number;
}
export interface AwsDefaultSecurityGroupIngress {
  /**
   * IPv4 networks that packets may come from
   */
  cidr_blocks?: string[];
  /**
   * What the rule is for
   */
  description?: string;
  /**
   * First port, or ICMP type
   */
  from_port?: number;
  /**
   * IPv6 networks that packets may come from
   */
  ipv6_cidr_blocks?: string[];
  /**
   * Prefix lists
   */
  prefix_list_ids?: string[];
  /**
   * `tcp`, `udp`, `icmp`, `icmpv6`, a protocol number, or `-1` for all
   */
  protocol?: string;
  /**
   * Security groups whose members are admitted; ids
   */
  security_groups?: string[];
  /**
   * Whether members of this group are admitted
   */
  self?: boolean;
  /**
   * Last port, or ICMP code
   */
  to_port?: number;
}
