// Generated from schemas/spec by scripts/generate-types.ts; never edited by hand.

/**
 * A security group: the packet filter of network interfaces
 */
export interface AwsSecurityGroup {
  /**
   * Amazon Resource Name of the security group
   */
  arn?: string;
  /**
   * What the group is for, at most 255 characters
   */
  description?: string;
  /**
   * Outbound rules; all of them when given
   */
  egress?: AwsSecurityGroupEgress[];
  /**
   * Security group id
   */
  id?: string;
  /**
   * Inbound rules; all of them when given
   */
  ingress?: AwsSecurityGroupIngress[];
  /**
   * Name, unique in the VPC; made up when left out
   */
  name?: string;
  /**
   * What a name that is made up begins with
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
   * Whether destroying revokes all rules first, so that groups that name each other can go
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
   * VPC that the group is in; the default VPC when left out
   */
  vpc_id?: string;
  timeouts?: AwsSecurityGroupTimeouts;
}
export interface AwsSecurityGroupEgress {
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
export interface AwsSecurityGroupIngress {
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
/**
 * How long each operation may take before it is given up
 */
export interface AwsSecurityGroupTimeouts {
  /**
   * Longest time to create, such as `10m`
   */
  create?: string;
  /**
   * Longest time to delete, such as `10m`
   */
  delete?: string;
}
