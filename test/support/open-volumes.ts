import type { BlockStore } from "../../local-hypervisor/block-store/block-store";
import type { BlockDevice, GuestDisk } from "../../local-hypervisor/control-plane/ports";

/** The volumes of a store that a test has opened, to give them to guests. */
export class OpenVolumes {
  private readonly opened = new Map<string, BlockDevice>();

  constructor(private readonly store: BlockStore) {}

  async open(volumeId: string, deviceName: string): Promise<GuestDisk> {
    const device = await this.store.openVolume(volumeId);
    this.opened.set(volumeId, device);
    return { volumeId, deviceName, device };
  }

  device(volumeId: string): BlockDevice {
    const device = this.opened.get(volumeId);
    if (!device) throw new Error(`${volumeId} is not open`);
    return device;
  }

  async close(volumeId: string): Promise<void> {
    await this.opened.get(volumeId)?.close();
    this.opened.delete(volumeId);
  }
}
