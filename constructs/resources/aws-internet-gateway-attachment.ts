import type { Construct } from "constructs";
import type { AwsInternetGatewayAttachment as Schema } from "../../schemas/generated/internet-gateway-attachment";
import type { Configuration } from "./arguments";
import { AwsResource } from "./resource";

/** An internet gateway attached to a VPC. */
export class AwsInternetGatewayAttachment extends AwsResource<Schema> {
  static readonly tfResourceType = "aws_internet_gateway_attachment";

  constructor(scope: Construct, id: string, configuration: Configuration<Schema>) {
    super(scope, id, AwsInternetGatewayAttachment.tfResourceType, configuration);
  }
}
