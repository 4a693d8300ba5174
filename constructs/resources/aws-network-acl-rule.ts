import type { Construct } from "constructs";
import type { AwsNetworkAclRule as Schema } from "../../schemas/generated/network-acl-rule";
import type { Configuration } from "./arguments";
import { AwsResource } from "./resource";

/** One rule of a network ACL. */
export class AwsNetworkAclRule extends AwsResource<Schema> {
  static readonly tfResourceType = "aws_network_acl_rule";

  constructor(scope: Construct, id: string, configuration: Configuration<Schema>) {
    super(scope, id, AwsNetworkAclRule.tfResourceType, configuration);
  }
}
