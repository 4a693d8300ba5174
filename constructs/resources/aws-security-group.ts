import type { Construct } from "constructs";
import type { AwsSecurityGroup as Schema } from "../../schemas/generated/security-group";
import type { Configuration } from "./arguments";
import { AwsResource } from "./resource";

/** A security group. */
export class AwsSecurityGroup extends AwsResource<Schema> {
  static readonly tfResourceType = "aws_security_group";

  constructor(scope: Construct, id: string, configuration: Configuration<Schema>) {
    super(scope, id, AwsSecurityGroup.tfResourceType, configuration);
  }
}
