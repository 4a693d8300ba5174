import type { Construct } from "constructs";
import type { AwsNatGateway as Schema } from "../../schemas/generated/nat-gateway";
import type { Configuration } from "./arguments";
import { AwsResource } from "./resource";

/** A NAT gateway: the way out of subnets without public addresses. */
export class AwsNatGateway extends AwsResource<Schema> {
  static readonly tfResourceType = "aws_nat_gateway";

  constructor(scope: Construct, id: string, configuration: Configuration<Schema> = {}) {
    super(scope, id, AwsNatGateway.tfResourceType, configuration);
  }
}
