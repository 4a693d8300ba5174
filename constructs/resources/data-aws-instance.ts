import type { Construct } from "constructs";
import type { DataAwsInstance as Schema } from "../../schemas/generated/data/instance";
import type { Configuration } from "./arguments";
import { AwsDataSource } from "./resource";

/** Look-up of an instance. */
export class DataAwsInstance extends AwsDataSource<Schema> {
  static readonly tfResourceType = "aws_instance";

  constructor(scope: Construct, id: string, configuration: Configuration<Schema> = {}) {
    super(scope, id, DataAwsInstance.tfResourceType, configuration);
  }
}
