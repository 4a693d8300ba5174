import type { Construct } from "constructs";
import type { AwsVpcSecurityGroupEgressRule as Schema } from "../../schemas/generated/security-group-egress-rule";
import type { Configuration } from "./arguments";
import { AwsResource } from "./resource";

/** One rule that lets traffic out. */
export class AwsVpcSecurityGroupEgressRule extends AwsResource<Schema> {
  static readonly tfResourceType = "aws_vpc_security_group_egress_rule";

  constructor(scope: Construct, id: string, configuration: Configuration<Schema>) {
    super(scope, id, AwsVpcSecurityGroupEgressRule.tfResourceType, configuration);
  }
}
