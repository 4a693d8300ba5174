import type {
  FlowLogTopology,
  NatGatewayTopology,
  NetworkInterfaceTopology,
  NetworkTopology,
  RouteTopology,
  SecurityGroupTopology,
  SubnetTopology,
  VpcTopology,
} from "../../local-hypervisor/control-plane/network-topology";
import type { NetworkAclEntry } from "../../local-hypervisor/model/network-acl";
import type { RulePeer, SecurityGroupRuleRecord } from "../../local-hypervisor/model/security-group";
import { defaultFlowLogFormat, flowLogFieldsOf } from "../../schemas/rules/flow-log";
import { fullMetadata } from "./instance-metadata";

/** Topologies for tests: each function fills in what a test does not care about. */

export const internetGatewayId = "igw-1";

export const vpc = (changes: Partial<VpcTopology> = {}): VpcTopology => ({
  vpcId: "vpc-1",
  region: "eu-west-1",
  cidrBlocks: ["172.31.0.0/16"],
  enableDnsSupport: true,
  enableDnsHostnames: true,
  internetGatewayId,
  dhcpOptions: {
    domainName: "eu-west-1.compute.internal",
    domainNameServers: ["AmazonProvidedDNS"],
    ntpServers: [],
    netbiosNameServers: [],
  },
  ...changes,
});

export const localRoute: RouteTopology = {
  destinationCidr: "172.31.0.0/16",
  target: { kind: "local" },
};

export const internetRoute: RouteTopology = {
  destinationCidr: "0.0.0.0/0",
  target: { kind: "internetGateway", internetGatewayId },
};

/** An entry of a network ACL for all traffic */
export const aclEntry = (changes: Partial<NetworkAclEntry> = {}): NetworkAclEntry => ({
  ruleNumber: 100,
  isEgress: false,
  action: "allow",
  protocol: "-1",
  cidrIpv4: "0.0.0.0/0",
  ...changes,
});

export const openNetworkAcl = [aclEntry(), aclEntry({ isEgress: true })];

export const subnet = (changes: Partial<SubnetTopology> = {}): SubnetTopology => ({
  subnetId: "subnet-1",
  vpcId: "vpc-1",
  availabilityZone: "eu-west-1a",
  availabilityZoneId: "euw1-az1",
  cidrBlock: "172.31.16.0/20",
  routes: [localRoute, internetRoute],
  networkAclEntries: openNetworkAcl,
  ...changes,
});

/** An interface whose ids and names follow from its private address */
export const networkInterface = (
  privateIpAddress: string,
  { publicIpAddress, ...changes }: Partial<NetworkInterfaceTopology> & { publicIpAddress?: string } = {},
): NetworkInterfaceTopology => ({
  networkInterfaceId: `eni-${privateIpAddress}`,
  instanceId: fullMetadata.instanceId,
  vpcId: "vpc-1",
  subnetId: "subnet-1",
  macAddress: macAddressOf(privateIpAddress),
  addresses: [
    {
      privateIpAddress,
      privateDnsName: `ip-${privateIpAddress.replaceAll(".", "-")}.eu-west-1.compute.internal`,
      ...(publicIpAddress !== undefined && { publicIpAddress }),
    },
  ],
  groupIds: ["sg-open"],
  sourceDestCheck: true,
  mtuBytes: 1500,
  ...changes,
});

export function macAddressOf(privateIpAddress: string): string {
  const octets = privateIpAddress.split(".").map((octet) => Number(octet).toString(16).padStart(2, "0"));
  return ["02", "00", ...octets].join(":");
}

let rules = 0;

/** A rule for all traffic of all addresses */
export const rule = (changes: Partial<SecurityGroupRuleRecord> = {}): SecurityGroupRuleRecord => {
  rules += 1;
  return {
    ruleId: `sgr-${rules}`,
    isEgress: false,
    ipProtocol: "-1",
    peer: { kind: "cidrIpv4", cidr: "0.0.0.0/0" },
    tags: {},
    ...changes,
  };
};

export const fromCidr = (cidr: string): RulePeer => ({ kind: "cidrIpv4", cidr });

export const securityGroup = (
  groupId: string,
  groupRules: readonly SecurityGroupRuleRecord[],
): SecurityGroupTopology => ({ groupId, vpcId: "vpc-1", rules: groupRules });

export const openGroup = securityGroup("sg-open", [rule(), rule({ isEgress: true })]);

export const natGateway = (changes: Partial<NatGatewayTopology> = {}): NatGatewayTopology => ({
  natGatewayId: "nat-1",
  networkInterfaceId: "eni-nat-1",
  vpcId: "vpc-1",
  subnetId: "subnet-1",
  privateIpAddress: "172.31.16.100",
  publicIpAddress: "127.64.0.100",
  ...changes,
});

/** A flow log of the VPC in AWS's default format */
export const flowLog = (changes: Partial<FlowLogTopology> = {}): FlowLogTopology => ({
  flowLogId: "fl-1",
  accountId: "123456789012",
  resourceId: "vpc-1",
  trafficType: "ALL",
  intervalSeconds: 600,
  formatVersion: 2,
  fields: flowLogFieldsOf(defaultFlowLogFormat),
  ...changes,
});

/** One VPC with one subnet and nobody in it, where everything is open */
export const networkTopology = (changes: Partial<NetworkTopology> = {}): NetworkTopology => ({
  vpcs: [vpc()],
  subnets: [subnet()],
  networkInterfaces: [],
  natGateways: [],
  securityGroups: [openGroup],
  flowLogs: [],
  prefixLists: {},
  ...changes,
});

/** The interface of tests that need just one guest */
export const guestInterface = networkInterface("172.31.16.5", { macAddress: "02:00:00:00:00:05" });

/** The topology of tests that need just one guest */
export const guestTopology = (changes: Partial<NetworkInterfaceTopology> = {}): NetworkTopology =>
  networkTopology({ networkInterfaces: [{ ...guestInterface, ...changes }] });
