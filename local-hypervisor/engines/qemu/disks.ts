import { join } from "node:path";
import type { BlockDevice, GuestDisk } from "../../control-plane/ports";
import { diskSerial } from "../../guest/agent-protocol";
import type { DiskCard } from "./command-line";
import { acpiIndexOf } from "./device-name";
import { diskSlots } from "./machine-layout";
import { Slots } from "./slots";

/** A device that is served on a socket until it is closed; the device stays the caller's. */
export interface ServedDevice {
  /** Resolves when no request is under way */
  close(): Promise<void>;
}

/** Serves a device by NBD on a unix socket that is made for it, for its owner alone. */
export type ServeDevice = (request: {
  readonly socketPath: string;
  /** Name of the export */
  readonly name: string;
  readonly device: BlockDevice;
}) => Promise<ServedDevice>;

interface PluggedDisk {
  readonly deviceName: string;
  readonly served: ServedDevice;
  readonly slot: number;
}

/** The guest's disks, each on a socket of its own that QEMU reads and writes. */
export class Disks {
  private readonly plugged = new Map<string, PluggedDisk>();
  private readonly slots = new Slots(diskSlots);

  constructor(
    private readonly folder: string,
    private readonly serve: ServeDevice,
  ) {}

  /** Serials and device names of those that are plugged, in the order in which they came */
  list(): { readonly serial: string; readonly deviceName: string }[] {
    return [...this.plugged].map(([serial, { deviceName }]) => ({ serial, deviceName }));
  }

  /** Serves a disk; the result is what QEMU is told of it */
  async add({ volumeId, deviceName, device }: GuestDisk): Promise<DiskCard> {
    const serial = diskSerial(volumeId);
    const slot = this.slots.take();
    const socketPath = join(this.folder, serial);
    const served = await this.serve({ socketPath, name: serial, device }).catch((error) => {
      this.slots.giveBack(slot);
      throw error;
    });
    const acpiIndex = this.freeIndex(deviceName);
    const isRoot = slot === diskSlots[0];
    this.plugged.set(serial, { deviceName, served, slot });
    return { serial, socketPath, slot, isRoot, ...(acpiIndex !== undefined && { acpiIndex }) };
  }

  /** Of two disks of one letter, as `sdf` and `xvdf`, the later has none: QEMU would refuse it */
  private freeIndex(deviceName: string): number | undefined {
    const wanted = acpiIndexOf(deviceName);
    const taken = [...this.plugged.values()].some((each) => acpiIndexOf(each.deviceName) === wanted);
    return taken ? undefined : wanted;
  }

  has(serial: string): boolean {
    return this.plugged.has(serial);
  }

  /** Serves a disk no longer; resolves when no request of it is under way */
  async remove(serial: string): Promise<void> {
    const plugged = this.plugged.get(serial);
    if (!plugged) return;
    this.plugged.delete(serial);
    await plugged.served.close();
    this.slots.giveBack(plugged.slot);
  }

  async close(): Promise<void> {
    await Promise.all([...this.plugged.keys()].map((serial) => this.remove(serial)));
  }
}
