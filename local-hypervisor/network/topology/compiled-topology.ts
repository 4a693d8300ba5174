import type {
  NatGatewayTopology,
  NetworkInterfaceTopology,
  NetworkTopology,
  SubnetTopology,
  VpcTopology,
} from "../../control-plane/network-topology";
import { compileInterfaceRules, type InterfaceRules } from "../filter/interface-rules";
import { type CompiledNetworkAcl, compileNetworkAcl } from "../filter/network-acl";
import {
  type Ipv4Address,
  type Ipv4Network,
  type MacAddress,
  parseIpv4Address,
  parseIpv4Network,
  parseMacAddress,
} from "../wire/address";
import { RouteTable, type RouteTarget } from "./route-table";
import { securityGroupIndex } from "./security-group-index";

export interface CompiledVpc {
  readonly vpcId: string;
  /** The primary one first */
  readonly blocks: readonly Ipv4Network[];
  /** Base of the primary block plus two */
  readonly resolver: Ipv4Address;
  readonly topology: VpcTopology;
}

export interface CompiledSubnet {
  readonly subnetId: string;
  readonly vpc: CompiledVpc;
  readonly block: Ipv4Network;
  /** First address: router and DHCP server */
  readonly router: Ipv4Address;
  /** Base plus three: this machine, as interfaces of the subnet see it */
  readonly endpoint: Ipv4Address;
  readonly routes: RouteTable;
  readonly topology: SubnetTopology;
}

export interface CompiledAddress {
  readonly privateAddress: Ipv4Address;
  readonly publicAddress?: Ipv4Address;
}

export interface CompiledNetworkInterface {
  readonly networkInterfaceId: string;
  readonly vpc: CompiledVpc;
  readonly subnet: CompiledSubnet;
  readonly macAddress: MacAddress;
  /** The primary one first */
  readonly addresses: readonly [CompiledAddress, ...CompiledAddress[]];
  readonly sourceDestCheck: boolean;
  /** Largest IP packet, bytes */
  readonly mtuBytes: number;
  readonly topology: NetworkInterfaceTopology;
}

export interface CompiledNatGateway {
  readonly natGatewayId: string;
  readonly subnet: CompiledSubnet;
  readonly privateAddress: Ipv4Address;
  /** Absent for a private one */
  readonly publicAddress?: Ipv4Address;
  readonly topology: NatGatewayTopology;
}

/** Who a public address belongs to. */
export interface PublicAddressHolder {
  readonly networkInterface: CompiledNetworkInterface;
  readonly privateAddress: Ipv4Address;
}

/** A topology with everything that a packet asks for within a look-up. */
export interface CompiledTopology {
  /** What it was made of */
  readonly source: NetworkTopology;
  readonly networkInterfaces: readonly CompiledNetworkInterface[];
  readonly natGateways: readonly CompiledNatGateway[];
  vpc(vpcId: string): CompiledVpc | undefined;
  subnet(subnetId: string): CompiledSubnet | undefined;
  networkInterface(networkInterfaceId: string): CompiledNetworkInterface | undefined;
  natGateway(natGatewayId: string): CompiledNatGateway | undefined;
  interfaceByPrivateAddress(vpcId: string, address: Ipv4Address): CompiledNetworkInterface | undefined;
  /** By a MAC address, among the interfaces of one subnet */
  interfaceByMac(subnetId: string, macAddress: MacAddress): CompiledNetworkInterface | undefined;
  interfaceByPublicAddress(address: Ipv4Address): PublicAddressHolder | undefined;
  natGatewayByPrivateAddress(vpcId: string, address: Ipv4Address): CompiledNatGateway | undefined;
  natGatewayByPublicAddress(address: Ipv4Address): CompiledNatGateway | undefined;
  /** By the longest prefix; `undefined` when no route leads there */
  routeFor(subnet: CompiledSubnet, destination: Ipv4Address): RouteTarget | undefined;
  /** What the groups of an interface let pass; throws `RangeError` for an interface that the topology does not have */
  rulesOf(networkInterfaceId: string): InterfaceRules;
  /** Throws `RangeError` for a subnet that the topology does not have */
  networkAclOf(subnetId: string): CompiledNetworkAcl;
}

export const emptyTopology: NetworkTopology = {
  vpcs: [],
  subnets: [],
  networkInterfaces: [],
  natGateways: [],
  securityGroups: [],
  flowLogs: [],
  prefixLists: {},
};

/**
 * Interfaces and gateways whose subnet is missing are left out, as are subnets without a VPC. Rules and network ACLs
 * are compiled when they are first asked for. Throws `TypeError` when an address or CIDR is malformed.
 */
