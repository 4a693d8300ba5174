import type { Vpc, VpcAttributeName } from "@aws-sdk/client-ec2";
import { describeNetworkInterfaces, describeSecurityGroups } from "./calls";
import type { Connection } from "./connection";
import { deleteWhenUnused } from "./delete";
import { errorCodes } from "./error-codes";
import { isApiError } from "./errors";
import {
  deleteVpc,
  describeInternetGateways,
  describeNetworkAcls,
  describeRouteTables,
  describeSubnets,
  describeVpcAttribute,
  describeVpcs,
} from "./network-calls";
import { allPages } from "./pages";
import { waitFor } from "./wait";

type VpcQuery = Parameters<typeof describeVpcs>[1];

export const findVpcs = (ec2: Connection, query: VpcQuery): Promise<Vpc[]> =>
  allPages(
    (page) => describeVpcs(ec2, { ...query, ...page }),
    ({ Vpcs }) => Vpcs,
  );

/** A VPC; undefined when there is none. */
export async function findVpc(ec2: Connection, vpcId: string): Promise<Vpc | undefined> {
  try {
    return (await findVpcs(ec2, { VpcIds: [vpcId] })).find((vpc) => vpc.VpcId === vpcId);
  } catch (error) {
    if (isApiError(error, errorCodes.invalidVpcIdNotFound)) return undefined;
    throw error;
  }
}

const look = (ec2: Connection, vpcId: string) => async () => {
  const found = await findVpc(ec2, vpcId);
  return found && { found, state: found.State ?? "" };
};

export const waitVpcCreated = (ec2: Connection, vpcId: string) =>
  waitFor({ look: look(ec2, vpcId), pending: ["pending"], target: ["available"], signal: ec2.signal });

/** Attributes that DescribeVpcs leaves out. */
export interface VpcAttributes {
  readonly enableDnsHostnames: boolean;
  readonly enableDnsSupport: boolean;
  readonly enableNetworkAddressUsageMetrics: boolean;
}

export async function readVpcAttributes(ec2: Connection, vpcId: string): Promise<VpcAttributes> {
  const read = (Attribute: VpcAttributeName) => describeVpcAttribute(ec2, { VpcId: vpcId, Attribute });
  const [hostNames, support, metrics] = await Promise.all([
    read("enableDnsHostnames"),
    read("enableDnsSupport"),
    read("enableNetworkAddressUsageMetrics"),
  ]);
  return {
    enableDnsHostnames: hostNames.EnableDnsHostnames?.Value ?? false,
    enableDnsSupport: support.EnableDnsSupport?.Value ?? false,
    enableNetworkAddressUsageMetrics: metrics.EnableNetworkAddressUsageMetrics?.Value ?? false,
  };
}

const inVpc = (vpcId: string) => ({ Name: "vpc-id", Values: [vpcId] });

/** Id of a VPC's main route table; empty where the endpoint shows none. */
export async function findMainRouteTableId(ec2: Connection, vpcId: string): Promise<string> {
  const { RouteTables = [] } = await describeRouteTables(ec2, {
    Filters: [{ Name: "association.main", Values: ["true"] }, inVpc(vpcId)],
  });
  return RouteTables[0]?.RouteTableId ?? "";
}

/** What EC2 makes along with a VPC, by id; empty where the endpoint shows none. */
export interface VpcCompanions {
  readonly mainRouteTableId: string;
  readonly defaultNetworkAclId: string;
  readonly defaultSecurityGroupId: string;
}

export async function findVpcCompanions(ec2: Connection, vpcId: string): Promise<VpcCompanions> {
  const [mainRouteTableId, acls, groups] = await Promise.all([
    findMainRouteTableId(ec2, vpcId),
    describeNetworkAcls(ec2, { Filters: [{ Name: "default", Values: ["true"] }, inVpc(vpcId)] }),
    describeSecurityGroups(ec2, {
      Filters: [{ Name: "group-name", Values: ["default"] }, inVpc(vpcId)],
    }),
  ]);
  return {
    mainRouteTableId,
    defaultNetworkAclId: acls.NetworkAcls?.[0]?.NetworkAclId ?? "",
    defaultSecurityGroupId: groups.SecurityGroups?.[0]?.GroupId ?? "",
  };
}

/** Deletes a VPC with what EC2 made along with it, once it is empty. */
export async function deleteVpcWhenUnused(
  ec2: Connection,
  vpcId: string,
  patienceMs?: number,
): Promise<void> {
  await deleteWhenUnused(ec2, () => deleteVpc(ec2, { VpcId: vpcId }), {
    gone: [errorCodes.invalidVpcIdNotFound],
    users: () => thingsIn(ec2, vpcId),
    patienceMs,
  });
  await waitFor({
    look: look(ec2, vpcId),
    pending: ["available", "pending"],
    target: [],
    signal: ec2.signal,
  });
}

/** What keeps a VPC from being deleted. */
async function thingsIn(ec2: Connection, vpcId: string): Promise<string[]> {
  const Filters = [inVpc(vpcId)];
  const [interfaces, subnets, gateways, tables, groups] = await Promise.all([
    describeNetworkInterfaces(ec2, { Filters }),
    describeSubnets(ec2, { Filters }),
    describeInternetGateways(ec2, { Filters: [{ Name: "attachment.vpc-id", Values: [vpcId] }] }),
    describeRouteTables(ec2, { Filters }),
    describeSecurityGroups(ec2, { Filters }),
  ]);
  const ids = [
    ...(interfaces.NetworkInterfaces ?? []).map(({ NetworkInterfaceId }) => NetworkInterfaceId),
    ...(subnets.Subnets ?? []).map(({ SubnetId }) => SubnetId),
    ...(gateways.InternetGateways ?? []).map(({ InternetGatewayId }) => InternetGatewayId),
    ...(tables.RouteTables ?? [])
      .filter(({ Associations = [] }) => !Associations.some(({ Main }) => Main))
      .map(({ RouteTableId }) => RouteTableId),
    ...(groups.SecurityGroups ?? [])
      .filter(({ GroupName }) => GroupName !== "default")
      .map(({ GroupId }) => GroupId),
  ];
  return ids.filter((id) => id !== undefined);
}
