import { checkId } from "../../schemas/rules/ids";
import { blockContains, blockSize, formatIpv4, parseIpv4 } from "../model/cidr";
import {
  addressInUse,
  addressMalformed,
  addressOutsideSubnet,
  addressReserved,
  networkInterfaceNotFound,
} from "../model/errors/network-interface";
import { refuse } from "../model/errors/problem";
import { insufficientFreeAddresses } from "../model/errors/subnet";
import type { NetworkInterfaceRecord } from "../model/network-interface";
import type { SubnetRecord } from "../model/subnet";
import type { ControlPlaneContext } from "./context";
import type { ControlPlane } from "./control-plane";
import { blockOf } from "./subnet";

export interface NetworkInterfaceForInstance {
  readonly instanceId: string;
  readonly subnetId: string;
  /** Groups that `SecurityGroupService.resolve` gave */
  readonly groupIds: readonly string[];
  /** @default - a free address of the subnet */
  readonly privateIpAddress?: string;
  /** @default - what the subnet says (`mapPublicIpOnLaunch`) */
  readonly associatePublicIpAddress?: boolean;
  readonly deleteOnTermination: boolean;
  readonly description?: string;
  /** @default 0 */
  readonly deviceIndex?: number;
  readonly tags?: Readonly<Record<string, string>>;
}

/** What ModifyNetworkInterfaceAttribute and ModifyInstanceAttribute may change. */
export type NetworkInterfaceChange = Partial<
  Pick<NetworkInterfaceRecord, "description" | "groupIds" | "sourceDestCheck">
> & { readonly deleteOnTermination?: boolean };

/** Elastic network interfaces, their private addresses and the public ones of a run. */
export class NetworkInterfaceService {
  constructor(
    private readonly context: ControlPlaneContext,
    private readonly controlPlane: ControlPlane,
  ) {}

  list(region: string): NetworkInterfaceRecord[] {
    return this.context.store.list("networkInterface", region);
  }

  /** @throws Ec2Error InvalidNetworkInterfaceID.NotFound, InvalidNetworkInterfaceID.Malformed */
  require(region: string, id: string): NetworkInterfaceRecord {
    refuse(checkId("networkInterface", id));
    const record = this.context.store.get("networkInterface", id);
    if (record?.region !== region) throw networkInterfaceNotFound(id);
    return record;
  }

  /** Interfaces of an instance, the primary one first. */
  ofInstance(region: string, instanceId: string): NetworkInterfaceRecord[] {
    return this.list(region)
      .filter((record) => record.attachment?.instanceId === instanceId)
      .sort((a, b) => (a.attachment?.deviceIndex ?? 0) - (b.attachment?.deviceIndex ?? 0));
  }

  /**
   * A new interface that is attached to the instance; it has its public address at once when it is to have one.
   *
   * @throws Ec2Error InvalidSubnetID.NotFound, InvalidIPAddress.InUse, InvalidParameterValue for an address that the
   *   subnet cannot give, InsufficientFreeAddressesInSubnet
   */
  createForInstance(region: string, request: NetworkInterfaceForInstance): NetworkInterfaceRecord {
    const { newId, clock, store } = this.context;
    const subnet = this.controlPlane.subnets.require(region, request.subnetId);
    const privateIpAddress = this.allocatePrivateAddress(subnet, request.privateIpAddress);
    const record: NetworkInterfaceRecord = {
      id: newId("eni"),
      region,
      tags: request.tags ?? {},
      vpcId: subnet.vpcId,
      subnetId: subnet.id,
      availabilityZone: subnet.availabilityZone,
      description: request.description ?? "",
      macAddress: this.freshMacAddress(region),
      privateIpAddress,
      privateDnsName: privateDnsName(region, privateIpAddress),
      secondaryPrivateIpAddresses: [],
      interfaceType: "interface",
      groupIds: request.groupIds,
      sourceDestCheck: true,
      associatePublicIpAddress: request.associatePublicIpAddress ?? subnet.mapPublicIpOnLaunch,
      attachment: {
        attachmentId: newId("eni-attach"),
        instanceId: request.instanceId,
        deviceIndex: request.deviceIndex ?? 0,
        deleteOnTermination: request.deleteOnTermination,
        attachedAt: clock.now(),
      },
    };
    store.put("networkInterface", record);
    return this.assignPublicAddress(region, record.id);
  }

