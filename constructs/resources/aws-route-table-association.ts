import type { Construct } from "constructs";
import type { AwsRouteTableAssociation as Schema } from "../../schemas/generated/route-table-association";
import type { Configuration } from "./arguments";
import { AwsResource } from "./resource";

/** The route table of a subnet. */
export class AwsRouteTableAssociation extends AwsResource<Schema> {
  static readonly tfResourceType = "aws_route_table_association";

  constructor(scope: Construct, id: string, configuration: Configuration<Schema>) {
    super(scope, id, AwsRouteTableAssociation.tfResourceType, configuration);
  }
}
