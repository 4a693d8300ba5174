import type { Construct } from "constructs";
import type { AwsRouteTable as Schema } from "../../schemas/generated/route-table";
import type { Configuration } from "./arguments";
import { AwsResource } from "./resource";

/** Where packets of subnets go. */
export class AwsRouteTable extends AwsResource<Schema> {
  static readonly tfResourceType = "aws_route_table";

  constructor(scope: Construct, id: string, configuration: Configuration<Schema>) {
    super(scope, id, AwsRouteTable.tfResourceType, configuration);
  }
}
