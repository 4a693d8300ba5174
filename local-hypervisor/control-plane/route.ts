import { blockIsWithin, canonicalIpv6Block, formatIpv4Block } from "../model/cidr";
import { severalInterfaces } from "../model/errors/instance";
import { prefixListNotFound } from "../model/errors/prefix-list";
import {
  gatewayNotFound,
  insideVpcBlock,
  localRouteKept,
  noInterface,
  noLocalTarget,
  ofDifferentNetworks,
  routeAlreadyExists,
  routedNatGatewayNotFound,
  routeLimitExceeded,
  routeNotFound,
} from "../model/errors/route-table";
import { blockMalformed } from "../model/errors/vpc";
import type { Route, RouteDestination, RouteTableRecord, RouteTarget } from "../model/route-table";
import type { VpcRecord } from "../model/vpc";
import type { ControlPlaneContext } from "./context";
import type { ControlPlane } from "./control-plane";
import { requireBlock } from "./vpc-block";

/** Quota of a new AWS account; a prefix list counts as many as it may hold. */
const maximumRoutes = 50;

/** What a request names as the target of a route. `local` is legal for a block of the VPC alone. */
export type RequestedTarget =
  | { readonly kind: "gateway"; readonly id: string }
  | { readonly kind: "natGateway"; readonly id: string }
  | { readonly kind: "networkInterface"; readonly id: string }
  | { readonly kind: "instance"; readonly id: string }
  | { readonly kind: "local" };

/** Routes of route tables. */
export class RouteService {
  constructor(
    private readonly context: ControlPlaneContext,
    private readonly controlPlane: ControlPlane,
  ) {}

  /**
   * @throws Ec2Error RouteAlreadyExists, RouteLimitExceeded, InvalidParameterValue for a malformed destination, one
   *   within the VPC and a target of another VPC; the NotFound of the target
   */
  create(region: string, tableId: string, wanted: RouteDestination, requested: RequestedTarget): void {
    const table = this.controlPlane.routeTables.require(region, tableId);
    const destination = this.canonical(region, wanted);
    const vpc = this.controlPlane.vpcs.require(region, table.vpcId);
    if (find(table, destination) || isLocal(destination, vpc)) throw routeAlreadyExists(textOf(destination));
    const target = this.target(table, requested);
    checkInsideVpc(destination, target, vpc);
    if (this.weigh([...table.routes, { destination, target }]) > maximumRoutes)
      throw routeLimitExceeded(maximumRoutes);
    this.put(table, [...table.routes, { destination, target }]);
  }

  /**
   * Gives a route another target; the local routes of the VPC's blocks too.
   *
   * @throws Ec2Error InvalidRoute.NotFound, InvalidParameterValue, the NotFound of the target
   */
  replace(region: string, tableId: string, wanted: RouteDestination, requested: RequestedTarget): void {
    const table = this.controlPlane.routeTables.require(region, tableId);
    const destination = this.canonical(region, wanted);
    const vpc = this.controlPlane.vpcs.require(region, table.vpcId);
    const existing = find(table, destination);
    const others = table.routes.filter((each) => each !== existing);
    if (!isLocal(destination, vpc)) {
      if (!existing) throw notFound(destination, tableId);
      if (requested.kind === "local") throw noLocalTarget();
    }
    if (requested.kind === "local") {
      this.put(table, others);
      return;
    }
    const target = this.target(table, requested);
    checkInsideVpc(destination, target, vpc);
    this.put(table, [...others, { destination, target }]);
  }

  /** @throws Ec2Error InvalidRoute.NotFound, InvalidParameterValue for the local route */
  delete(region: string, tableId: string, wanted: RouteDestination): void {
    const table = this.controlPlane.routeTables.require(region, tableId);
    const destination = this.canonical(region, wanted);
    if (isLocal(destination, this.controlPlane.vpcs.require(region, table.vpcId)))
      throw localRouteKept(textOf(destination), tableId);
    const existing = find(table, destination);
    if (!existing) throw notFound(destination, tableId);
    this.put(
      table,
      table.routes.filter((each) => each !== existing),
    );
  }

  /** `blackhole` when the target is gone or cannot take packets. */
  stateOf({ vpcId }: RouteTableRecord, { target }: Route): "active" | "blackhole" {
    return this.isAlive(target, vpcId) ? "active" : "blackhole";
  }

  private isAlive(target: RouteTarget, vpcId: string): boolean {
    const { store } = this.context;
    switch (target.kind) {
      case "internetGateway":
        return store.get("internetGateway", target.internetGatewayId)?.vpcId === vpcId;
      case "natGateway": {
        const state = store.get("natGateway", target.natGatewayId)?.state;
        return state === "pending" || state === "available";
      }
      case "networkInterface": {
        const attachment = store.get("networkInterface", target.networkInterfaceId)?.attachment;
        return attachment !== undefined && store.get("instance", attachment.instanceId)?.state === "running";
      }
    }
  }

