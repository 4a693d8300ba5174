import type { Construct } from "constructs";
import type { DataAwsSecurityGroup as Schema } from "../../schemas/generated/data/security-group";
import type { Configuration } from "./arguments";
import { AwsDataSource } from "./resource";

/** Look-up of a security group. */
export class DataAwsSecurityGroup extends AwsDataSource<Schema> {
  static readonly tfResourceType = "aws_security_group";

  constructor(scope: Construct, id: string, configuration: Configuration<Schema> = {}) {
    super(scope, id, DataAwsSecurityGroup.tfResourceType, configuration);
  }
}
