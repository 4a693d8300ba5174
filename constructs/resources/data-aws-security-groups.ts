import type { Construct } from "constructs";
import type { DataAwsSecurityGroups as Schema } from "../../schemas/generated/data/security-groups";
import type { Configuration } from "./arguments";
import { AwsDataSource } from "./resource";

/** The ids of security groups. */
export class DataAwsSecurityGroups extends AwsDataSource<Schema> {
  static readonly tfResourceType = "aws_security_groups";

  constructor(scope: Construct, id: string, configuration: Configuration<Schema> = {}) {
    super(scope, id, DataAwsSecurityGroups.tfResourceType, configuration);
  }
}
