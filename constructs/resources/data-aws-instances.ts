import type { Construct } from "constructs";
import type { DataAwsInstances as Schema } from "../../schemas/generated/data/instances";
import type { Configuration } from "./arguments";
import { AwsDataSource } from "./resource";

/** The ids and addresses of instances. */
export class DataAwsInstances extends AwsDataSource<Schema> {
  static readonly tfResourceType = "aws_instances";

  constructor(scope: Construct, id: string, configuration: Configuration<Schema> = {}) {
    super(scope, id, DataAwsInstances.tfResourceType, configuration);
  }
}
