import { findInstanceType } from "../../schemas/catalogues/instance-types";
import { flowLogFieldsOf, flowLogFormatVersion } from "../../schemas/rules/flow-log";
import type { FlowLogRecord } from "../model/flow-log";
import type { InstanceRecord } from "../model/instance";
import type { NetworkInterfaceRecord } from "../model/network-interface";
import type { Records } from "../model/records";
import type { SecurityGroupRuleRecord } from "../model/security-group";
import type { RecordKind } from "../model/store";
import type { SubnetRecord } from "../model/subnet";
import type { VpcRecord } from "../model/vpc";
import { awsManagedPrefixLists } from "./aws-prefix-list";
import type { ControlPlaneContext } from "./context";
import type {
  DhcpOptionsTopology,
  FlowLogTopology,
  NatGatewayTopology,
  NetworkInterfaceTopology,
  NetworkTopology,
  PrivateAddressTopology,
  SubnetTopology,
  VpcTopology,
} from "./network-topology";
import { privateDnsName, resourceDnsName } from "./private-dns-name";
import { publicDnsName } from "./public-address";
import { type RouteSources, routeTopologies } from "./route-topology";

/** Kinds of records that the topology is made of: a change of any other leaves it as it is. */
export const topologyKinds = [
  "vpc",
  "subnet",
  "internetGateway",
  "routeTable",
  "networkAcl",
  "dhcpOptions",
  "networkInterface",
  "address",
  "natGateway",
  "securityGroup",
  "prefixList",
  "flowLog",
  "instance",
] as const satisfies readonly RecordKind[];

type Sources = { readonly [Kind in (typeof topologyKinds)[number]]: ReadonlyMap<string, Records[Kind]> };

/** Instance types whose network card carries no frames beyond Ethernet's own. */
const smallFrameFamilies: ReadonlySet<string> = new Set(["t1", "m1", "m2", "c1"]);
const ethernetMtuBytes = 1500;
const jumboMtuBytes = 9001;

/** The records of all regions as the network room needs them. */
export function networkTopology(
  context: Pick<ControlPlaneContext, "store" | "engines" | "accountId">,
): NetworkTopology {
  const sources = read(context);
  const routeSources: RouteSources = {
    ...sources,
    tables: [...sources.routeTable.values()],
  };
  const acls = [...sources.networkAcl.values()];
  const entriesOf = new Map(
    acls.flatMap(({ entries, associations }) =>
      associations.map(({ subnetId }) => [subnetId, entries] as const),
    ),
  );
  const publicAddresses = elasticAddresses(sources);
  return {
    vpcs: [...sources.vpc.values()].map((vpc) => vpcTopology(vpc, sources)),
    subnets: [...sources.subnet.values()].flatMap((subnet): SubnetTopology[] => {
      const vpc = sources.vpc.get(subnet.vpcId);
      if (!vpc) return [];
      const networkAclEntries = entriesOf.get(subnet.id) ?? [];
      return [{ ...placeOf(subnet), routes: routeTopologies(subnet, vpc, routeSources), networkAclEntries }];
    }),
    networkInterfaces: [...sources.networkInterface.values()]
      .filter((each) => each.interfaceType === "interface")
      .map((record) => interfaceTopology(record, { sources, publicAddresses, engines: context.engines })),
    natGateways: natGatewayTopologies(sources),
    securityGroups: [...sources.securityGroup.values()].map(({ id, vpcId, region, rules }) => ({
      groupId: id,
      vpcId,
      rules: rules.map((rule) => withListOfRegion(rule, region, sources)),
    })),
    flowLogs: [...sources.flowLog.values()].map((record) => flowLogTopology(record, context)),
    prefixLists: prefixListBlocks(sources),
  };
}

/**
 * Largest IP packet of a network interface, bytes: what the instance type has in EC2, as far as every engine of this
 * machine carries it.
 */
export function mtuBytesOf(
  { engines }: Pick<ControlPlaneContext, "engines">,
  instance: Pick<InstanceRecord, "instanceType"> | undefined,
): number {
  const family = instance && findInstanceType(instance.instanceType)?.family;
  const ofType = family !== undefined && smallFrameFamilies.has(family) ? ethernetMtuBytes : jumboMtuBytes;
  return Math.min(ofType, ...engines.map(({ capabilities }) => capabilities.maxMtuBytes));
}

function read({ store }: Pick<ControlPlaneContext, "store">): Sources {
  const entries = topologyKinds.map((kind) => [
    kind,
    new Map(store.listAll(kind).map((record) => [record.id, record])),
  ]);
  return Object.fromEntries(entries) as Sources;
}

/** IPv4 blocks of the lists that users made and, for the regions that have a VPC, of AWS's own. */
function prefixListBlocks({ prefixList, vpc }: Sources): NetworkTopology["prefixLists"] {
  const regions = new Set([...vpc.values()].map(({ region }) => region));
  const lists = [
    ...[...regions].flatMap((region) =>
      awsManagedPrefixLists(region).map((list) => ({ ...list, id: awsListKey(region, list.id) })),
    ),
    ...prefixList.values(),
  ];
  return Object.fromEntries(
    lists
      .filter(({ addressFamily }) => addressFamily === "IPv4")
      .map(({ id, entries }) => [id, entries.map(({ cidr }) => cidr)]),
  );
}

