import { findInstanceType } from "../../schemas/catalogues/instance-types";
import { checkDeviceName, deviceSlot } from "../../schemas/rules/device-name";
import { hotPlugUnsupported } from "../model/errors/instance";
import { refuse } from "../model/errors/problem";
import {
  attachmentLimitExceeded,
  deviceNameInUse,
  engineCannotShare,
  instanceNotNamed,
  instanceNotRunningForAttachment,
  multiAttachAsRoot,
  multiAttachLimitExceeded,
  multiAttachNeedsNitro,
  rootVolumeInUse,
  volumeAlreadyAttached,
  volumeIsInState,
  volumeNotAttachedAs,
  volumeNotAttachedTo,
  volumeNotAvailable,
  volumeZoneMismatch,
} from "../model/errors/volume";
import type { InstanceRecord } from "../model/instance";
import { attachmentTo, type VolumeAttachment, type VolumeRecord } from "../model/volume";
import { attachmentLimit } from "./attachment-limit";
import type { ControlPlaneContext } from "./context";
import type { ControlPlane } from "./control-plane";
import { selectEngine } from "./engine-selection";
import { instanceStoreOf } from "./instance-store";

/** Instances that may have one volume at once */
const maximumMultiAttach = 16;

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

/** A volume with the one of its attachments that a call changed. */
export interface ChangedAttachment {
  readonly volume: VolumeRecord;
  readonly attachment: VolumeAttachment;
}

/** What ties volumes to instances. The record changes first; `GuestRunner` brings the guest's disks after it. */
export class VolumeAttachmentService {
  constructor(
    private readonly context: ControlPlaneContext,
    private readonly controlPlane: ControlPlane,
  ) {}

  /**
   * AttachVolume: to a running or stopped instance of the same zone; a Multi-Attach volume to several.
   *
   * @throws Ec2Error InvalidVolume.NotFound, InvalidInstanceID.NotFound, VolumeInUse, IncorrectState,
   *   InvalidVolume.ZoneMismatch, InvalidParameterValue (device name), AttachmentLimitExceeded, UnsupportedOperation
   *   when the engine cannot plug disks into a running guest or share them, or the type cannot share them
   */
  attach(region: string, { volumeId, instanceId, deviceName }: AttachRequest): ChangedAttachment {
    const { store, clock, afterCommit } = this.context;
    const volume = this.controlPlane.volumes.require(region, volumeId);
    const instance = this.controlPlane.instances.require(region, instanceId);
    refuse(checkDeviceName(deviceName, instance.virtualizationType));
    const isShared = volume.multiAttachEnabled && volume.attachments.length > 0;
    if (attachmentTo(volume, instanceId) || (volume.attachments.length > 0 && !isShared))
      throw volumeAlreadyAttached(volumeId);
    if (volume.state !== (isShared ? "in-use" : "available")) throw volumeNotAvailable(volumeId);
    if (instance.state !== "running" && instance.state !== "stopped")
      throw instanceNotRunningForAttachment(instanceId);
    if (volume.availabilityZone !== instance.availabilityZone) throw volumeZoneMismatch(volumeId, instanceId);
    if (volume.multiAttachEnabled) this.requireMultiAttach(volume, instance, deviceName);
    const attached = this.controlPlane.volumes.attachedTo(region, instanceId);
    const slots = [
      ...attached.map(({ attachment }) => attachment.deviceName),
      ...instanceStoreOf(instance).flatMap((each) => each.deviceName ?? []),
    ].map(deviceSlot);
    if (slots.includes(deviceSlot(deviceName))) throw deviceNameInUse(deviceName);
    const type = findInstanceType(instance.instanceType);
    const interfaces = this.controlPlane.networkInterfaces.ofInstance(region, instanceId).length;
    const limit = type ? attachmentLimit(type, interfaces) : Number.POSITIVE_INFINITY;
    if (attached.length >= limit) throw attachmentLimitExceeded(instanceId, limit);
    this.requireRoomForDisk(instance, attached.length + instanceStoreOf(instance).length + 1);
    const attachment: VolumeAttachment = {
      instanceId,
      deviceName,
      state: "attaching",
      attachTimeMs: clock.now(),
      deleteOnTermination: false,
    };
    const record: VolumeRecord = {
      ...volume,
      state: "in-use",
      attachments: [...volume.attachments, attachment],
    };
    store.put("volume", record);
    afterCommit(() => this.controlPlane.guests.wake(instanceId));
    return { volume: record, attachment };
  }

