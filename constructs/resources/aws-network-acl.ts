import type { Construct } from "constructs";
import type { AwsNetworkAcl as Schema } from "../../schemas/generated/network-acl";
import type { Configuration } from "./arguments";
import { AwsResource } from "./resource";

/** A network ACL: the stateless filter at the edge of subnets. */
export class AwsNetworkAcl extends AwsResource<Schema> {
  static readonly tfResourceType = "aws_network_acl";

  constructor(scope: Construct, id: string, configuration: Configuration<Schema>) {
    super(scope, id, AwsNetworkAcl.tfResourceType, configuration);
  }
}
