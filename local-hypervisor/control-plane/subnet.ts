import { checkId } from "../../schemas/rules/ids";
import { checkSubnetBlock } from "../../schemas/rules/vpc";
import {
  blockIsWithin,
  blockSize,
  blocksOverlap,
  formatIpv4Block,
  type Ipv4Block,
  parseIpv4Block,
} from "../model/cidr";
import { refuse } from "../model/errors/problem";
import {
  defaultSubnetExists,
  noDefaultSubnetInZone,
  noRoomForDefaultSubnet,
  noSubnetsInZone,
  subnetBlockConflict,
  subnetBlockInvalid,
  subnetHasDependencies,
  subnetInOtherZone,
  subnetLimitExceeded,
  subnetNotFound,
} from "../model/errors/subnet";
import { defaultVpcDoesNotExist } from "../model/errors/vpc";
import type { SubnetRecord } from "../model/subnet";
import type { VpcRecord } from "../model/vpc";
import type { ControlPlaneContext } from "./context";
import type { ControlPlane } from "./control-plane";
import type { AvailabilityZone } from "./region";
import { requireBlock } from "./vpc-block";

/** Addresses of a subnet that EC2 keeps: network, router, resolver, one for the future, broadcast. */
const reservedAddresses = 5;
/** Quota of a new AWS account. */
const maximumSubnetsPerVpc = 200;
const defaultSubnetBits = 20;

export interface SubnetForLaunch {
  readonly subnetId?: string;
  /** Zone name, such as `eu-west-1a` */
  readonly availabilityZone?: string;
}

export interface NewSubnet {
  readonly vpcId: string;
  readonly cidrBlock: string;
  /** Zone name, such as `eu-west-1a` @default - the zone of `availabilityZoneId` */
  readonly availabilityZone?: string;
  /** Zone id, such as `euw1-az3` @default - the region's first zone */
  readonly availabilityZoneId?: string;
  readonly tags: Readonly<Record<string, string>>;
}

/** What ModifySubnetAttribute may change. */
export type SubnetChange = Partial<
  Pick<SubnetRecord, "mapPublicIpOnLaunch" | "privateDnsHostnameType" | "enableResourceNameDnsARecord">
