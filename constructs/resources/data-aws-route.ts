import type { Construct } from "constructs";
import type { DataAwsRoute as Schema } from "../../schemas/generated/data/route";
import type { Configuration } from "./arguments";
import { AwsDataSource } from "./resource";

/** Look-up of one route. */
export class DataAwsRoute extends AwsDataSource<Schema> {
  static readonly tfResourceType = "aws_route";

  constructor(scope: Construct, id: string, configuration: Configuration<Schema>) {
    super(scope, id, DataAwsRoute.tfResourceType, configuration);
  }
}
