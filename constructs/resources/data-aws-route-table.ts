import type { Construct } from "constructs";
import type { DataAwsRouteTable as Schema } from "../../schemas/generated/data/route-table";
import type { Configuration } from "./arguments";
import { AwsDataSource } from "./resource";

/** Look-up of a route table. */
export class DataAwsRouteTable extends AwsDataSource<Schema> {
  static readonly tfResourceType = "aws_route_table";

  constructor(scope: Construct, id: string, configuration: Configuration<Schema> = {}) {
    super(scope, id, DataAwsRouteTable.tfResourceType, configuration);
  }
}