  /**
   * DetachVolume; the guest has to let go of the disk first, unless forced.
   *
   * @throws Ec2Error InvalidVolume.NotFound, IncorrectState (not attached; a root volume of an instance that is not
   *   stopped), InvalidAttachment.NotFound, InvalidParameterCombination when several instances have it and none is
   *   named, UnsupportedOperation
   */
  detach(
    region: string,
    { volumeId, instanceId, deviceName, force = false }: DetachRequest,
  ): ChangedAttachment {
    const volume = this.controlPlane.volumes.require(region, volumeId);
    const [first, ...others] = volume.attachments;
    if (!first) throw volumeIsInState(volumeId, volume.state);
    if (instanceId !== undefined) this.controlPlane.instances.require(region, instanceId);
    else if (others.length > 0) throw instanceNotNamed(volumeId);
    const attachment = instanceId === undefined ? first : attachmentTo(volume, instanceId);
    if (!attachment) throw volumeNotAttachedTo(volumeId, instanceId ?? "");
    if (deviceName !== undefined && deviceName !== attachment.deviceName)
      throw volumeNotAttachedAs(volumeId, deviceName);
    const instance = this.controlPlane.instances.require(region, attachment.instanceId);
    if (instance.state !== "stopped") {
      if (attachment.deviceName === instance.rootDeviceName) throw rootVolumeInUse(volumeId, instance.id);
      this.requireHotPlug(instance);
    }
    const detaching: VolumeAttachment = { ...attachment, state: "detaching" };
    const record = withAttachment(volume, detaching);
    this.context.store.put("volume", record);
    this.context.afterCommit(() => {
      if (force) this.controlPlane.guests.forceDetach(instance.id, volumeId);
      else this.controlPlane.guests.wake(instance.id);
    });
    return { volume: record, attachment: detaching };
  }

  /** The guest has the disk, or will have it at its next start. */
  settleAttached(volumeId: string, instanceId: string): void {
    this.change(volumeId, instanceId, (volume, attachment) =>
      attachment.state === "attaching"
        ? withAttachment(volume, { ...attachment, state: "attached" })
        : volume,
    );
  }

  /** The instance holds the volume no more. */
  settleDetached(volumeId: string, instanceId: string): void {
    this.change(volumeId, instanceId, (volume) => {
      const attachments = volume.attachments.filter((each) => each.instanceId !== instanceId);
      const isFree = volume.state === "in-use" && attachments.length === 0;
      return { ...volume, attachments, state: isFree ? "available" : volume.state };
    });
  }

  /** @throws Ec2Error InvalidAttachment.NotFound when the instance has no such device */
  setDeleteOnTermination(
    region: string,
    instanceId: string,
    deviceName: string,
    deleteOnTermination: boolean,
  ): void {
    const found = this.controlPlane.volumes
      .attachedTo(region, instanceId)
      .find(({ attachment }) => attachment.deviceName === deviceName);
    if (!found) throw volumeNotAttachedAs(instanceId, deviceName);
    this.context.store.put(
      "volume",
      withAttachment(this.controlPlane.volumes.require(region, found.id), {
        ...found.attachment,
        deleteOnTermination,
      }),
    );
  }

  private change(
    volumeId: string,
    instanceId: string,
    update: (volume: VolumeRecord, attachment: VolumeAttachment) => VolumeRecord,
  ): void {
    const { store, afterCommit } = this.context;
    store.transaction(() => {
      const volume = store.get("volume", volumeId);
      const attachment = volume && attachmentTo(volume, instanceId);
      if (!attachment) return;
      const changed = update(volume, attachment);
      store.put("volume", changed);
      // Detached before its storage was ever needed: it is made now, as CreateVolume would have.
      if (changed.state === "creating" && changed.attachments.length === 0)
        afterCommit(() => this.controlPlane.volumes.storage.carry(volumeId));
    });
  }

  /** EC2's rules for a volume that several instances may have, the first included. */
  private requireMultiAttach(volume: VolumeRecord, instance: InstanceRecord, deviceName: string): void {
    if (findInstanceType(instance.instanceType)?.hypervisor !== "nitro")
      throw multiAttachNeedsNitro(instance.instanceType);
    if (deviceName === instance.rootDeviceName) throw multiAttachAsRoot(volume.id);
    if (volume.attachments.length >= maximumMultiAttach)
      throw multiAttachLimitExceeded(volume.id, maximumMultiAttach);
    const engine = this.engineOf(instance);
    if (engine && !engine.capabilities.sharedDisks) throw engineCannotShare(engine.name, volume.id);
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

/** A volume with the attachment to one instance replaced. */
const withAttachment = (volume: VolumeRecord, attachment: VolumeAttachment): VolumeRecord => ({
  ...volume,
  attachments: volume.attachments.map((each) =>
    each.instanceId === attachment.instanceId ? attachment : each,
  ),
});
