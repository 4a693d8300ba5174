import type { Construct } from "constructs";
import type { AwsNetworkInterfaceAttachment as Schema } from "../../schemas/generated/network-interface-attachment";
import type { Configuration } from "./arguments";
import { AwsResource } from "./resource";

/** The attachment of a network interface to an instance. */
export class AwsNetworkInterfaceAttachment extends AwsResource<Schema> {
  static readonly tfResourceType = "aws_network_interface_attachment";

  constructor(scope: Construct, id: string, configuration: Configuration<Schema>) {
    super(scope, id, AwsNetworkInterfaceAttachment.tfResourceType, configuration);
  }
}
