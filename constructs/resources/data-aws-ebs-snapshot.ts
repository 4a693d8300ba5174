import type { Construct } from "constructs";
import type { DataAwsEbsSnapshot as Schema } from "../../schemas/generated/data/snapshot";
import type { Configuration } from "./arguments";
import { AwsDataSource } from "./resource";

/** Look-up of a snapshot. */
export class DataAwsEbsSnapshot extends AwsDataSource<Schema> {
  static readonly tfResourceType = "aws_ebs_snapshot";

  constructor(scope: Construct, id: string, configuration: Configuration<Schema> = {}) {
    super(scope, id, DataAwsEbsSnapshot.tfResourceType, configuration);
  }
}
