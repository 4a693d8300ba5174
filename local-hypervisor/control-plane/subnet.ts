import { checkId } from "../../schemas/rules/ids";
import { blockSize, type Ipv4Block, parseIpv4Block } from "../model/cidr";
import { refuse } from "../model/errors/problem";
import { noDefaultSubnetInZone, subnetInOtherZone, subnetNotFound } from "../model/errors/subnet";
import type { SubnetRecord } from "../model/subnet";
import type { ControlPlaneContext } from "./context";
import type { ControlPlane } from "./control-plane";

/** Addresses of a subnet that EC2 keeps: network, router, resolver, one for the future, broadcast. */
const reservedAddresses = 5;

export interface SubnetForLaunch {
  readonly subnetId?: string;
  /** Zone name, such as `eu-west-1a` */
  readonly availabilityZone?: string;
}

/** Subnets of the region's VPCs. */
export class SubnetService {
  constructor(
    private readonly context: ControlPlaneContext,
    private readonly controlPlane: ControlPlane,
  ) {}

  list(region: string): SubnetRecord[] {
    this.controlPlane.vpcs.ensureDefault(region);
    return this.context.store.list("subnet", region);
  }

  /** @throws Ec2Error InvalidSubnetID.NotFound, InvalidSubnetID.Malformed */
  require(region: string, id: string): SubnetRecord {
    refuse(checkId("subnet", id));
    this.controlPlane.vpcs.ensureDefault(region);
    const subnet = this.context.store.get("subnet", id);
    if (subnet?.region !== region) throw subnetNotFound(id);
    return subnet;
  }

  /**
   * The subnet of a new instance: the named one, else the default subnet of the zone, else that of the region's first
   * zone.
   *
   * @throws Ec2Error InvalidSubnetID.NotFound, InvalidSubnetID.Malformed, InvalidParameterValue for an unknown zone or
   *   one that is not the subnet's, MissingInput when the zone has no default subnet
   */
  forLaunch(region: string, { subnetId, availabilityZone }: SubnetForLaunch): SubnetRecord {
    if (availabilityZone !== undefined) this.controlPlane.regions.requireZone(region, availabilityZone);
    if (subnetId !== undefined) {
      const subnet = this.require(region, subnetId);
      if (availabilityZone !== undefined && subnet.availabilityZone !== availabilityZone)
        throw subnetInOtherZone(availabilityZone);
      return subnet;
    }
    const subnets = this.list(region).filter((subnet) => subnet.defaultForAz);
    const subnet = availabilityZone
      ? subnets.find((each) => each.availabilityZone === availabilityZone)
      : subnets[0];
    if (!subnet) throw noDefaultSubnetInZone(availabilityZone ?? region);
    return subnet;
  }

  /** Addresses that a new network interface could get. */
  availableAddresses(region: string, subnet: SubnetRecord): number {
    const used = this.context.store
      .list("networkInterface", region)
      .filter((each) => each.subnetId === subnet.id).length;
    return blockSize(blockOf(subnet)) - reservedAddresses - used;
  }
}

/** The subnet's block as numbers. */
export function blockOf(subnet: SubnetRecord): Ipv4Block {
  const block = parseIpv4Block(subnet.cidrBlock);
  if (!block) throw new Error(`subnet ${subnet.id} has the malformed block ${subnet.cidrBlock}`);
  return block;
}
