import type { Construct } from "constructs";
import type { DataAwsSubnet as Schema } from "../../schemas/generated/data/subnet";
import type { Configuration } from "./arguments";
import { AwsDataSource } from "./resource";

/** Look-up of a subnet. */
export class DataAwsSubnet extends AwsDataSource<Schema> {
  static readonly tfResourceType = "aws_subnet";

  constructor(scope: Construct, id: string, configuration: Configuration<Schema> = {}) {
    super(scope, id, DataAwsSubnet.tfResourceType, configuration);
  }
}
