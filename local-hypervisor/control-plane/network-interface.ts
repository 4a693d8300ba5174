import { checkId } from "../../schemas/rules/ids";
import {
  foreignAttachment,
  networkInterfaceInUse,
  networkInterfaceNotFound,
} from "../model/errors/network-interface";
import { refuse } from "../model/errors/problem";
import type { NetworkInterfaceAttachment, NetworkInterfaceRecord } from "../model/network-interface";
import type { ControlPlaneContext } from "./context";
import type { ControlPlane } from "./control-plane";
import { PrivateAddressPool } from "./private-address";
import { privateDnsName } from "./private-dns-name";
import { freshPublicAddress, publicAddressOf } from "./public-address";

export interface NewNetworkInterface {
  readonly subnetId: string;
  /** Of the subnet's VPC @default - the VPC's default group; none for a NAT gateway's */
  readonly groupIds?: readonly string[];
  readonly groupNames?: readonly string[];
  /** @default - a free address of the subnet */
  readonly privateIpAddress?: string;
  readonly secondaryPrivateIpAddresses?: readonly string[];
  /** Further addresses beside the named ones, any that are free @default 0 */
  readonly secondaryPrivateIpAddressCount?: number;
  readonly description?: string;
  /** @default interface */
  readonly interfaceType?: NetworkInterfaceRecord["interfaceType"];
  readonly tags?: Readonly<Record<string, string>>;
}

export interface NetworkInterfaceForInstance extends NewNetworkInterface {
  readonly instanceId: string;
  /** @default - what the subnet says (`mapPublicIpOnLaunch`) */
  readonly associatePublicIpAddress?: boolean;
  readonly deleteOnTermination: boolean;
  /** @default 0 */
  readonly deviceIndex?: number;
}

/** What ModifyNetworkInterfaceAttribute and ModifyInstanceAttribute may change. */
export type NetworkInterfaceChange = Partial<
  Pick<NetworkInterfaceRecord, "description" | "groupIds" | "sourceDestCheck" | "associatePublicIpAddress">
> & { readonly deleteOnTermination?: boolean };

