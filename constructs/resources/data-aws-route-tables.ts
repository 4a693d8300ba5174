import type { Construct } from "constructs";
import type { DataAwsRouteTables as Schema } from "../../schemas/generated/data/route-tables";
import type { Configuration } from "./arguments";
import { AwsDataSource } from "./resource";

/** Look-up of route tables. */
export class DataAwsRouteTables extends AwsDataSource<Schema> {
  static readonly tfResourceType = "aws_route_tables";

  constructor(scope: Construct, id: string, configuration: Configuration<Schema> = {}) {
    super(scope, id, DataAwsRouteTables.tfResourceType, configuration);
  }
}
