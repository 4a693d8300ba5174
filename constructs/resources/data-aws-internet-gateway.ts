import type { Construct } from "constructs";
import type { DataAwsInternetGateway as Schema } from "../../schemas/generated/data/internet-gateway";
import type { Configuration } from "./arguments";
import { AwsDataSource } from "./resource";

/** Look-up of an internet gateway. */
export class DataAwsInternetGateway extends AwsDataSource<Schema> {
  static readonly tfResourceType = "aws_internet_gateway";

  constructor(scope: Construct, id: string, configuration: Configuration<Schema> = {}) {
    super(scope, id, DataAwsInternetGateway.tfResourceType, configuration);
  }
}