/** AWS gives one id to lists of several regions. */
const awsListKey = (region: string, id: string): string => `${region}/${id}`;

function withListOfRegion(
  rule: SecurityGroupRuleRecord,
  region: string,
  { prefixList }: Sources,
): SecurityGroupRuleRecord {
  const { peer } = rule;
  if (peer.kind !== "prefixList" || prefixList.has(peer.prefixListId)) return rule;
  return { ...rule, peer: { ...peer, prefixListId: awsListKey(region, peer.prefixListId) } };
}

function vpcTopology(vpc: VpcRecord, { internetGateway, dhcpOptions }: Sources): VpcTopology {
  const gateway = [...internetGateway.values()].find((each) => each.vpcId === vpc.id);
  return {
    vpcId: vpc.id,
    region: vpc.region,
    cidrBlocks: vpc.cidrBlockAssociations.map(({ cidrBlock }) => cidrBlock),
    enableDnsSupport: vpc.enableDnsSupport,
    enableDnsHostnames: vpc.enableDnsHostnames,
    internetGatewayId: gateway?.id,
    dhcpOptions: dhcpOptionsTopology(dhcpOptions.get(vpc.dhcpOptionsId)?.options ?? {}),
  };
}

function dhcpOptionsTopology(options: Readonly<Record<string, readonly string[]>>): DhcpOptionsTopology {
  const nodeType = options["netbios-node-type"]?.[0];
  return {
    domainName: options["domain-name"]?.join(" "),
    domainNameServers: options["domain-name-servers"] ?? [],
    ntpServers: options["ntp-servers"] ?? [],
    netbiosNameServers: options["netbios-name-servers"] ?? [],
    netbiosNodeType: nodeType === undefined ? undefined : Number(nodeType),
  };
}

const placeOf = ({ id, vpcId, availabilityZone, availabilityZoneId, cidrBlock }: SubnetRecord) => ({
  subnetId: id,
  vpcId,
  availabilityZone,
  availabilityZoneId,
  cidrBlock,
});

const addressKey = (networkInterfaceId: string, privateIpAddress: string): string =>
  `${networkInterfaceId} ${privateIpAddress}`;

/** Elastic IPs by the interface and private address that they stand for. */
const elasticAddresses = ({ address }: Sources): ReadonlyMap<string, string> =>
  new Map(
    [...address.values()].flatMap(({ publicIp, association }) =>
      association
        ? [[addressKey(association.networkInterfaceId, association.privateIpAddress), publicIp] as const]
        : [],
    ),
  );

function interfaceTopology(
  record: NetworkInterfaceRecord,
  {
    sources: { vpc, instance },
    publicAddresses,
    engines,
  }: {
    readonly sources: Sources;
    readonly publicAddresses: ReadonlyMap<string, string>;
    readonly engines: ControlPlaneContext["engines"];
  },
): NetworkInterfaceTopology {
  const { id, region, attachment, privateIpAddress } = record;
  const named = vpc.get(record.vpcId)?.enableDnsHostnames === true;
  const owner = attachment && instance.get(attachment.instanceId);
  const addressTopology = (privateAddress: string): PrivateAddressTopology => {
    const isPrimary = privateAddress === privateIpAddress;
    const publicIpAddress =
      publicAddresses.get(addressKey(id, privateAddress)) ?? (isPrimary ? record.publicIpAddress : undefined);
    return {
      privateIpAddress: privateAddress,
      privateDnsName: privateDnsName(region, privateAddress),
      resourceDnsName: isPrimary && attachment?.deviceIndex === 0 ? resourceName(owner) : undefined,
      publicIpAddress,
      publicDnsName: publicIpAddress && named ? publicDnsName(region, publicIpAddress) : undefined,
    };
  };
  return {
    networkInterfaceId: id,
    instanceId: attachment?.instanceId,
    vpcId: record.vpcId,
    subnetId: record.subnetId,
    macAddress: record.macAddress,
    addresses: [
      addressTopology(privateIpAddress),
      ...record.secondaryPrivateIpAddresses.map(addressTopology),
    ],
    groupIds: record.groupIds,
    sourceDestCheck: record.sourceDestCheck,
    mtuBytes: mtuBytesOf({ engines }, owner),
  };
}

/** The name that is made of an instance's id, where it resolves. */
const resourceName = (instance: InstanceRecord | undefined): string | undefined =>
  instance?.privateDnsNameOptions.enableResourceNameDnsARecord
    ? resourceDnsName(instance.region, instance.id)
    : undefined;

const natGatewayTopologies = ({ natGateway }: Sources): NatGatewayTopology[] =>
  [...natGateway.values()]
    .filter(({ state }) => state === "available")
    .map(({ id, networkInterfaceId, vpcId, subnetId, privateIp, publicIp }) => ({
      natGatewayId: id,
      networkInterfaceId,
      vpcId,
      subnetId,
      privateIpAddress: privateIp,
      publicIpAddress: publicIp,
    }));

const flowLogTopology = (
  { id, resourceId, trafficType, intervalSeconds, logFormat }: FlowLogRecord,
  { accountId }: Pick<ControlPlaneContext, "accountId">,
): FlowLogTopology => {
  const fields = flowLogFieldsOf(logFormat);
  return {
    flowLogId: id,
    accountId,
    resourceId,
    trafficType,
    intervalSeconds,
    formatVersion: flowLogFormatVersion(fields),
    fields,
  };
};
