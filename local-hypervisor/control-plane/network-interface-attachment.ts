import { checkId } from "../../schemas/rules/ids";
import { instanceNotModifiable } from "../model/errors/instance";
import {
  attachmentNotFound,
  deviceIndexInUse,
  foreignAttachment,
  hotPlugOfInterfacesUnsupported,
  networkInterfacesTaken,
  networkInterfaceZoneMismatch,
  primaryInterfaceKept,
} from "../model/errors/network-interface";
import { refuse } from "../model/errors/problem";
import type { InstanceRecord } from "../model/instance";
import type { NetworkInterfaceRecord } from "../model/network-interface";
import type { ControlPlaneContext } from "./context";
import type { ControlPlane } from "./control-plane";
import { selectEngine } from "./engine-selection";
import { checkDeviceIndex, checkInterfaceLimits } from "./network-interface-limits";
import { privateAddressesOf } from "./private-address";

export interface NetworkInterfaceAttachRequest {
  readonly networkInterfaceId: string;
  readonly instanceId: string;
  readonly deviceIndex: number;
  /** @default 0 */
  readonly networkCardIndex?: number;
}

/** What ties network interfaces to instances. The record changes first; `GuestRunner` brings the guest after it. */
export class NetworkInterfaceAttachmentService {
  constructor(
    private readonly context: ControlPlaneContext,
    private readonly controlPlane: ControlPlane,
  ) {}

  /**
   * AttachNetworkInterface: to a running or stopped instance of the same zone.
   *
   * @throws Ec2Error InvalidNetworkInterfaceID.NotFound, InvalidInstanceID.NotFound, InvalidNetworkInterface.InUse,
   *   IncorrectInstanceState, InvalidParameterCombination (zone), InvalidParameterValue (device index),
   *   AttachmentLimitExceeded, PrivateIpAddressLimitExceeded, UnsupportedOperation when the engine cannot plug
   *   interfaces into a running guest
   */
  attach(region: string, request: NetworkInterfaceAttachRequest): NetworkInterfaceRecord {
    const { networkInterfaceId, instanceId, deviceIndex } = request;
    const { networkInterfaces } = this.controlPlane;
    const record = networkInterfaces.require(region, networkInterfaceId);
    const instance = this.controlPlane.instances.require(region, instanceId);
    checkDeviceIndex(request, instance.instanceType);
    if (record.attachment || record.interfaceType !== "interface")
      throw networkInterfacesTaken([networkInterfaceId]);
    if (instance.state !== "running" && instance.state !== "stopped") throw instanceNotModifiable(instanceId);
    if (record.availabilityZone !== instance.availabilityZone) throw networkInterfaceZoneMismatch();
    const attached = networkInterfaces.ofInstance(region, instanceId);
    if (attached.some((each) => each.attachment?.deviceIndex === deviceIndex))
      throw deviceIndexInUse(instanceId, deviceIndex);
    const engine = this.engineOf(instance);
    checkInterfaceLimits({
      instanceType: instance.instanceType,
      engine,
      interfaces: attached.length + 1,
      addresses: privateAddressesOf(record).length,
    });
    if (instance.state === "running") this.requireHotPlug(instance);
    const changed: NetworkInterfaceRecord = {
      ...record,
      attachment: networkInterfaces.newAttachment({ instanceId, deviceIndex, deleteOnTermination: false }),
    };
    this.context.store.put("networkInterface", changed);
    this.context.afterCommit(() => this.controlPlane.guests.wake(instanceId));
    return changed;
  }

  /**
   * DetachNetworkInterface; the guest has to let go of it first, unless forced.
   *
   * @throws Ec2Error InvalidAttachmentID.NotFound, OperationNotPermitted (the primary interface, a NAT gateway's),
   *   UnsupportedOperation
   */
  detach(region: string, attachmentId: string, { force = false }: { readonly force?: boolean } = {}): void {
    if (attachmentId.startsWith("ela-attach-")) throw foreignAttachment();
    refuse(checkId("networkInterfaceAttachment", attachmentId));
    const record = this.controlPlane.networkInterfaces
      .list(region)
      .find((each) => each.attachment?.attachmentId === attachmentId);
    const attachment = record?.attachment;
    if (!attachment) throw attachmentNotFound(attachmentId);
    if (attachment.deviceIndex === 0) throw primaryInterfaceKept();
    const instance = this.controlPlane.instances.require(region, attachment.instanceId);
    if (instance.state !== "stopped") this.requireHotPlug(instance);
    this.context.store.put("networkInterface", {
      ...record,
      attachment: { ...attachment, state: "detaching" },
    });
    this.context.afterCommit(() => {
      if (force) this.controlPlane.guests.forceDetachNetworkInterface(instance.id, record.id);
      else this.controlPlane.guests.wake(instance.id);
    });
  }

  /** The guest has the interface, or will have it at its next start. */
  settleAttached(networkInterfaceId: string): void {
    const { store } = this.context;
    store.transaction(() => {
      const record = store.get("networkInterface", networkInterfaceId);
      if (record?.attachment?.state !== "attaching") return;
      store.put("networkInterface", { ...record, attachment: { ...record.attachment, state: "attached" } });
    });
  }

  /** No guest has the interface any more. */
  settleDetached(networkInterfaceId: string): void {
    const { store } = this.context;
    store.transaction(() => {
      const record = store.get("networkInterface", networkInterfaceId);
      if (record?.attachment) this.controlPlane.networkInterfaces.detached(record);
    });
  }

  private requireHotPlug(instance: InstanceRecord): void {
    const engine = this.engineOf(instance);
    if (engine && !engine.capabilities.hotPlugNetworkInterfaces)
      throw hotPlugOfInterfacesUnsupported(engine.name, instance.id);
  }

  private engineOf({ architecture, virtualizationType, instanceType }: InstanceRecord) {
    return selectEngine(this.context.engines, {
      architecture,
      virtualizationType,
      instanceType: this.controlPlane.instanceTypes.require(instanceType),
      disks: 1,
      networkInterfaces: 1,
    });
  }
}
