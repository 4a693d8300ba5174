// Generated from schemas/spec by scripts/generate-types.ts; never edited by hand.

export interface AwsSecurityGroup {
  arn?: string;
  description?: string;
  egress?: AwsSecurityGroupEgress[];
  id?: string;
  ingress?: AwsSecurityGroupIngress[];
  name?: string;
  name_prefix?: string;
  owner_id?: string;
  region?: string;
  revoke_rules_on_delete?: boolean;
  tags?: {
    [k: string]: string;
  };
  tags_all?: {
    [k: string]: string;
  };
  vpc_id?: string;
  timeouts?: AwsSecurityGroupTimeouts;
}
export interface AwsSecurityGroupEgress {
  cidr_blocks?: string[];
  description?: string;
  from_port?: number;
  ipv6_cidr_blocks?: string[];
  prefix_list_ids?: string[];
  protocol?: string;
  security_groups?: string[];
  self?: boolean;
  to_port?: number;
}
export interface AwsSecurityGroupIngress {
  cidr_blocks?: string[];
  description?: string;
  from_port?: number;
  ipv6_cidr_blocks?: string[];
  prefix_list_ids?: string[];
  protocol?: string;
  security_groups?: string[];
  self?: boolean;
  to_port?: number;
}
export interface AwsSecurityGroupTimeouts {
  create?: string;
  delete?: string;
}
