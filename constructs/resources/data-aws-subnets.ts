import type { Construct } from "constructs";
import type { DataAwsSubnets as Schema } from "../../schemas/generated/data/subnets";
import type { Configuration } from "./arguments";
import { AwsDataSource } from "./resource";

/** Look-up of subnets. */
export class DataAwsSubnets extends AwsDataSource<Schema> {
  static readonly tfResourceType = "aws_subnets";

  constructor(scope: Construct, id: string, configuration: Configuration<Schema> = {}) {
    super(scope, id, DataAwsSubnets.tfResourceType, configuration);
  }
}
