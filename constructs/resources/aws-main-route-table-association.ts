import type { Construct } from "constructs";
import type { AwsMainRouteTableAssociation as Schema } from "../../schemas/generated/main-route-table-association";
import type { Configuration } from "./arguments";
import { AwsResource } from "./resource";

/** The route table of subnets that have no other. */
export class AwsMainRouteTableAssociation extends AwsResource<Schema> {
  static readonly tfResourceType = "aws_main_route_table_association";

  constructor(scope: Construct, id: string, configuration: Configuration<Schema>) {
    super(scope, id, AwsMainRouteTableAssociation.tfResourceType, configuration);
  }
}
