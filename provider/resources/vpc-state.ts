import { arn, type Connection } from "../ec2/connection";
import { step } from "../ec2/diagnostics";
import { modifyVpcAttribute } from "../ec2/network-calls";
import { tagMap } from "../ec2/tags";
import type { Vpc } from "../ec2/types";
import {
  findVpc,
  findVpcCompanions,
  readVpcAttributes,
  type VpcAttributes,
  type VpcCompanions,
} from "../ec2/vpc";
import type { ObjectValue } from "../framework/resource";
import { flag, unlessDefault } from "./values";

/** State of aws_vpc or aws_default_vpc as the API has it; null when the VPC is gone. */
export async function readVpc(
  ec2: Connection,
  prior: ObjectValue,
  vpcId: string,
): Promise<ObjectValue | null> {
  const vpc = await step(`reading EC2 VPC (${vpcId})`, () => findVpc(ec2, vpcId));
  if (vpc === undefined) return null;
  const [attributes, companions] = await step(`reading EC2 VPC (${vpcId}) Attributes`, () =>
    Promise.all([readVpcAttributes(ec2, vpcId), findVpcCompanions(ec2, vpcId)]),
  );
  return vpcState(ec2, prior, vpc, attributes, companions);
}

function vpcState(
  ec2: Connection,
  prior: ObjectValue,
  vpc: Vpc,
  attributes: VpcAttributes,
  companions: VpcCompanions,
): ObjectValue {
  const { VpcId: vpcId = "", OwnerId: ownerId = ec2.accountId } = vpc;
  const ipv6 = vpc.Ipv6CidrBlockAssociationSet?.[0];
  return {
    id: vpcId,
    arn: arn(ec2, `vpc/${vpcId}`, ownerId),
    region: ec2.region,
    assign_generated_ipv6_cidr_block: unlessDefault(
      prior,
      "assign_generated_ipv6_cidr_block",
      ipv6 !== undefined,
    ),
    cidr_block: vpc.CidrBlock ?? "",
    default_network_acl_id: companions.defaultNetworkAclId,
    default_route_table_id: companions.mainRouteTableId,
    default_security_group_id: companions.defaultSecurityGroupId,
    dhcp_options_id: vpc.DhcpOptionsId ?? "",
    enable_dns_hostnames: attributes.enableDnsHostnames,
    enable_dns_support: attributes.enableDnsSupport,
    enable_network_address_usage_metrics: attributes.enableNetworkAddressUsageMetrics,
    instance_tenancy: vpc.InstanceTenancy ?? "",
    ipv6_association_id: ipv6?.AssociationId ?? "",
    ipv6_cidr_block: ipv6?.Ipv6CidrBlock ?? "",
    ipv6_cidr_block_network_border_group: ipv6?.NetworkBorderGroup ?? "",
    main_route_table_id: companions.mainRouteTableId,
    owner_id: ownerId,
    tags_all: tagMap(vpc.Tags),
  };
}

type Attribute = Omit<Parameters<typeof modifyVpcAttribute>[1], "VpcId">;

/** Makes a VPC's attributes what a plan says; those that it leaves open stay. */
export async function changeVpcAttributes(
  ec2: Connection,
  vpcId: string,
  present: VpcAttributes,
  planned: ObjectValue,
): Promise<void> {
  const support = flag(planned, "enable_dns_support") ?? present.enableDnsSupport;
  const hostNames = flag(planned, "enable_dns_hostnames") ?? present.enableDnsHostnames;
  const metrics =
    flag(planned, "enable_network_address_usage_metrics") ?? present.enableNetworkAddressUsageMetrics;
  const changes: (readonly [string, boolean, Attribute])[] = [
    ["EnableDnsSupport", support !== present.enableDnsSupport, { EnableDnsSupport: { Value: support } }],
    [
      "EnableDnsHostnames",
      hostNames !== present.enableDnsHostnames,
      { EnableDnsHostnames: { Value: hostNames } },
    ],
    [
      "EnableNetworkAddressUsageMetrics",
      metrics !== present.enableNetworkAddressUsageMetrics,
      { EnableNetworkAddressUsageMetrics: { Value: metrics } },
    ],
  ];
  // Host names need support: what takes them away comes before what takes support away
  for (const [name, differs, attribute] of support ? changes : changes.reverse())
    if (differs)
      await step(`modifying EC2 VPC (${vpcId}) ${name}`, () =>
        modifyVpcAttribute(ec2, { VpcId: vpcId, ...attribute }),
      );
}

/** Attributes as a state of Terraform has them. */
export const attributesOf = (state: ObjectValue): VpcAttributes => ({
  enableDnsHostnames: flag(state, "enable_dns_hostnames") ?? false,
  enableDnsSupport: flag(state, "enable_dns_support") ?? false,
  enableNetworkAddressUsageMetrics: flag(state, "enable_network_address_usage_metrics") ?? false,
});
