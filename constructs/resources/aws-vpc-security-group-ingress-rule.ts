import type { Construct } from "constructs";
import type { AwsVpcSecurityGroupIngressRule as Schema } from "../../schemas/generated/security-group-ingress-rule";
import type { Configuration } from "./arguments";
import { AwsResource } from "./resource";

/** One rule that lets traffic in. */
export class AwsVpcSecurityGroupIngressRule extends AwsResource<Schema> {
  static readonly tfResourceType = "aws_vpc_security_group_ingress_rule";

  constructor(scope: Construct, id: string, configuration: Configuration<Schema>) {
    super(scope, id, AwsVpcSecurityGroupIngressRule.tfResourceType, configuration);
  }
}