export function compileTopology(source: NetworkTopology): CompiledTopology {
  const vpcs = mapOf(source.vpcs.map(compileVpc), (vpc) => vpc.vpcId);
  const subnets = mapOf(
    source.subnets.flatMap((subnet) => compileSubnet(subnet, vpcs.get(subnet.vpcId))),
    (subnet) => subnet.subnetId,
  );
  const networkInterfaces = source.networkInterfaces.flatMap((networkInterface) =>
    compileNetworkInterface(networkInterface, subnets.get(networkInterface.subnetId)),
  );
  const natGateways = source.natGateways.flatMap((natGateway) =>
    compileNatGateway(natGateway, subnets.get(natGateway.subnetId)),
  );
  const byId = mapOf(networkInterfaces, (each) => each.networkInterfaceId);
  const gatewayById = mapOf(natGateways, (each) => each.natGatewayId);
  const byMac = grouped(networkInterfaces, (each) => [[each.subnet.subnetId, each.macAddress]]);
  const byPrivateAddress = grouped(networkInterfaces, ({ vpc, addresses }) =>
    addresses.map(({ privateAddress }) => [vpc.vpcId, privateAddress]),
  );
  const gatewayByPrivateAddress = grouped(natGateways, ({ subnet, privateAddress }) => [
    [subnet.vpc.vpcId, privateAddress],
  ]);
  const byPublicAddress = new Map(networkInterfaces.flatMap(publicAddresses));
  const gatewayByPublicAddress = new Map(
    natGateways.flatMap((each) => (each.publicAddress === undefined ? [] : [[each.publicAddress, each]])),
  );
  const groups = securityGroupIndex(source, networkInterfaces);
  const rules = remember((groupIds: string) =>
    compileInterfaceRules(groupIds === "" ? [] : groupIds.split(" "), groups),
  );
  const networkAcls = remember((subnetId: string) => {
    const subnet = subnets.get(subnetId);
    if (!subnet) throw new RangeError(`the topology has no subnet ${subnetId}`);
    return compileNetworkAcl(subnet.topology.networkAclEntries);
  });
  return {
    source,
    networkInterfaces,
    natGateways,
    vpc: (vpcId) => vpcs.get(vpcId),
    subnet: (subnetId) => subnets.get(subnetId),
    networkInterface: (networkInterfaceId) => byId.get(networkInterfaceId),
    natGateway: (natGatewayId) => gatewayById.get(natGatewayId),
    interfaceByPrivateAddress: (vpcId, address) => byPrivateAddress.get(vpcId)?.get(address),
    interfaceByMac: (subnetId, macAddress) => byMac.get(subnetId)?.get(macAddress),
    interfaceByPublicAddress: (address) => byPublicAddress.get(address),
    natGatewayByPrivateAddress: (vpcId, address) => gatewayByPrivateAddress.get(vpcId)?.get(address),
    natGatewayByPublicAddress: (address) => gatewayByPublicAddress.get(address),
    routeFor: (subnet, destination) => subnet.routes.targetFor(destination),
    rulesOf: (networkInterfaceId) => {
      const found = byId.get(networkInterfaceId);
      if (!found) throw new RangeError(`the topology has no interface ${networkInterfaceId}`);
      return rules(found.topology.groupIds.join(" "));
    },
    networkAclOf: networkAcls,
  };
}

function compileVpc(topology: VpcTopology): CompiledVpc {
  const blocks = topology.cidrBlocks.map(parseIpv4Network);
  return { vpcId: topology.vpcId, blocks, resolver: ((blocks[0]?.address ?? 0) + 2) >>> 0, topology };
}

function compileSubnet(topology: SubnetTopology, vpc: CompiledVpc | undefined): CompiledSubnet[] {
  if (!vpc) return [];
  const block = parseIpv4Network(topology.cidrBlock);
  return [
    {
      subnetId: topology.subnetId,
      vpc,
      block,
      router: (block.address + 1) >>> 0,
      endpoint: (block.address + 3) >>> 0,
      routes: new RouteTable(topology.routes),
      topology,
    },
  ];
}

function compileNetworkInterface(
  topology: NetworkInterfaceTopology,
  subnet: CompiledSubnet | undefined,
): CompiledNetworkInterface[] {
  if (!subnet) return [];
  const [primary, ...others] = topology.addresses;
  return [
    {
      networkInterfaceId: topology.networkInterfaceId,
      vpc: subnet.vpc,
      subnet,
      macAddress: parseMacAddress(topology.macAddress),
      addresses: [compileAddress(primary), ...others.map(compileAddress)],
      sourceDestCheck: topology.sourceDestCheck,
      mtuBytes: topology.mtuBytes,
      topology,
    },
  ];
}

function compileAddress(address: NetworkInterfaceTopology["addresses"][number]): CompiledAddress {
  const privateAddress = parseIpv4Address(address.privateIpAddress);
  if (address.publicIpAddress === undefined) return { privateAddress };
  return { privateAddress, publicAddress: parseIpv4Address(address.publicIpAddress) };
}

function compileNatGateway(
  topology: NatGatewayTopology,
  subnet: CompiledSubnet | undefined,
): CompiledNatGateway[] {
  if (!subnet) return [];
  const publicAddress =
    topology.publicIpAddress === undefined ? undefined : parseIpv4Address(topology.publicIpAddress);
  return [
    {
      natGatewayId: topology.natGatewayId,
      subnet,
      privateAddress: parseIpv4Address(topology.privateIpAddress),
      ...(publicAddress !== undefined && { publicAddress }),
      topology,
    },
  ];
}

function publicAddresses(
  networkInterface: CompiledNetworkInterface,
): (readonly [Ipv4Address, PublicAddressHolder])[] {
  return networkInterface.addresses.flatMap(({ privateAddress, publicAddress }) =>
    publicAddress === undefined ? [] : [[publicAddress, { networkInterface, privateAddress }] as const],
  );
}

function mapOf<T>(values: readonly T[], key: (value: T) => string): ReadonlyMap<string, T> {
  return new Map(values.map((value) => [key(value), value]));
}

/** Numbers are unique within a group only: two VPCs may use the same private addresses */
function grouped<T>(
  values: readonly T[],
  keys: (value: T) => readonly (readonly [group: string, key: number])[],
): ReadonlyMap<string, ReadonlyMap<number, T>> {
  const groups = new Map<string, Map<number, T>>();
  for (const value of values) {
    for (const [group, key] of keys(value)) {
      const members = groups.get(group) ?? new Map<number, T>();
      groups.set(group, members.set(key, value));
    }
  }
  return groups;
}

function remember<T>(make: (key: string) => T): (key: string) => T {
  const made = new Map<string, T>();
  return (key) => {
    const known = made.get(key);
    if (known !== undefined) return known;
    const value = make(key);
    made.set(key, value);
    return value;
  };
}
