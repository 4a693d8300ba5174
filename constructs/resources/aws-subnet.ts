import type { Construct } from "constructs";
import type { AwsSubnet as Schema } from "../../schemas/generated/subnet";
import type { Configuration } from "./arguments";
import { AwsResource } from "./resource";

/** A part of a VPC in one availability zone. */
export class AwsSubnet extends AwsResource<Schema> {
  static readonly tfResourceType = "aws_subnet";

  constructor(scope: Construct, id: string, configuration: Configuration<Schema>) {
    super(scope, id, AwsSubnet.tfResourceType, configuration);
  }
}