  private put(table: RouteTableRecord, routes: readonly Route[]): void {
    this.controlPlane.routeTables.replace({ ...table, routes });
  }

  /** The destination as EC2 keeps it, bits after the prefix cleared. */
  private canonical(region: string, destination: RouteDestination): RouteDestination {
    switch (destination.kind) {
      case "cidrIpv4": {
        const { cidr } = destination;
        return { ...destination, cidr: formatIpv4Block(requireBlock(cidr, "destinationCidrBlock")) };
      }
      case "cidrIpv6": {
        const cidr = canonicalIpv6Block(destination.cidr);
        if (cidr === undefined) throw blockMalformed("destinationIpv6CidrBlock", destination.cidr);
        return { ...destination, cidr };
      }
      case "prefixList":
        if (this.context.store.get("prefixList", destination.prefixListId)?.region !== region)
          throw prefixListNotFound(destination.prefixListId);
        return destination;
    }
  }

  private weigh(routes: readonly Route[]): number {
    return routes.reduce((sum, { destination }) => {
      if (destination.kind !== "prefixList") return sum + 1;
      return sum + (this.context.store.get("prefixList", destination.prefixListId)?.maxEntries ?? 1);
    }, 0);
  }

  private target({ id: tableId, region, vpcId }: RouteTableRecord, requested: RequestedTarget): RouteTarget {
    switch (requested.kind) {
      case "gateway": {
        const gateway = this.context.store.get("internetGateway", requested.id);
        if (gateway?.region !== region) throw gatewayNotFound(requested.id);
        if (gateway.vpcId !== vpcId) throw ofDifferentNetworks(tableId, `network gateway ${gateway.id}`);
        return { kind: "internetGateway", internetGatewayId: gateway.id };
      }
      case "natGateway": {
        const gateway = this.context.store.get("natGateway", requested.id);
        if (gateway?.region !== region || gateway.state === "deleted" || gateway.state === "deleting")
          throw routedNatGatewayNotFound(requested.id);
        if (gateway.vpcId !== vpcId) throw ofDifferentNetworks(tableId, `nat gateway ${gateway.id}`);
        return { kind: "natGateway", natGatewayId: gateway.id };
      }
      case "networkInterface": {
        const found = this.controlPlane.networkInterfaces.require(region, requested.id);
        if (found.vpcId !== vpcId) throw ofDifferentNetworks(tableId, `interface ${found.id}`);
        return { kind: "networkInterface", networkInterfaceId: found.id };
      }
      case "instance": {
        const { id: instanceId } = this.controlPlane.instances.require(region, requested.id);
        const [found, ...more] = this.controlPlane.networkInterfaces.ofInstance(region, instanceId);
        if (more.length > 0) throw severalInterfaces(instanceId);
        if (!found) throw noInterface(instanceId);
        if (found.vpcId !== vpcId) throw ofDifferentNetworks(tableId, `interface ${found.id}`);
        return { kind: "networkInterface", networkInterfaceId: found.id, instanceId };
      }
      case "local":
        throw noLocalTarget();
    }
  }
}

const identity = (destination: RouteDestination): string => `${destination.kind} ${textOf(destination)}`;

const textOf = (destination: RouteDestination): string =>
  destination.kind === "prefixList" ? destination.prefixListId : destination.cidr;

const find = (table: RouteTableRecord, destination: RouteDestination): Route | undefined =>
  table.routes.find((each) => identity(each.destination) === identity(destination));

/** Whether the destination is a block of the VPC, whose route every table has. */
const isLocal = (destination: RouteDestination, vpc: VpcRecord): boolean =>
  destination.kind === "cidrIpv4" &&
  vpc.cidrBlockAssociations.some(({ cidrBlock }) => cidrBlock === destination.cidr);

/** What goes from one subnet of the VPC to another may be led through a guest, never out of the VPC. */
function checkInsideVpc(destination: RouteDestination, target: RouteTarget, vpc: VpcRecord): void {
  if (destination.kind !== "cidrIpv4" || target.kind !== "internetGateway") return;
  const block = requireBlock(destination.cidr);
  if (vpc.cidrBlockAssociations.some(({ cidrBlock }) => blockIsWithin(block, requireBlock(cidrBlock))))
    throw insideVpcBlock(destination.cidr);
}

function notFound(destination: RouteDestination, tableId: string): Error {
  const parameters = {
    cidrIpv4: "destination-cidr-block",
    cidrIpv6: "destination-ipv6-cidr-block",
    prefixList: "destination-prefix-list-id",
  };
  return routeNotFound(parameters[destination.kind], textOf(destination), tableId);
}
