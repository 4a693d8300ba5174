import type { Construct } from "constructs";
import type { DataAwsVpc as Schema } from "../../schemas/generated/data/vpc";
import type { Configuration } from "./arguments";
import { AwsDataSource } from "./resource";

/** Look-up of a VPC. */
export class DataAwsVpc extends AwsDataSource<Schema> {
  static readonly tfResourceType = "aws_vpc";

  constructor(scope: Construct, id: string, configuration: Configuration<Schema> = {}) {
    super(scope, id, DataAwsVpc.tfResourceType, configuration);
  }
}
