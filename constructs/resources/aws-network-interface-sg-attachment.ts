import type { Construct } from "constructs";
import type { AwsNetworkInterfaceSgAttachment as Schema } from "../../schemas/generated/network-interface-security-group-attachment";
import type { Configuration } from "./arguments";
import { AwsResource } from "./resource";

/** A security group on a network interface, beside those that are there. */
export class AwsNetworkInterfaceSgAttachment extends AwsResource<Schema> {
  static readonly tfResourceType = "aws_network_interface_sg_attachment";

  constructor(scope: Construct, id: string, configuration: Configuration<Schema>) {
    super(scope, id, AwsNetworkInterfaceSgAttachment.tfResourceType, configuration);
  }
}
