import type { Construct } from "constructs";
import type { AwsNetworkInterface as Schema } from "../../schemas/generated/network-interface";
import type { Configuration } from "./arguments";
import { AwsResource } from "./resource";

/** A network interface: an instance's card in a subnet. */
export class AwsNetworkInterface extends AwsResource<Schema> {
  static readonly tfResourceType = "aws_network_interface";

  constructor(scope: Construct, id: string, configuration: Configuration<Schema>) {
    super(scope, id, AwsNetworkInterface.tfResourceType, configuration);
  }
}