>;

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
   *   one that is not the subnet's, MissingInput when the zone has no default subnet, VPCIdNotSpecified without a
   *   default VPC
   */
  forLaunch(region: string, { subnetId, availabilityZone }: SubnetForLaunch): SubnetRecord {
    if (availabilityZone !== undefined) this.controlPlane.regions.requireZone(region, availabilityZone);
    if (subnetId !== undefined) {
      const subnet = this.require(region, subnetId);
      if (availabilityZone !== undefined && subnet.availabilityZone !== availabilityZone)
        throw subnetInOtherZone(availabilityZone);
      return subnet;
    }
    this.controlPlane.vpcs.requireDefault(region);
    const subnets = this.list(region)
      .filter((subnet) => subnet.defaultForAz)
      .sort((a, b) => (a.availabilityZone < b.availabilityZone ? -1 : 1));
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
      .filter((each) => each.subnetId === subnet.id)
      .reduce((sum, each) => sum + 1 + each.secondaryPrivateIpAddresses.length, 0);
    return blockSize(blockOf(subnet)) - reservedAddresses - used;
  }

  /**
   * @throws Ec2Error InvalidVpcID.NotFound, InvalidSubnet.Range, InvalidSubnet.Conflict, InvalidParameterValue for a
   *   text that is no block or a zone of another region, SubnetLimitExceeded
   */
  create(region: string, request: NewSubnet): SubnetRecord {
    const vpc = this.controlPlane.vpcs.require(region, request.vpcId);
    const zone = this.zoneFor(region, request);
    const block = requireBlock(request.cidrBlock);
    const cidr = formatIpv4Block(block);
    const home = vpc.cidrBlockAssociations.some((each) => blockIsWithin(block, requireBlock(each.cidrBlock)));
    refuse(checkSubnetBlock(cidr));
    if (!home) throw subnetBlockInvalid(cidr);
    const siblings = this.list(region).filter((each) => each.vpcId === vpc.id);
    if (siblings.some((each) => blocksOverlap(blockOf(each), block))) throw subnetBlockConflict(cidr);
    if (siblings.length >= maximumSubnetsPerVpc) throw subnetLimitExceeded(maximumSubnetsPerVpc);
    return this.add(vpc, zone, block, { tags: request.tags });
  }

  /**
   * Makes the default subnet of a zone: the first /20 of the default VPC that is free.
   *
   * @throws Ec2Error InvalidParameterValue for an unknown zone, DefaultVpcDoesNotExist,
   *   DefaultSubnetAlreadyExistsInAvailabilityZone, InsufficientCidrBlocks
   */
  createDefault(region: string, availabilityZone: string): SubnetRecord {
    const zone = this.controlPlane.regions.requireZone(region, availabilityZone);
    const vpc = this.controlPlane.vpcs.findDefault(region);
    if (!vpc) throw defaultVpcDoesNotExist();
    const siblings = this.list(region).filter((each) => each.vpcId === vpc.id);
    const existing = siblings.find((each) => each.defaultForAz && each.availabilityZone === availabilityZone);
    if (existing) throw defaultSubnetExists(existing.id, availabilityZone);
    const home = requireBlock(vpc.cidrBlock);
    const taken = siblings.map(blockOf);
    const stepBytes = 2 ** (32 - defaultSubnetBits);
    for (let first = home.first; first < home.first + blockSize(home); first += stepBytes) {
      const block = { first, prefixBits: defaultSubnetBits };
      if (!taken.some((each) => blocksOverlap(each, block)))
        return this.add(vpc, zone, block, { tags: {}, isDefault: true });
    }
    throw noRoomForDefaultSubnet(vpc.id);
  }

  /** @throws Ec2Error InvalidSubnetID.NotFound, DependencyViolation */
  delete(region: string, id: string): void {
    const { store } = this.context;
    const subnet = this.require(region, id);
    if (store.list("networkInterface", region).some((each) => each.subnetId === id))
      throw subnetHasDependencies(id);
    this.controlPlane.networkAcls.removeSubnet(subnet);
    this.controlPlane.routeTables.removeSubnet(subnet);
    this.controlPlane.flowLogs.forgetResource(region, id);
    store.delete("subnet", id);
  }

  /** @throws Ec2Error InvalidSubnetID.NotFound */
  modify(region: string, id: string, change: SubnetChange): void {
    this.context.store.put("subnet", { ...this.require(region, id), ...change });
  }

  private zoneFor(region: string, { availabilityZone, availabilityZoneId }: NewSubnet): AvailabilityZone {
    const zones = this.controlPlane.regions.zones(region);
    const zone = zones.find(
      ({ zoneName, zoneId }) =>
        (availabilityZone === undefined || zoneName === availabilityZone) &&
        (availabilityZoneId === undefined || zoneId === availabilityZoneId),
    );
    if (zone) return zone;
    const names = zones.map(({ zoneName }) => zoneName);
    throw availabilityZone === undefined
      ? noSubnetsInZone(
          "availabilityZoneId",
          String(availabilityZoneId),
          zones.map(({ zoneId }) => zoneId),
        )
      : noSubnetsInZone("availabilityZone", availabilityZone, names);
  }

  private add(
    vpc: VpcRecord,
    zone: AvailabilityZone,
    block: Ipv4Block,
    { tags, isDefault = false }: { readonly tags: SubnetRecord["tags"]; readonly isDefault?: boolean },
  ): SubnetRecord {
    const subnet: SubnetRecord = {
      id: this.context.newId("subnet"),
      region: vpc.region,
      tags,
      vpcId: vpc.id,
      availabilityZone: zone.zoneName,
      availabilityZoneId: zone.zoneId,
      cidrBlock: formatIpv4Block(block),
      mapPublicIpOnLaunch: isDefault,
      defaultForAz: isDefault,
      privateDnsHostnameType: "ip-name",
      enableResourceNameDnsARecord: false,
    };
    this.context.store.put("subnet", subnet);
    this.controlPlane.networkAcls.addSubnet(subnet);
    return subnet;
  }
}

/** The subnet's block as numbers. */
export function blockOf(subnet: SubnetRecord): Ipv4Block {
  const block = parseIpv4Block(subnet.cidrBlock);
  if (!block) throw new Error(`subnet ${subnet.id} has the malformed block ${subnet.cidrBlock}`);
  return block;
}
