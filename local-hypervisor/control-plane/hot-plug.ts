import type { InstanceRecord } from "../model/instance";
import type { NetworkInterfaceRecord } from "../model/network-interface";
import type { ControlPlaneContext } from "./context";
import type { ControlPlane } from "./control-plane";
import type { HostedGuest } from "./hosted-guest";

/** Brings the disks and network interfaces of guests after the records of what is attached. */
export class HotPlug {
  constructor(
    private readonly context: ControlPlaneContext,
    private readonly controlPlane: ControlPlane,
  ) {}

  /** Starts what is missing between the records and the guest; each change wakes the loop when it is done. */
  plug(instance: InstanceRecord, hosted: HostedGuest): void {
    this.plugDisks(instance, hosted);
    for (const networkInterface of this.controlPlane.networkInterfaces.ofInstance(
      instance.region,
      instance.id,
    )) {
      const { id, attachment } = networkInterface;
      if (hosted.isChanging(id)) continue;
      if (attachment?.state === "attaching")
        this.context.afterCommit(() =>
          hosted.change(id, () => this.plugInInterface(hosted, networkInterface)),
        );
      else if (attachment?.state === "detaching")
        this.context.afterCommit(() => hosted.change(id, () => this.unplugInterface(hosted, id)));
    }
  }

  private plugDisks(instance: InstanceRecord, hosted: HostedGuest): void {
    for (const volume of this.controlPlane.volumes.attachedTo(instance.region, instance.id)) {
      const { attachment } = volume;
      if (hosted.isChanging(volume.id)) continue;
      const settle =
        attachment.state === "attaching"
          ? () => this.plugIn(hosted, volume.id, attachment.deviceName)
          : attachment.state === "detaching"
            ? () => this.unplug(hosted, volume.id)
            : undefined;
      if (settle) this.context.afterCommit(() => hosted.change(volume.id, settle));
    }
  }

  private async plugIn(hosted: HostedGuest, volumeId: string, deviceName: string): Promise<void> {
    try {
      await this.controlPlane.volumes.storage.carry(volumeId);
      await hosted.plugIn(volumeId, deviceName);
      this.controlPlane.volumeAttachments.settleAttached(volumeId, hosted.instanceId);
    } catch (error) {
      if (hosted.released) return;
      this.context.log.error("cannot attach a volume", { volumeId, instanceId: hosted.instanceId, error });
      this.controlPlane.consoles.note(
        hosted.instanceId,
        `The volume ${volumeId} could not be attached: ${String(error)}`,
      );
      this.controlPlane.volumeAttachments.settleDetached(volumeId, hosted.instanceId);
    }
    this.controlPlane.guests.wake(hosted.instanceId);
  }

  private async unplug(hosted: HostedGuest, volumeId: string): Promise<void> {
    try {
      await hosted.unplug(volumeId);
    } catch (error) {
      if (!hosted.released) this.context.log.error("cannot detach a volume", { volumeId, error });
      return;
    }
    if (hosted.released) return;
    this.controlPlane.volumeAttachments.settleDetached(volumeId, hosted.instanceId);
    this.controlPlane.guests.wake(hosted.instanceId);
  }

  private async plugInInterface(
    hosted: HostedGuest,
    networkInterface: NetworkInterfaceRecord,
  ): Promise<void> {
    const { id: networkInterfaceId } = networkInterface;
    const { networkInterfaceAttachments, consoles } = this.controlPlane;
    try {
      await hosted.plugInInterface(networkInterface);
      networkInterfaceAttachments.settleAttached(networkInterfaceId);
    } catch (error) {
      if (hosted.released) return;
      const { instanceId } = hosted;
      this.context.log.error("cannot attach a network interface", { networkInterfaceId, instanceId, error });
      consoles.note(
        instanceId,
        `The network interface ${networkInterfaceId} could not be attached: ${String(error)}`,
      );
      networkInterfaceAttachments.settleDetached(networkInterfaceId);
    }
    this.controlPlane.guests.wake(hosted.instanceId);
  }

  private async unplugInterface(hosted: HostedGuest, networkInterfaceId: string): Promise<void> {
    try {
      await hosted.unplugInterface(networkInterfaceId);
    } catch (error) {
      if (!hosted.released)
        this.context.log.error("cannot detach a network interface", { networkInterfaceId, error });
      return;
    }
    if (hosted.released) return;
    // Pulled by force meanwhile
    if (this.isDetaching(hosted.instanceId, networkInterfaceId))
      this.controlPlane.networkInterfaceAttachments.settleDetached(networkInterfaceId);
    this.controlPlane.guests.wake(hosted.instanceId);
  }

  private isDetaching(instanceId: string, networkInterfaceId: string): boolean {
    const attachment = this.context.store.get("networkInterface", networkInterfaceId)?.attachment;
    return attachment?.instanceId === instanceId && attachment.state === "detaching";
  }

  /** A stopped instance has, or no longer has, at its next start what is being attached or detached. */
  settleAttachments(instance: InstanceRecord): void {
    this.settleDetaching(instance);
    const { region, id } = instance;
    for (const volume of this.controlPlane.volumes.attachedTo(region, id))
      this.controlPlane.volumeAttachments.settleAttached(volume.id, id);
    for (const networkInterface of this.controlPlane.networkInterfaces.ofInstance(region, id))
      this.controlPlane.networkInterfaceAttachments.settleAttached(networkInterface.id);
  }

  /** Nothing holds what is being detached: there is no guest. */
  settleDetaching({ region, id }: InstanceRecord): void {
    for (const volume of this.controlPlane.volumes.attachedTo(region, id))
      if (volume.attachment.state === "detaching")
        this.controlPlane.volumeAttachments.settleDetached(volume.id, id);
    for (const networkInterface of this.controlPlane.networkInterfaces.ofInstance(region, id))
      if (networkInterface.attachment?.state === "detaching")
        this.controlPlane.networkInterfaceAttachments.settleDetached(networkInterface.id);
  }

  /** A guest that was just launched has these from the start. */
  settlePlugged(hosted: HostedGuest): void {
    for (const volumeId of hosted.diskIds())
      this.controlPlane.volumeAttachments.settleAttached(volumeId, hosted.instanceId);
    for (const networkInterfaceId of hosted.networkInterfaceIds())
      this.controlPlane.networkInterfaceAttachments.settleAttached(networkInterfaceId);
  }
}
