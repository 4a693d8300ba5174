import { arn, type Connection } from "../ec2/connection";
import { step } from "../ec2/diagnostics";
import type { Services } from "../ec2/services";
import { tagMap } from "../ec2/tags";
import type { Vpc } from "../ec2/types";
import { findMainRouteTableId, findVpcs, readVpcAttributes, type VpcAttributes } from "../ec2/vpc";
import type { DataSource, ObjectValue } from "../framework/resource";
import { ec2Of } from "../resources/life-cycle";
import { flag, text } from "../resources/values";
import { attributeFilters, configuredFilters, orNone, tagFilters } from "./filters";
import { lookUp } from "./look-up";
import { oneOf } from "./one-of";

/** data aws_vpc: the one VPC that a query finds, such as the default one. */
export const vpcDataSource: DataSource<Services> = {
  type: "aws_vpc",
  read(config, context) {
    const ec2 = ec2Of(config, context);
    return lookUp(config, async () => {
      const vpcId = text(config, "id");
      const vpcs = await step("reading EC2 VPC", () =>
        findVpcs(ec2, {
          ...(vpcId === undefined ? {} : { VpcIds: [vpcId] }),
          Filters: orNone([
            ...attributeFilters({
              cidr: text(config, "cidr_block"),
              "dhcp-options-id": text(config, "dhcp_options_id"),
              isDefault: flag(config, "default") ? "true" : undefined,
              state: text(config, "state"),
            }),
            ...tagFilters(config),
            ...configuredFilters(config),
          ]),
        }),
      );
      const vpc = oneOf("EC2 VPC", vpcs, ({ VpcId }) => VpcId);
      const id = vpc.VpcId ?? "";
      const attributes = await step(`reading EC2 VPC (${id}) Attributes`, () => readVpcAttributes(ec2, id));
      const routeTableId = await step(`reading EC2 VPC (${id}) main Route Table`, () =>
        findMainRouteTableId(ec2, id),
      );
      return vpcState(ec2, vpc, attributes, routeTableId);
    });
  },
};

function vpcState(ec2: Connection, vpc: Vpc, attributes: VpcAttributes, routeTableId: string): ObjectValue {
  const vpcId = vpc.VpcId ?? "";
  const ownerId = vpc.OwnerId ?? ec2.accountId;
  const ipv6 = vpc.Ipv6CidrBlockAssociationSet?.[0];
  return {
    id: vpcId,
    region: ec2.region,
    arn: arn(ec2, `vpc/${vpcId}`, ownerId),
    cidr_block: vpc.CidrBlock ?? "",
    cidr_block_associations: (vpc.CidrBlockAssociationSet ?? []).map(
      ({ AssociationId = "", CidrBlock = "", CidrBlockState }) => ({
        association_id: AssociationId,
        cidr_block: CidrBlock,
        state: CidrBlockState?.State ?? "",
      }),
    ),
    default: vpc.IsDefault ?? false,
    dhcp_options_id: vpc.DhcpOptionsId ?? "",
    enable_dns_hostnames: attributes.enableDnsHostnames,
    enable_dns_support: attributes.enableDnsSupport,
    enable_network_address_usage_metrics: attributes.enableNetworkAddressUsageMetrics,
    instance_tenancy: vpc.InstanceTenancy ?? "",
    ipv6_association_id: ipv6?.AssociationId ?? "",
    ipv6_cidr_block: ipv6?.Ipv6CidrBlock ?? "",
    main_route_table_id: routeTableId,
    owner_id: ownerId,
    state: vpc.State ?? "",
    tags: tagMap(vpc.Tags),
  };
}