  /** Gives the interface a public address for this run, when it is to have one and has none. */
  assignPublicAddress(region: string, id: string): NetworkInterfaceRecord {
    const record = this.require(region, id);
    if (!record.associatePublicIpAddress || record.publicIpAddress) return record;
    const publicIpAddress = this.freshPublicAddress();
    const { enableDnsHostnames } = this.controlPlane.vpcs.require(region, record.vpcId);
    return this.replace({
      ...record,
      publicIpAddress,
      publicDnsName: enableDnsHostnames ? publicDnsName(region, publicIpAddress) : undefined,
    });
  }

  /** Takes the public address of a run back, as StopInstances does. */
  releasePublicAddress(region: string, id: string): NetworkInterfaceRecord {
    const { publicIpAddress: _address, publicDnsName: _name, ...kept } = this.require(region, id);
    return this.replace(kept);
  }

  /** Deletes the interfaces that end with the instance and detaches the others. */
  deleteForInstance(region: string, instanceId: string): void {
    for (const { attachment, publicIpAddress: _address, publicDnsName: _name, ...kept } of this.ofInstance(
      region,
      instanceId,
    )) {
      if (attachment?.deleteOnTermination) this.context.store.delete("networkInterface", kept.id);
      else this.replace(kept);
    }
  }

  /** @throws Ec2Error InvalidNetworkInterfaceID.NotFound */
  modify(
    region: string,
    id: string,
    { deleteOnTermination, ...change }: NetworkInterfaceChange,
  ): NetworkInterfaceRecord {
    const record = this.require(region, id);
    const attachment =
      record.attachment && deleteOnTermination !== undefined
        ? { ...record.attachment, deleteOnTermination }
        : record.attachment;
    return this.replace({ ...record, ...change, attachment });
  }

  private replace(record: NetworkInterfaceRecord): NetworkInterfaceRecord {
    this.context.store.put("networkInterface", record);
    return record;
  }

  private allocatePrivateAddress(subnet: SubnetRecord, wanted: string | undefined): string {
    const used = new Set(
      this.list(subnet.region)
        .filter((each) => each.subnetId === subnet.id)
        .map((each) => each.privateIpAddress),
    );
    const block = blockOf(subnet);
    const firstFree = block.first + 4;
    const usable = blockSize(block) - 5;
    if (wanted !== undefined) {
      const address = parseIpv4(wanted);
      if (address === undefined) throw addressMalformed(wanted);
      if (!blockContains(block, address)) throw addressOutsideSubnet(wanted);
      if (address < firstFree || address >= firstFree + usable) throw addressReserved(wanted);
      if (used.has(wanted)) throw addressInUse(wanted);
      return wanted;
    }
    const start = this.randomNumber() % usable;
    for (let step = 0; step < usable; step++) {
      const address = formatIpv4(firstFree + ((start + step) % usable));
      if (!used.has(address)) return address;
    }
    throw insufficientFreeAddresses(subnet.id);
  }

  /** Locally administered and unicast, of the four first octets that EC2 uses. */
  private freshMacAddress(region: string): string {
    const used = new Set(this.list(region).map((each) => each.macAddress));
    for (;;) {
      const octets = this.context.randomBytes(6);
      octets[0] = ((octets[0] ?? 0) & 0x0c) | 0x02;
      const address = [...octets].map((octet) => octet.toString(16).padStart(2, "0")).join(":");
      if (!used.has(address)) return address;
    }
  }

  /** One of 127.64.0.0/10 that no interface of any region has and that does not end in 0 or 255. */
  private freshPublicAddress(): string {
    const used = new Set(this.context.store.listAll("networkInterface").map((each) => each.publicIpAddress));
    const first = 127 * 2 ** 24 + 64 * 2 ** 16;
    for (;;) {
      const address = first + (this.randomNumber() % 2 ** 22);
      const lastOctet = address % 256;
      const text = formatIpv4(address);
      if (lastOctet !== 0 && lastOctet !== 255 && !used.has(text)) return text;
    }
  }

  private randomNumber(): number {
    return Buffer.from(this.context.randomBytes(4)).readUInt32BE();
  }
}

const dashed = (address: string): string => address.replaceAll(".", "-");

/** Name that EC2's resolver gives to a private address (the "IP name"). */
const privateDnsName = (region: string, address: string): string =>
  region === "us-east-1"
    ? `ip-${dashed(address)}.ec2.internal`
    : `ip-${dashed(address)}.${region}.compute.internal`;

const publicDnsName = (region: string, address: string): string =>
  region === "us-east-1"
    ? `ec2-${dashed(address)}.compute-1.amazonaws.com`
    : `ec2-${dashed(address)}.${region}.compute.amazonaws.com`;
