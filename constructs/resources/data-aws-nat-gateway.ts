import type { Construct } from "constructs";
import type { DataAwsNatGateway as Schema } from "../../schemas/generated/data/nat-gateway";
import type { Configuration } from "./arguments";
import { AwsDataSource } from "./resource";

/** Look-up of a NAT gateway. */
export class DataAwsNatGateway extends AwsDataSource<Schema> {
  static readonly tfResourceType = "aws_nat_gateway";

  constructor(scope: Construct, id: string, configuration: Configuration<Schema> = {}) {
    super(scope, id, DataAwsNatGateway.tfResourceType, configuration);
  }
}
