import type { Construct } from "constructs";
import type { AwsSecurityGroupRule as Schema } from "../../schemas/generated/security-group-rule";
import type { Configuration } from "./arguments";
import { AwsResource } from "./resource";

/** Rules of a security group that share their protocol and ports: one for each source. */
export class AwsSecurityGroupRule extends AwsResource<Schema> {
  static readonly tfResourceType = "aws_security_group_rule";

  constructor(scope: Construct, id: string, configuration: Configuration<Schema>) {
    super(scope, id, AwsSecurityGroupRule.tfResourceType, configuration);
  }
}
