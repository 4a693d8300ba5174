import { Construct } from "constructs";
import type { IPeer } from "./peer";
import type { Port } from "./port";
import { AwsVpcSecurityGroupEgressRule } from "./resources/aws-vpc-security-group-egress-rule";
import { AwsVpcSecurityGroupIngressRule } from "./resources/aws-vpc-security-group-ingress-rule";
import type { ISecurityGroup } from "./security-group";

export interface RuleOptions {
  /** @default - none */
  readonly description?: string;
  /** @default - none */
  readonly tags?: Readonly<Record<string, string>>;
}

export interface SecurityGroupRuleProps extends RuleOptions {
  readonly direction: "ingress" | "egress";
  readonly securityGroup: ISecurityGroup;
  readonly peer: IPeer;
  readonly port: Port;
}

/** One rule of a security group, with an id and a life of its own. */
export class SecurityGroupRule extends Construct {
  readonly resource: AwsVpcSecurityGroupIngressRule | AwsVpcSecurityGroupEgressRule;
  /** `sgr-…` */
  readonly securityGroupRuleId: string;

  constructor(scope: Construct, id: string, props: SecurityGroupRuleProps) {
    super(scope, id);
    const { direction, securityGroup, peer, port, description, tags } = props;
    const Rule = direction === "ingress" ? AwsVpcSecurityGroupIngressRule : AwsVpcSecurityGroupEgressRule;
    this.resource = new Rule(this, "Default", {
      security_group_id: securityGroup.securityGroupId,
      ...peer.peerArguments,
      ip_protocol: port.ipProtocol,
      from_port: port.fromPort,
      to_port: port.toPort,
      description,
      tags,
    });
    this.securityGroupRuleId = this.resource.text("security_group_rule_id");
  }
}
