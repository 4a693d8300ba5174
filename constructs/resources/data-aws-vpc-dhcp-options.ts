import type { Construct } from "constructs";
import type { DataAwsVpcDhcpOptions as Schema } from "../../schemas/generated/data/dhcp-options";
import type { Configuration } from "./arguments";
import { AwsDataSource } from "./resource";

/** Look-up of DHCP options. */
export class DataAwsVpcDhcpOptions extends AwsDataSource<Schema> {
  static readonly tfResourceType = "aws_vpc_dhcp_options";

  constructor(scope: Construct, id: string, configuration: Configuration<Schema> = {}) {
    super(scope, id, DataAwsVpcDhcpOptions.tfResourceType, configuration);
  }
}
