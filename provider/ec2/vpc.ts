import type { Subnet, Vpc, VpcAttributeName } from "@aws-sdk/client-ec2";
import { describeRouteTables, describeSubnets, describeVpcAttribute, describeVpcs } from "./calls";
import type { Connection } from "./connection";
import { errorCodes } from "./error-codes";
import { isApiError } from "./errors";

type VpcQuery = Parameters<typeof describeVpcs>[1];
type SubnetQuery = Parameters<typeof describeSubnets>[1];

export async function findVpcs(ec2: Connection, query: VpcQuery): Promise<Vpc[]> {
  const vpcs: Vpc[] = [];
  let token: string | undefined;
  do {
    const page = await describeVpcs(ec2, token === undefined ? query : { ...query, NextToken: token });
    vpcs.push(...(page.Vpcs ?? []));
    token = page.NextToken || undefined;
  } while (token !== undefined);
  return vpcs;
}

export async function findSubnets(ec2: Connection, query: SubnetQuery): Promise<Subnet[]> {
  const subnets: Subnet[] = [];
  let token: string | undefined;
  do {
    const page = await describeSubnets(ec2, token === undefined ? query : { ...query, NextToken: token });
    subnets.push(...(page.Subnets ?? []));
    token = page.NextToken || undefined;
  } while (token !== undefined);
  return subnets;
}

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

/** Id of a VPC's main route table; empty where the endpoint knows no route tables. */
export async function findMainRouteTableId(ec2: Connection, vpcId: string): Promise<string> {
  try {
    const { RouteTables = [] } = await describeRouteTables(ec2, {
      Filters: [
        { Name: "association.main", Values: ["true"] },
        { Name: "vpc-id", Values: [vpcId] },
      ],
    });
    return RouteTables[0]?.RouteTableId ?? "";
  } catch (error) {
    if (isApiError(error, errorCodes.invalidAction, errorCodes.unsupportedOperation)) return "";
    throw error;
  }
}
