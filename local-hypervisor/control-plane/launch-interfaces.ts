import type { InstanceType } from "../../schemas/catalogues/instance-types";
import {
  addressForSeveralInstances,
  deviceIndexMissing,
  deviceIndexRepeated,
  interfaceIdRepeated,
  interfaceIdWith,
  primaryInterfaceMissing,
  publicAddressNotForExisting,
  publicAddressNotForSecondary,
  publicAddressNotForSeveral,
} from "../model/errors/launch-interface";
import { networkInterfacesTaken, networkInterfaceZoneMismatch } from "../model/errors/network-interface";
import type { NetworkInterfaceRecord } from "../model/network-interface";
import type { SubnetRecord } from "../model/subnet";
import type { ControlPlane } from "./control-plane";
import type { NetworkInterfaceForInstance } from "./network-interface";
import { checkDeviceIndex, checkInterfaceLimits } from "./network-interface-limits";
import { privateAddressesOf } from "./private-address";

/** A network interface as RunInstances asks for it: a new one, or one that exists. */
export interface RequestedNetworkInterface {
  readonly deviceIndex?: number;
  readonly networkCardIndex?: number;
  /** One that exists; then the instance takes its subnet, addresses and groups as they are */
  readonly networkInterfaceId?: string;
  /** @default - the default subnet of the zone */
  readonly subnetId?: string;
  readonly groupIds?: readonly string[];
  readonly groupNames?: readonly string[];
  readonly description?: string;
  readonly privateIpAddress?: string;
  readonly secondaryPrivateIpAddresses?: readonly string[];
  readonly secondaryPrivateIpAddressCount?: number;
  /** @default - what the subnet says */
  readonly associatePublicIpAddress?: boolean;
  /** @default - true for a new one, false for one that existed */
  readonly deleteOnTermination?: boolean;
}

/** Where the interfaces of a launch are to be. */
export interface InterfacesForLaunch {
  readonly networkInterfaces: readonly RequestedNetworkInterface[];
  /** Zone name, such as `eu-west-1a` */
  readonly availabilityZone?: string;
  readonly instanceType: InstanceType;
  /** Most instances that the launch may start */
  readonly maxCount: number;
}

type Placed = { readonly deviceIndex: number; readonly deleteOnTermination: boolean };

/** An interface of each instance of a launch. */
export type PlannedInterface = Placed &
  (
    | { readonly existing: NetworkInterfaceRecord }
    | { readonly fresh: Omit<NetworkInterfaceForInstance, "instanceId" | keyof Placed | "tags"> }
  );

export interface InterfacePlan {
  /** Of the primary interface */
  readonly subnet: SubnetRecord;
  /** The primary one first */
  readonly interfaces: readonly PlannedInterface[];
  /** Instances that the subnets have addresses for */
  readonly maxCount: number;
}

/**
 * Checks the network interfaces of a launch by themselves, then what they name. Changes nothing.
 *
 * @throws Ec2Error InvalidParameterValue, InvalidParameterCombination, UnsupportedOperation without a primary one,
 *   InvalidNetworkInterface.InUse, AttachmentLimitExceeded, PrivateIpAddressLimitExceeded, and what looking up
 *   subnets, groups and interfaces throws
 */
export function planInterfaces(
  region: string,
  request: InterfacesForLaunch,
  controlPlane: ControlPlane,
): InterfacePlan {
  checkRequests(request);
  const requested = [...request.networkInterfaces].sort((a, b) => indexOf(a) - indexOf(b));
  const { availabilityZone } = request;
  const [primary, ...others] = requested as [RequestedNetworkInterface, ...RequestedNetworkInterface[]];
  const subnet = subnetOf(region, primary, availabilityZone, controlPlane);
  const subnets = [
    subnet,
    ...others.map((each) => {
      const isNamed = each.networkInterfaceId !== undefined || each.subnetId !== undefined;
      return subnetOf(region, each, isNamed ? undefined : subnet.availabilityZone, controlPlane);
    }),
  ];
  if (subnets.some((each) => each.availabilityZone !== subnet.availabilityZone))
    throw networkInterfaceZoneMismatch();
  const interfaces = requested.map((each, place) =>
    plan(region, each, subnets[place] as SubnetRecord, controlPlane),
  );
  const addresses = interfaces.map(addressCount);
  checkInterfaceLimits({
    instanceType: request.instanceType.name,
    interfaces: interfaces.length,
    addresses: Math.max(...addresses),
  });
  const needs = new Map<SubnetRecord["id"], number>();
  interfaces.forEach((each, place) => {
    const { id } = subnets[place] as SubnetRecord;
    if ("fresh" in each) needs.set(id, (needs.get(id) ?? 0) + (addresses[place] ?? 1));
  });
  const room = [...needs].map(([id, count]) => {
    const free = controlPlane.subnets.availableAddresses(region, controlPlane.subnets.require(region, id));
    return Math.floor(free / count);
  });
  return { subnet, interfaces, maxCount: Math.min(...room, Number.POSITIVE_INFINITY) };
}

