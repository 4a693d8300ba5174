import type { Construct } from "constructs";
import type { AwsVpcDhcpOptionsAssociation as Schema } from "../../schemas/generated/dhcp-options-association";
import type { Configuration } from "./arguments";
import { AwsResource } from "./resource";

/** The DHCP options of a VPC. */
export class AwsVpcDhcpOptionsAssociation extends AwsResource<Schema> {
  static readonly tfResourceType = "aws_vpc_dhcp_options_association";

  constructor(scope: Construct, id: string, configuration: Configuration<Schema>) {
    super(scope, id, AwsVpcDhcpOptionsAssociation.tfResourceType, configuration);
  }
}