/** Elastic network interfaces and the public addresses of a run. */
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
   * CreateNetworkInterface; a NAT gateway's interface too.
   *
   * @throws Ec2Error InvalidSubnetID.NotFound, InvalidIPAddress.InUse, InvalidParameterValue for an address that the
   *   subnet cannot give, InsufficientFreeAddressesInSubnet, and what `SecurityGroupService.resolve` throws
   */
  create(region: string, request: NewNetworkInterface): NetworkInterfaceRecord {
    const { interfaceType = "interface", secondaryPrivateIpAddressCount = 0 } = request;
    const subnet = this.controlPlane.subnets.require(region, request.subnetId);
    const { groupIds, groupNames } = request;
    const groups =
      interfaceType === "natGateway"
        ? []
        : this.controlPlane.securityGroups.resolve(region, {
            groupIds,
            groupNames,
            vpcId: subnet.vpcId,
            subnetId: subnet.id,
          });
    const pool = new PrivateAddressPool(this.context, subnet);
    const named = request.privateIpAddress && pool.take(request.privateIpAddress);
    const secondaryPrivateIpAddresses = (request.secondaryPrivateIpAddresses ?? []).map((each) =>
      pool.take(each),
    );
    const privateIpAddress = named || pool.takeAny();
    for (let count = 0; count < secondaryPrivateIpAddressCount; count++)
      secondaryPrivateIpAddresses.push(pool.takeAny());
    return this.replace({
      id: this.context.newId("eni"),
      region,
      tags: request.tags ?? {},
      vpcId: subnet.vpcId,
      subnetId: subnet.id,
      availabilityZone: subnet.availabilityZone,
      description: request.description ?? "",
      macAddress: this.freshMacAddress(region),
      privateIpAddress,
      privateDnsName: privateDnsName(region, privateIpAddress),
      secondaryPrivateIpAddresses,
      interfaceType,
      groupIds: groups.map((group) => group.id),
      // What a NAT gateway forwards is from and to others
      sourceDestCheck: interfaceType === "interface",
      associatePublicIpAddress: false,
    });
  }

  /**
   * A new interface of a new instance, which will have it from its first start; the primary one has its public address
   * at once when it is to have one.
   *
   * @throws Ec2Error as `create`
   */
  createForInstance(
    region: string,
    { instanceId, deviceIndex = 0, deleteOnTermination, ...request }: NetworkInterfaceForInstance,
  ): NetworkInterfaceRecord {
    const created = this.create(region, request);
    const { mapPublicIpOnLaunch } = this.controlPlane.subnets.require(region, created.subnetId);
    this.replace({
      ...created,
      associatePublicIpAddress:
        deviceIndex === 0 && (request.associatePublicIpAddress ?? mapPublicIpOnLaunch),
      attachment: this.newAttachment({ instanceId, deviceIndex, deleteOnTermination }),
    });
    return this.assignPublicAddress(region, created.id);
  }

  newAttachment(
    attachment: Pick<NetworkInterfaceAttachment, "instanceId" | "deviceIndex" | "deleteOnTermination">,
  ): NetworkInterfaceAttachment {
    const { newId, clock } = this.context;
    return {
      attachmentId: newId("eni-attach"),
      ...attachment,
      attachedAt: clock.now(),
      state: "attaching",
    };
  }

  /**
   * DeleteNetworkInterface; Elastic IPs that it had stay allocated.
   *
   * @throws Ec2Error InvalidNetworkInterfaceID.NotFound, InvalidNetworkInterface.InUse
   */
  delete(region: string, id: string): void {
    const record = this.require(region, id);
    if (record.attachment || record.interfaceType !== "interface") throw networkInterfaceInUse(id);
    this.discard(record);
  }

  /** Deletes an interface whoever uses it, such as a NAT gateway's when that goes. */
  discard({ region, id }: NetworkInterfaceRecord): void {
    this.controlPlane.addresses.forget(region, id);
    this.controlPlane.flowLogs.forgetResource(region, id);
    this.context.store.delete("networkInterface", id);
  }

  /**
   * Gives the primary interface of an instance a public address for this run, when it is to have one and has neither
   * that nor an Elastic IP.
   */
  assignPublicAddress(region: string, id: string): NetworkInterfaceRecord {
    const record = this.require(region, id);
    const isWanted = record.associatePublicIpAddress && record.attachment?.deviceIndex === 0;
    if (!isWanted || publicAddressOf(this.context, record)) return record;
    return this.replace({ ...record, publicIpAddress: freshPublicAddress(this.context) });
  }

  /** Takes the public address of a run back, as StopInstances and the association of an Elastic IP do. */
  releasePublicAddress(region: string, id: string): NetworkInterfaceRecord {
    const { publicIpAddress: _address, ...kept } = this.require(region, id);
    return this.replace(kept);
  }

  /** Deletes the interfaces that end with the instance and detaches the others. */
  deleteForInstance(region: string, instanceId: string): void {
    for (const record of this.ofInstance(region, instanceId)) {
      // What is being detached was the user's to keep before the instance ended
      if (record.attachment?.deleteOnTermination && record.attachment.state !== "detaching")
        this.discard(record);
      else this.detached(record);
    }
  }

  /** Nobody has the interface any more; what came with the attachment goes with it. */
  detached({ attachment: _attachment, publicIpAddress: _address, ...kept }: NetworkInterfaceRecord): void {
    this.replace({ ...kept, associatePublicIpAddress: false });
  }

  /** ModifyNetworkInterfaceAttribute. @throws Ec2Error InvalidNetworkInterfaceID.NotFound, OperationNotPermitted */
  modify(
    region: string,
    id: string,
    { deleteOnTermination, ...change }: NetworkInterfaceChange,
  ): NetworkInterfaceRecord {
    const record = this.require(region, id);
    if (record.interfaceType !== "interface") throw foreignAttachment();
    const attachment =
      record.attachment && deleteOnTermination !== undefined
        ? { ...record.attachment, deleteOnTermination }
        : record.attachment;
    const changed = this.replace({ ...record, ...change, attachment });
    if (change.associatePublicIpAddress === undefined) return changed;
    if (!change.associatePublicIpAddress) return this.releasePublicAddress(region, id);
    return this.isRunning(changed) ? this.assignPublicAddress(region, id) : changed;
  }

  private isRunning({ attachment }: NetworkInterfaceRecord): boolean {
    const instance = attachment && this.context.store.get("instance", attachment.instanceId);
    return instance?.state === "running" || instance?.state === "pending";
  }

  private replace(record: NetworkInterfaceRecord): NetworkInterfaceRecord {
    this.context.store.put("networkInterface", record);
    return record;
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
}
