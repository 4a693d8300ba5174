import type { Construct } from "constructs";
import type { AwsDefaultNetworkAcl as Schema } from "../../schemas/generated/default-network-acl";
import type { Configuration } from "./arguments";
import { AwsResource } from "./resource";

/** The network ACL that a VPC comes with, taken into Terraform's care. */
export class AwsDefaultNetworkAcl extends AwsResource<Schema> {
  static readonly tfResourceType = "aws_default_network_acl";

  constructor(scope: Construct, id: string, configuration: Configuration<Schema>) {
    super(scope, id, AwsDefaultNetworkAcl.tfResourceType, configuration);
  }
}
