import type { Construct } from "constructs";
import type { AwsVpcDhcpOptions as Schema } from "../../schemas/generated/dhcp-options";
import type { Configuration } from "./arguments";
import { AwsResource } from "./resource";

/** What DHCP tells guests. */
export class AwsVpcDhcpOptions extends AwsResource<Schema> {
  static readonly tfResourceType = "aws_vpc_dhcp_options";

  constructor(scope: Construct, id: string, configuration: Configuration<Schema> = {}) {
    super(scope, id, AwsVpcDhcpOptions.tfResourceType, configuration);
  }
}
