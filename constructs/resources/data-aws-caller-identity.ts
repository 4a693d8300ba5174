import type { Construct } from "constructs";
import type { DataAwsCallerIdentity as Schema } from "../../schemas/generated/data/caller-identity";
import type { Configuration } from "./arguments";
import { AwsDataSource } from "./resource";

/** Look-up of the account that deploys. */
export class DataAwsCallerIdentity extends AwsDataSource<Schema> {
  static readonly tfResourceType = "aws_caller_identity";

  constructor(scope: Construct, id: string, configuration: Configuration<Schema> = {}) {
    super(scope, id, DataAwsCallerIdentity.tfResourceType, configuration);
  }
}
