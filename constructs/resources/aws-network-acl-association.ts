import type { Construct } from "constructs";
import type { AwsNetworkAclAssociation as Schema } from "../../schemas/generated/network-acl-association";
import type { Configuration } from "./arguments";
import { AwsResource } from "./resource";

/** The network ACL of a subnet. */
export class AwsNetworkAclAssociation extends AwsResource<Schema> {
  static readonly tfResourceType = "aws_network_acl_association";

  constructor(scope: Construct, id: string, configuration: Configuration<Schema>) {
    super(scope, id, AwsNetworkAclAssociation.tfResourceType, configuration);
  }
}
