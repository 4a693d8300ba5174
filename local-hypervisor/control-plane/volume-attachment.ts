import { findInstanceType } from "../../schemas/catalogues/instance-types";
import { checkDeviceName, deviceSlot } from "../../schemas/rules/device-name";
import { hotPlugUnsupported } from "../model/errors/instance";
import { refuse } from "../model/errors/problem";
import {
  attachmentLimitExceeded,
  deviceNameInUse,
  instanceNotRunningForAttachment,
  rootVolumeInUse,
  volumeAlreadyAttached,
  volumeIsInState,
  volumeNotAttachedAs,
  volumeNotAttachedTo,
  volumeNotAvailable,
  volumeZoneMismatch,
} from "../model/errors/volume";
import type { InstanceRecord } from "../model/instance";
import type { VolumeAttachment, VolumeRecord } from "../model/volume";
import type { ControlPlaneContext } from "./context";
import type { ControlPlane } from "./control-plane";
import { selectEngine } from "./engine-selection";

export interface AttachRequest {
  readonly volumeId: string;
  readonly instanceId: string;
  readonly deviceName: string;
}

export interface DetachRequest {
  readonly volumeId: string;
  readonly instanceId?: string;
  readonly deviceName?: string;
  /** Pulls the disk even when the guest does not let go of it */
  readonly force?: boolean;
}

/** What ties volumes to instances. The record changes first; `GuestRunner` brings the guest's disks after it. */
export class VolumeAttachmentService {
  constructor(
    private readonly context: ControlPlaneContext,
    private readonly controlPlane: ControlPlane,
  ) {}

  /**
   * AttachVolume: to a running or stopped instance of the same zone.
   *
   * @throws Ec2Error InvalidVolume.NotFound, InvalidInstanceID.NotFound, VolumeInUse, IncorrectState,
   *   InvalidVolume.ZoneMismatch, InvalidParameterValue (device name), AttachmentLimitExceeded, UnsupportedOperation
   *   when the engine cannot plug disks into a running guest
   */
  attach(region: string, { volumeId, instanceId, deviceName }: AttachRequest): VolumeRecord {
    const { store, clock, afterCommit } = this.context;
    const volume = this.controlPlane.volumes.require(region, volumeId);
    const instance = this.controlPlane.instances.require(region, instanceId);
    refuse(checkDeviceName(deviceName, instance.virtualizationType));
    if (volume.attachment) throw volumeAlreadyAttached(volumeId);
    if (volume.state !== "available") throw volumeNotAvailable(volumeId);
    if (instance.state !== "running" && instance.state !== "stopped")
      throw instanceNotRunningForAttachment(instanceId);
    if (volume.availabilityZone !== instance.availabilityZone) throw volumeZoneMismatch(volumeId, instanceId);
    const attached = this.controlPlane.volumes.attachedTo(region, instanceId);
    const slots = attached.map(({ attachment }) => deviceSlot(attachment?.deviceName ?? ""));
    if (slots.includes(deviceSlot(deviceName))) throw deviceNameInUse(deviceName);
    const limit = findInstanceType(instance.instanceType)?.maximumEbsVolumes ?? Number.POSITIVE_INFINITY;
    if (attached.length >= limit) throw attachmentLimitExceeded(instanceId, limit);
    this.requireRoomForDisk(instance, attached.length + 1);
    const record: VolumeRecord = {
      ...volume,
      state: "in-use",
      attachment: {
        instanceId,
        deviceName,
        state: "attaching",
        attachTimeMs: clock.now(),
        deleteOnTermination: false,
      },
    };
    store.put("volume", record);
    afterCommit(() => this.controlPlane.guests.wake(instanceId));
    return record;
  }

