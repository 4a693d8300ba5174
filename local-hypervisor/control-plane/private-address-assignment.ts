import {
  addressCountNotPositive,
  addressesAndCount,
  addressesNotAssigned,
  addressesNotMovable,
  primaryAddressKept,
} from "../model/errors/network-interface";
import { missingParameter } from "../model/errors/request";
import type { NetworkInterfaceRecord } from "../model/network-interface";
import type { ControlPlaneContext } from "./context";
import type { ControlPlane } from "./control-plane";
import { checkAddressLimit } from "./network-interface-limits";
import { PrivateAddressPool, privateAddressesOf } from "./private-address";

export interface AssignRequest {
  readonly networkInterfaceId: string;
  /** By name, or */
  readonly privateIpAddresses?: readonly string[];
  /** any free ones */
  readonly secondaryPrivateIpAddressCount?: number;
  /** Takes secondary addresses of other interfaces of the subnet @default false */
  readonly allowReassignment?: boolean;
}

/** Secondary private addresses of network interfaces. */
export class PrivateAddressService {
  constructor(
    private readonly context: ControlPlaneContext,
    private readonly controlPlane: ControlPlane,
  ) {}

  /**
   * AssignPrivateIpAddresses; gives the addresses that were assigned. An Elastic IP goes with an address that moves.
   *
   * @throws Ec2Error InvalidNetworkInterfaceID.NotFound, InvalidParameterValue, InvalidParameterCombination,
   *   PrivateIpAddressLimitExceeded, InsufficientFreeAddressesInSubnet
   */
  assign(region: string, request: AssignRequest): string[] {
    const { networkInterfaceId, privateIpAddresses = [], secondaryPrivateIpAddressCount: count } = request;
    const record = this.controlPlane.networkInterfaces.require(region, networkInterfaceId);
    const named = [...new Set(privateIpAddresses)];
    if (named.length > 0 && count !== undefined) throw addressesAndCount();
    if (named.length === 0 && count === undefined)
      throw missingParameter("privateIpAddresses/secondaryPrivateIpAddressCount");
    if (count !== undefined && count < 1) throw addressCountNotPositive(count);
    const pool = new PrivateAddressPool(
      this.context,
      this.controlPlane.subnets.require(region, record.subnetId),
    );
    const own = privateAddressesOf(record);
    const added = named.filter((address) => !own.includes(address));
    this.checkLimit(record, own.length + (count ?? added.length));
    const taken = added.filter((address) => pool.isUsed(address));
    const holders = this.holdersOf(record, taken);
    const stuck = taken.filter((address) => !request.allowReassignment || !holders.has(address));
    if (stuck.length > 0) throw addressesNotMovable(stuck);
    for (const [address, holder] of holders) this.move(address, holder.id, networkInterfaceId);
    const assigned = count === undefined ? named : Array.from({ length: count }, () => pool.takeAny());
    this.context.store.put("networkInterface", {
      ...record,
      secondaryPrivateIpAddresses: [
        ...record.secondaryPrivateIpAddresses,
        ...assigned.filter((address) => !own.includes(address)),
      ],
    });
    return assigned;
  }

  /**
   * UnassignPrivateIpAddresses; an Elastic IP of theirs stays allocated.
   *
   * @throws Ec2Error InvalidNetworkInterfaceID.NotFound, InvalidParameterValue
   */
  unassign(region: string, networkInterfaceId: string, addresses: readonly string[]): void {
    const record = this.controlPlane.networkInterfaces.require(region, networkInterfaceId);
    if (addresses.includes(record.privateIpAddress)) throw primaryAddressKept(record.privateIpAddress);
    if (addresses.some((address) => !record.secondaryPrivateIpAddresses.includes(address)))
      throw addressesNotAssigned(networkInterfaceId);
    for (const address of addresses) this.controlPlane.addresses.forget(region, networkInterfaceId, address);
    this.context.store.put("networkInterface", without(record, addresses));
  }

  private checkLimit({ attachment }: NetworkInterfaceRecord, addresses: number): void {
    const instance = attachment && this.context.store.get("instance", attachment.instanceId);
    if (instance) checkAddressLimit(instance.instanceType, addresses);
  }

  /** Interfaces that have the addresses as secondary ones, by address. */
  private holdersOf(
    { region, subnetId }: NetworkInterfaceRecord,
    addresses: readonly string[],
  ): Map<string, NetworkInterfaceRecord> {
    const neighbours = this.controlPlane.networkInterfaces
      .list(region)
      .filter((each) => each.subnetId === subnetId);
    return new Map(
      addresses.flatMap((address) => {
        const holder = neighbours.find((each) => each.secondaryPrivateIpAddresses.includes(address));
        return holder ? [[address, holder] as const] : [];
      }),
    );
  }

  private move(address: string, from: string, to: string): void {
    const { store } = this.context;
    const holder = store.get("networkInterface", from);
    if (holder) store.put("networkInterface", without(holder, [address]));
    for (const elastic of store.listAll("address")) {
      const { association } = elastic;
      if (association?.networkInterfaceId === from && association.privateIpAddress === address)
        store.put("address", { ...elastic, association: { ...association, networkInterfaceId: to } });
    }
  }
}

const without = (record: NetworkInterfaceRecord, addresses: readonly string[]): NetworkInterfaceRecord => ({
  ...record,
  secondaryPrivateIpAddresses: record.secondaryPrivateIpAddresses.filter((each) => !addresses.includes(each)),
});
