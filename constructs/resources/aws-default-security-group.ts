import type { Construct } from "constructs";
import type { AwsDefaultSecurityGroup as Schema } from "../../schemas/generated/default-security-group";
import type { Configuration } from "./arguments";
import { AwsResource } from "./resource";

/** The security group that a VPC comes with, taken into Terraform's care. */
export class AwsDefaultSecurityGroup extends AwsResource<Schema> {
  static readonly tfResourceType = "aws_default_security_group";

  constructor(scope: Construct, id: string, configuration: Configuration<Schema> = {}) {
    super(scope, id, AwsDefaultSecurityGroup.tfResourceType, configuration);
  }
}
