import type { Construct } from "constructs";
import type { AwsInternetGateway as Schema } from "../../schemas/generated/internet-gateway";
import type { Configuration } from "./arguments";
import { AwsResource } from "./resource";

/** The door between a VPC and the internet. */
export class AwsInternetGateway extends AwsResource<Schema> {
  static readonly tfResourceType = "aws_internet_gateway";

  constructor(scope: Construct, id: string, configuration: Configuration<Schema> = {}) {
    super(scope, id, AwsInternetGateway.tfResourceType, configuration);
  }
}
