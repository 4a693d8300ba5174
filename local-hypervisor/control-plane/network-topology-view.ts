import type { NetworkInterfaceRecord } from "../model/network-interface";
import type { SubnetRecord } from "../model/subnet";
import type { VpcRecord } from "../model/vpc";
import type { ControlPlaneContext } from "./context";
import type {
  NetworkInterfaceTopology,
  NetworkTopology,
  RouteTopology,
  SubnetTopology,
  VpcTopology,
} from "./network-topology";

/** Largest IP packet of a guest's interface, bytes; what the embedded network card carries. */
const mtuBytes = 1500;

/** The records of all regions as the network room needs them. */
export function networkTopology({ store }: ControlPlaneContext): NetworkTopology {
  const vpcs = store.listAll("vpc");
  const byId = new Map(vpcs.map((vpc) => [vpc.id, vpc]));
  return {
    vpcs: vpcs.map(vpcTopology),
    subnets: store.listAll("subnet").flatMap((subnet) => {
      const vpc = byId.get(subnet.vpcId);
      return vpc ? [subnetTopology(subnet, vpc)] : [];
    }),
    networkInterfaces: store.listAll("networkInterface").map(interfaceTopology),
    natGateways: [],
    securityGroups: store
      .listAll("securityGroup")
      .map(({ id, vpcId, rules }) => ({ groupId: id, vpcId, rules })),
    prefixLists: {},
  };
}

const vpcTopology = (vpc: VpcRecord): VpcTopology => ({
  vpcId: vpc.id,
  region: vpc.region,
  cidrBlocks: [vpc.cidrBlock],
  enableDnsSupport: vpc.enableDnsSupport,
  enableDnsHostnames: vpc.enableDnsHostnames,
  internetGatewayId: vpc.internetGatewayId,
  dhcpOptions: {
    domainName: vpc.region === "us-east-1" ? "ec2.internal" : `${vpc.region}.compute.internal`,
    domainNameServers: ["AmazonProvidedDNS"],
    ntpServers: [],
    netbiosNameServers: [],
  },
});

const subnetTopology = (subnet: SubnetRecord, vpc: VpcRecord): SubnetTopology => ({
  subnetId: subnet.id,
  vpcId: vpc.id,
  availabilityZone: subnet.availabilityZone,
  cidrBlock: subnet.cidrBlock,
  routes: routes(vpc),
  networkAclEntries: [true, false].map((isEgress) => ({
    ruleNumber: 100,
    isEgress,
    action: "allow",
    protocol: "-1",
    cidrIpv4: "0.0.0.0/0",
  })),
});

function routes({ cidrBlock, internetGatewayId }: VpcRecord): RouteTopology[] {
  const local: RouteTopology = { destinationCidr: cidrBlock, target: { kind: "local" } };
  if (internetGatewayId === undefined) return [local];
  return [local, { destinationCidr: "0.0.0.0/0", target: { kind: "internetGateway", internetGatewayId } }];
}

const interfaceTopology = (record: NetworkInterfaceRecord): NetworkInterfaceTopology => ({
  networkInterfaceId: record.id,
  instanceId: record.attachment?.instanceId,
  vpcId: record.vpcId,
  subnetId: record.subnetId,
  macAddress: record.macAddress,
  addresses: [
    {
      privateIpAddress: record.privateIpAddress,
      privateDnsName: record.privateDnsName,
      publicIpAddress: record.publicIpAddress,
      publicDnsName: record.publicDnsName,
    },
  ],
  groupIds: record.groupIds,
  sourceDestCheck: record.sourceDestCheck,
  mtuBytes,
});
