import type { Construct } from "constructs";
import type { DataAwsNetworkInterfaces as Schema } from "../../schemas/generated/data/network-interfaces";
import type { Configuration } from "./arguments";
import { AwsDataSource } from "./resource";

/** The ids of network interfaces. */
export class DataAwsNetworkInterfaces extends AwsDataSource<Schema> {
  static readonly tfResourceType = "aws_network_interfaces";

  constructor(scope: Construct, id: string, configuration: Configuration<Schema> = {}) {
    super(scope, id, DataAwsNetworkInterfaces.tfResourceType, configuration);
  }
}
