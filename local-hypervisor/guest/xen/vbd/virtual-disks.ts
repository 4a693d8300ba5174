import type { BlockDevice } from "../../../control-plane/ports";
import { type SavedVbdBackEnd, VbdBackEnd, type VbdPlace, type VbdPorts } from "./vbd-back-end";
import { deviceAt, type VirtualDevice, virtualDeviceOf } from "./virtual-device";

export interface VirtualDiskDescription {
  readonly serial: string;
  /** As the block device mapping has it, such as `/dev/sda1` */
  readonly deviceName: string;
  readonly readOnly?: boolean;
}

export interface SavedVirtualDisks {
  readonly disks: readonly {
    readonly serial: string;
    readonly place: VbdPlace;
    readonly backEnd: SavedVbdBackEnd;
  }[];
}

interface PluggedDisk {
  readonly place: VbdPlace;
  readonly backEnd: VbdBackEnd;
}

/** Where disks whose names no Xen guest knows are put: behind those that mappings use first */
const firstSpareDisk = 5;

/** A domain's disks. Another set is made for the domain that follows at a reboot. */
export class VirtualDisks {
  private readonly disks = new Map<string, PluggedDisk>();

  constructor(
    private readonly domainId: number,
    private readonly virtualizationType: "hvm" | "paravirtual",
    private readonly ports: VbdPorts,
  ) {}

  /** Goes on with disks that were saved; store, grants and events of the guest are there as they were */
  restore(saved: SavedVirtualDisks, diskOf: (serial: string) => BlockDevice): void {
    for (const { serial, place, backEnd } of saved.disks) {
      this.disks.set(serial, {
        place,
        backEnd: VbdBackEnd.restore(place, diskOf(serial), this.ports, backEnd),
      });
    }
  }

  /** Puts a disk in; the result is what it is to the guest */
  plug(description: VirtualDiskDescription, disk: BlockDevice): VirtualDevice {
    const virtualDevice = this.freeDevice(description.deviceName);
    const place = { domainId: this.domainId, virtualDevice, readOnly: description.readOnly ?? false };
    const backEnd = new VbdBackEnd(place, disk, this.ports);
    this.disks.set(description.serial, { place, backEnd });
    backEnd.plug();
    return virtualDevice;
  }

  /** Those that are in, in the order in which they came */
  list(): { readonly serial: string; readonly name: string; readonly isConnected: boolean }[] {
    return [...this.disks].map(([serial, { place, backEnd }]) => ({
      serial,
      name: place.virtualDevice.name,
      isConnected: backEnd.isConnected,
    }));
  }

  /** Resolves when the guest's driver has the disk, or does not take it within seconds */
  async connected(serial: string): Promise<void> {
    await this.disks.get(serial)?.backEnd.connected();
  }

  /** Asks the guest to let go of a disk; resolves when it is out, which may take as long as the guest uses it */
  async release(serial: string): Promise<void> {
    const disk = this.disks.get(serial);
    await disk?.backEnd.release();
    if (this.disks.get(serial) === disk) this.disks.delete(serial);
  }

  /** Takes a disk out at once, whatever the guest does with it */
  force(serial: string): void {
    this.disks.get(serial)?.backEnd.force();
    this.disks.delete(serial);
  }

  /** The domain is no more: nothing of it is touched any longer */
  close(): void {
    for (const { backEnd } of this.disks.values()) backEnd.close();
    this.disks.clear();
  }

  save(): SavedVirtualDisks {
    const disks = [...this.disks].map(([serial, { place, backEnd }]) => ({
      serial,
      place,
      backEnd: backEnd.save(),
    }));
    return { disks };
  }

  /** The device of the name, or a spare one where the name is of no form of Xen's or another disk has it */
  private freeDevice(deviceName: string): VirtualDevice {
    const used = new Set([...this.disks.values()].map(({ place }) => place.virtualDevice.number));
    const asked = virtualDeviceOf(deviceName, this.virtualizationType);
    if (asked && !used.has(asked.number)) return asked;
    for (let disk = firstSpareDisk; ; disk++) {
      const spare = deviceAt(disk);
      if (!spare) throw new RangeError("a domain has no more than 2^20 disks");
      if (!used.has(spare.number)) return spare;
    }
  }
}
