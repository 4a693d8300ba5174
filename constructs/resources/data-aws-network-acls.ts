import type { Construct } from "constructs";
import type { DataAwsNetworkAcls as Schema } from "../../schemas/generated/data/network-acls";
import type { Configuration } from "./arguments";
import { AwsDataSource } from "./resource";

/** The ids of network ACLs. */
export class DataAwsNetworkAcls extends AwsDataSource<Schema> {
  static readonly tfResourceType = "aws_network_acls";

  constructor(scope: Construct, id: string, configuration: Configuration<Schema> = {}) {
    super(scope, id, DataAwsNetworkAcls.tfResourceType, configuration);
  }
}
