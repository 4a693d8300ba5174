import type { Construct } from "constructs";
import type { AwsDefaultRouteTable as Schema } from "../../schemas/generated/default-route-table";
import type { Configuration } from "./arguments";
import { AwsResource } from "./resource";

/** The route table that a VPC comes with, taken into care. */
export class AwsDefaultRouteTable extends AwsResource<Schema> {
  static readonly tfResourceType = "aws_default_route_table";

  constructor(scope: Construct, id: string, configuration: Configuration<Schema>) {
    super(scope, id, AwsDefaultRouteTable.tfResourceType, configuration);
  }
}
