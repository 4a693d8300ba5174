import type { Construct } from "constructs";
import type { DataAwsNetworkInterface as Schema } from "../../schemas/generated/data/network-interface";
import type { Configuration } from "./arguments";
import { AwsDataSource } from "./resource";

/** Look-up of a network interface. */
export class DataAwsNetworkInterface extends AwsDataSource<Schema> {
  static readonly tfResourceType = "aws_network_interface";

  constructor(scope: Construct, id: string, configuration: Configuration<Schema> = {}) {
    super(scope, id, DataAwsNetworkInterface.tfResourceType, configuration);
  }
}