const indexOf = ({ deviceIndex = 0 }: RequestedNetworkInterface): number => deviceIndex;

function checkRequests({ networkInterfaces, maxCount, instanceType }: InterfacesForLaunch): void {
  const indexes = new Set<number>();
  const ids = new Set<string>();
  for (const each of networkInterfaces) {
    const { deviceIndex, networkInterfaceId: id, networkCardIndex } = each;
    if (deviceIndex === undefined) throw deviceIndexMissing();
    checkDeviceIndex({ deviceIndex, networkCardIndex }, instanceType.name);
    if (indexes.has(deviceIndex)) throw deviceIndexRepeated();
    indexes.add(deviceIndex);
    if (each.associatePublicIpAddress !== undefined) {
      if (networkInterfaces.length > 1) throw publicAddressNotForSeveral();
      if (deviceIndex !== 0) throw publicAddressNotForSecondary();
      if (id !== undefined) throw publicAddressNotForExisting();
    }
    const named = each.privateIpAddress !== undefined || each.secondaryPrivateIpAddresses?.length;
    if (maxCount > 1 && (id !== undefined || named)) throw addressForSeveralInstances();
    if (id === undefined) continue;
    if (each.subnetId !== undefined) throw interfaceIdWith("a subnet");
    if (named || each.secondaryPrivateIpAddressCount !== undefined)
      throw interfaceIdWith("a private IP address");
    if (each.groupIds?.length || each.groupNames?.length) throw interfaceIdWith("security groups");
    if (each.deleteOnTermination) throw interfaceIdWith("delete on termination as true");
    if (ids.has(id)) throw interfaceIdRepeated(id);
    ids.add(id);
  }
  if (!indexes.has(0)) throw primaryInterfaceMissing();
}

function subnetOf(
  region: string,
  { networkInterfaceId, subnetId }: RequestedNetworkInterface,
  availabilityZone: string | undefined,
  { networkInterfaces, subnets }: ControlPlane,
): SubnetRecord {
  if (networkInterfaceId === undefined) return subnets.forLaunch(region, { subnetId, availabilityZone });
  const existing = networkInterfaces.require(region, networkInterfaceId);
  return subnets.forLaunch(region, { subnetId: existing.subnetId, availabilityZone });
}

function plan(
  region: string,
  requested: RequestedNetworkInterface,
  subnet: SubnetRecord,
  controlPlane: ControlPlane,
): PlannedInterface {
  const { networkInterfaceId: id, networkCardIndex: _card, deviceIndex = 0, ...fresh } = requested;
  if (id !== undefined) {
    const existing = controlPlane.networkInterfaces.require(region, id);
    if (existing.attachment || existing.interfaceType !== "interface") throw networkInterfacesTaken([id]);
    return { deviceIndex, deleteOnTermination: false, existing };
  }
  // Looked up once more when the interface is made; here so that a launch is refused before anything is
  controlPlane.securityGroups.resolve(region, { ...fresh, vpcId: subnet.vpcId, subnetId: subnet.id });
  const { deleteOnTermination = true } = fresh;
  return { deviceIndex, deleteOnTermination, fresh: { ...fresh, subnetId: subnet.id } };
}

function addressCount(planned: PlannedInterface): number {
  if ("existing" in planned) return privateAddressesOf(planned.existing).length;
  const { secondaryPrivateIpAddresses = [], secondaryPrivateIpAddressCount = 0 } = planned.fresh;
  return 1 + secondaryPrivateIpAddresses.length + secondaryPrivateIpAddressCount;
}
