import type { Construct } from "constructs";
import type { AwsRoute as Schema } from "../../schemas/generated/route";
import type { Configuration } from "./arguments";
import { AwsResource } from "./resource";

/** One route of a route table. */
export class AwsRoute extends AwsResource<Schema> {
  static readonly tfResourceType = "aws_route";

  constructor(scope: Construct, id: string, configuration: Configuration<Schema>) {
    super(scope, id, AwsRoute.tfResourceType, configuration);
  }
}
