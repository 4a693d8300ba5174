// Generated from schemas/spec by scripts/generate-types.ts; never edited by hand.

export interface AwsVpcSecurityGroupEgressRule {
  arn?: string;
  cidr_ipv4?: string;
  cidr_ipv6?: string;
  description?: string;
  from_port?: number;
  id?: string;
  ip_protocol: string;
  prefix_list_id?: string;
  referenced_security_group_id?: string;
  region?: string;
  security_group_id: string;
  security_group_rule_id?: string;
  tags?: {
    [k: string]: string;
  };
  tags_all?: {
    [k: string]: string;
  };
  to_port?: number;
}
