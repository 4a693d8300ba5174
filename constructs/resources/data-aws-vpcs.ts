import type { Construct } from "constructs";
import type { DataAwsVpcs as Schema } from "../../schemas/generated/data/vpcs";
import type { Configuration } from "./arguments";
import { AwsDataSource } from "./resource";

/** Look-up of VPCs. */
export class DataAwsVpcs extends AwsDataSource<Schema> {
  static readonly tfResourceType = "aws_vpcs";

  constructor(scope: Construct, id: string, configuration: Configuration<Schema> = {}) {
    super(scope, id, DataAwsVpcs.tfResourceType, configuration);
  }
}
