import type { InternetGatewayRecord } from "../model/internet-gateway";
import type { NatGatewayRecord } from "../model/nat-gateway";
import type { NetworkInterfaceRecord } from "../model/network-interface";
import type { PrefixListRecord } from "../model/prefix-list";
import type { RouteDestination, RouteTableRecord, RouteTarget } from "../model/route-table";
import type { SubnetRecord } from "../model/subnet";
import type { VpcRecord } from "../model/vpc";
import type { RouteTopology } from "./network-topology";

/** The records that routes name, by their ids. */
export interface RouteSources {
  readonly tables: readonly RouteTableRecord[];
  readonly internetGateway: ReadonlyMap<string, InternetGatewayRecord>;
  readonly natGateway: ReadonlyMap<string, NatGatewayRecord>;
  readonly networkInterface: ReadonlyMap<string, NetworkInterfaceRecord>;
  readonly prefixList: ReadonlyMap<string, PrefixListRecord>;
}

/** The IPv4 routes of the table that serves a subnet: its own one, else the VPC's main one. */
export function routeTopologies(
  subnet: SubnetRecord,
  vpc: VpcRecord,
  sources: RouteSources,
): RouteTopology[] {
  const serves = (wanted: string | undefined) => (table: RouteTableRecord) =>
    table.vpcId === vpc.id && table.associations.some(({ subnetId }) => subnetId === wanted);
  const table = sources.tables.find(serves(subnet.id)) ?? sources.tables.find(serves(undefined));
  const made = (table?.routes ?? []).flatMap(({ destination, target }) =>
    blocksOf(destination, sources).map(
      (destinationCidr): RouteTopology => ({
        destinationCidr,
        target: targetTopology(target, vpc.id, sources),
      }),
    ),
  );
  const local = vpc.cidrBlockAssociations
    .filter(({ cidrBlock }) => !made.some(({ destinationCidr }) => destinationCidr === cidrBlock))
    .map(({ cidrBlock }): RouteTopology => ({ destinationCidr: cidrBlock, target: { kind: "local" } }));
  return [...local, ...made];
}

function blocksOf(destination: RouteDestination, { prefixList }: RouteSources): string[] {
  switch (destination.kind) {
    case "cidrIpv4":
      return [destination.cidr];
    case "cidrIpv6":
      return [];
    case "prefixList": {
      const list = prefixList.get(destination.prefixListId);
      return list?.addressFamily === "IPv4" ? list.entries.map(({ cidr }) => cidr) : [];
    }
  }
}

function targetTopology(
  target: RouteTarget,
  vpcId: string,
  { internetGateway, natGateway, networkInterface }: RouteSources,
): RouteTopology["target"] {
  switch (target.kind) {
    case "internetGateway": {
      const { internetGatewayId } = target;
      const isThere = internetGateway.get(internetGatewayId)?.vpcId === vpcId;
      return isThere ? { kind: "internetGateway", internetGatewayId } : { kind: "blackhole" };
    }
    case "natGateway": {
      const { natGatewayId } = target;
      const isThere = natGateway.get(natGatewayId)?.state === "available";
      return isThere ? { kind: "natGateway", natGatewayId } : { kind: "blackhole" };
    }
    case "networkInterface": {
      const { networkInterfaceId } = target;
      const isThere = networkInterface.get(networkInterfaceId)?.attachment !== undefined;
      return isThere ? { kind: "networkInterface", networkInterfaceId } : { kind: "blackhole" };
    }
  }
}