  /**
   * DetachVolume; the guest has to let go of the disk first, unless forced.
   *
   * @throws Ec2Error InvalidVolume.NotFound, IncorrectState (not attached; a root volume of an instance that is not
   *   stopped), InvalidAttachment.NotFound, UnsupportedOperation
   */
  detach(region: string, { volumeId, instanceId, deviceName, force = false }: DetachRequest): VolumeRecord {
    const volume = this.controlPlane.volumes.require(region, volumeId);
    const { attachment } = volume;
    if (!attachment) throw volumeIsInState(volumeId, volume.state);
    if (instanceId !== undefined) {
      this.controlPlane.instances.require(region, instanceId);
      if (attachment.instanceId !== instanceId) throw volumeNotAttachedTo(volumeId, instanceId);
    }
    if (deviceName !== undefined && deviceName !== attachment.deviceName)
      throw volumeNotAttachedAs(volumeId, deviceName);
    const instance = this.controlPlane.instances.require(region, attachment.instanceId);
    if (instance.state !== "stopped") {
      if (attachment.deviceName === instance.rootDeviceName) throw rootVolumeInUse(volumeId, instance.id);
      this.requireHotPlug(instance);
    }
    const record: VolumeRecord = { ...volume, attachment: { ...attachment, state: "detaching" } };
    this.context.store.put("volume", record);
    this.context.afterCommit(() => {
      if (force) this.controlPlane.guests.forceDetach(instance.id, volumeId);
      else this.controlPlane.guests.wake(instance.id);
    });
    return record;
  }

  /** The guest has the disk, or will have it at its next start. */
  settleAttached(volumeId: string): void {
    this.change(volumeId, (volume, attachment) =>
      attachment.state === "attaching"
        ? { ...volume, attachment: { ...attachment, state: "attached" } }
        : volume,
    );
  }

  /** Nothing holds the volume any more. */
  settleDetached(volumeId: string): void {
    this.change(volumeId, ({ attachment: _attachment, ...volume }) => ({
      ...volume,
      state: volume.state === "in-use" ? "available" : volume.state,
    }));
  }

  /** @throws Ec2Error InvalidInstanceAttribute… when the instance has no such device */
  setDeleteOnTermination(
    region: string,
    instanceId: string,
    deviceName: string,
    deleteOnTermination: boolean,
  ): void {
    const volume = this.controlPlane.volumes
      .attachedTo(region, instanceId)
      .find(({ attachment }) => attachment?.deviceName === deviceName);
    if (!volume?.attachment) throw volumeNotAttachedAs(instanceId, deviceName);
    this.context.store.put("volume", {
      ...volume,
      attachment: { ...volume.attachment, deleteOnTermination },
    });
  }

  private change(
    volumeId: string,
    update: (volume: VolumeRecord, attachment: VolumeAttachment) => VolumeRecord,
  ): void {
    const { store, afterCommit } = this.context;
    store.transaction(() => {
      const volume = store.get("volume", volumeId);
      if (!volume?.attachment) return;
      const changed = update(volume, volume.attachment);
      store.put("volume", changed);
      // Detached before its storage was ever needed: it is made now, as CreateVolume would have.
      if (changed.state === "creating" && !changed.attachment)
        afterCommit(() => this.controlPlane.volumes.storage.carry(volumeId));
    });
  }

  private requireRoomForDisk(instance: InstanceRecord, disks: number): void {
    const engine = this.engineOf(instance);
    if (!engine) return;
    if (disks > engine.capabilities.maxDisks)
      throw attachmentLimitExceeded(instance.id, engine.capabilities.maxDisks);
    if (instance.state === "running") this.requireHotPlug(instance);
  }

  private requireHotPlug(instance: InstanceRecord): void {
    const engine = this.engineOf(instance);
    if (engine && !engine.capabilities.hotPlugDisks) throw hotPlugUnsupported(engine.name, instance.id);
  }

  private engineOf({ architecture, virtualizationType, instanceType }: InstanceRecord) {
    const type = findInstanceType(instanceType);
    return (
      type &&
      selectEngine(this.context.engines, {
        architecture,
        virtualizationType,
        instanceType: type,
        disks: 1,
        networkInterfaces: 1,
      })
    );
  }
}
