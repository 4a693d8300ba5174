import type { Construct } from "constructs";
import type { DataAwsRegion as Schema } from "../../schemas/generated/data/region";
import type { Configuration } from "./arguments";
import { AwsDataSource } from "./resource";

/** Look-up of the region that the provider works in. */
export class DataAwsRegion extends AwsDataSource<Schema> {
  static readonly tfResourceType = "aws_region";

  constructor(scope: Construct, id: string, configuration: Configuration<Schema> = {}) {
    super(scope, id, DataAwsRegion.tfResourceType, configuration);
  }
}
