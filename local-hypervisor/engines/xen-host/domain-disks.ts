import type { GuestDisk } from "../../control-plane/ports";
import { diskSerial } from "../../guest/agent-protocol";
import { deviceAt, type VirtualDevice, virtualDeviceOf } from "../../guest/xen/vbd/virtual-device";
import { EngineError } from "../engine-error";
import type { HostDisk, XenHost } from "./host";

/** A disk of a domain: what it is to the guest, and where dom0 has it. */
export interface PluggedDisk extends HostDisk, VirtualDevice {
  readonly serial: string;
}

/** Where disks whose names no Xen guest knows are put: behind those that mappings use first */
const firstSpareDisk = 5;

/** A domain's disks, in the order in which they came. */
export class DomainDisks {
  private readonly plugged = new Map<string, PluggedDisk>();
  private readonly promised = new Set<number>();

  constructor(private readonly host: XenHost) {}

  async add({ volumeId, deviceName, device }: GuestDisk): Promise<PluggedDisk> {
    const serial = diskSerial(volumeId);
    const virtualDevice = this.freeDevice(deviceName);
    this.promised.add(virtualDevice.number);
    try {
      const disk = { ...(await this.host.addDisk(serial, device)), ...virtualDevice, serial };
      this.plugged.set(volumeId, disk);
      return disk;
    } catch (error) {
      this.promised.delete(virtualDevice.number);
      throw error;
    }
  }

  list(): PluggedDisk[] {
    return [...this.plugged.values()];
  }

  /** Xen's number of a disk that is plugged */
  numberOf(volumeId: string): number | undefined {
    return this.plugged.get(volumeId)?.number;
  }

  /** Resolves when no request of it is under way */
  async remove(volumeId: string): Promise<void> {
    const disk = this.plugged.get(volumeId);
    if (!disk) return;
    this.plugged.delete(volumeId);
    await disk.remove();
    this.promised.delete(disk.number);
  }

  async close(): Promise<void> {
    await Promise.all([...this.plugged.keys()].map((volumeId) => this.remove(volumeId)));
  }

  /** The device of the name, or a spare one where the name is of no form of Xen's or another disk has it */
  private freeDevice(deviceName: string): VirtualDevice {
    const asked = virtualDeviceOf(deviceName, "paravirtual");
    if (asked && !this.promised.has(asked.number)) return asked;
    for (let disk = firstSpareDisk; ; disk++) {
      const spare = deviceAt(disk);
      if (!spare) throw new EngineError("unsupported", "The guest has no free place for the disk.");
      if (!this.promised.has(spare.number)) return spare;
    }
  }
}
