import { BlockStoreError } from "./errors";
import type { Space } from "./space";
import { Volume } from "./volume";
import { VolumeDevice } from "./volume-device";

interface Entry {
  readonly volume: Volume;
  readonly devices: Set<VolumeDevice>;
  shared: boolean;
  /** Work on the volume that is no device's */
  users: number;
  /** The volume is coming to rest */
  resting: Promise<void> | undefined;
}

/** Volumes that are in use, or whose changes are not all in their trees. */
export class OpenVolumes {
  private readonly entries = new Map<string, Entry>();

  constructor(private readonly space: Space) {}

  all(): Volume[] {
    return [...this.entries.values()].map(({ volume }) => volume);
  }

  /** Brings volumes whose journals were applied to rest; one that cannot, for want of space, stays in memory */
  async takeOver(recovered: readonly Volume[]): Promise<void> {
    for (const volume of recovered) {
      const entry: Entry = { volume, devices: new Set(), shared: false, users: 0, resting: undefined };
      this.entries.set(volume.volumeId, entry);
      await this.restIfUnused(entry).catch(() => undefined);
    }
  }

  async open(volumeId: string, shared: boolean): Promise<VolumeDevice> {
    const entry = this.entry(volumeId);
    if (entry.devices.size > 0 && !(shared && entry.shared)) throw inUse(volumeId);
    // Who has not its key learns that now, not at the first read
    void entry.volume.cipher;
    entry.shared = shared;
    const device: VolumeDevice = new VolumeDevice(entry.volume, () => this.closeDevice(entry, device));
    entry.devices.add(device);
    await entry.resting?.catch(() => undefined);
    return device;
  }

  /** Runs work on a volume, open or not; it begins within this call */
  async using<T>(volumeId: string, work: (volume: Volume) => Promise<T>): Promise<T> {
    const entry = this.entry(volumeId);
    entry.users++;
    try {
      return await work(entry.volume);
    } finally {
      entry.users--;
      // What it left in memory stays there, and the next one tries again
      await this.restIfUnused(entry).catch(() => undefined);
    }
  }

  resized(volumeId: string): void {
    for (const device of this.entries.get(volumeId)?.devices ?? []) device.resized();
  }

  async delete(volumeId: string): Promise<void> {
    const { volumes, trees } = this.space;
    if (volumes.unreadable.has(volumeId)) return this.space.inTurn(() => volumes.remove(volumeId));
    const entry = this.entry(volumeId);
    for (;;) {
      if (entry.devices.size > 0) throw inUse(volumeId);
      await entry.resting?.catch(() => undefined);
      await entry.volume.quiet();
      if (entry.users === 0 && !entry.resting) break;
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    await this.space.inTurn(async () => {
      if (entry.devices.size > 0) throw inUse(volumeId);
      if (!volumes.has(volumeId)) return;
      const { root } = volumes.get(volumeId);
      await volumes.remove(volumeId);
      this.entries.delete(volumeId);
      const forgotten = await entry.volume.forget();
      const { pages, slots } = await trees.dropRoot(root);
      trees.release({ pages, slots: [...forgotten, ...slots] });
    });
  }

  /** Holds changes to all of them back while `work` runs */
  async still<T>(work: () => Promise<T>): Promise<T> {
    const hold = ([first, ...others]: Volume[]): Promise<T> =>
      first ? first.still(() => hold(others)) : work();
    return hold(this.all());
  }

  /** Closes every device and brings every volume to rest; throws the first failure when all are done */
  async close(): Promise<void> {
    const failures: unknown[] = [];
    for (const entry of [...this.entries.values()]) {
      for (const device of [...entry.devices]) await device.close().catch((error) => failures.push(error));
      if (this.entries.has(entry.volume.volumeId)) await entry.volume.abandon();
    }
    if (failures.length > 0) throw failures[0];
  }

  private entry(volumeId: string): Entry {
    let entry = this.entries.get(volumeId);
    if (!entry) {
      const volume = new Volume(volumeId, this.space);
      entry = { volume, devices: new Set(), shared: false, users: 0, resting: undefined };
      this.entries.set(volumeId, entry);
    }
    return entry;
  }

  private async closeDevice(entry: Entry, device: VolumeDevice): Promise<void> {
    try {
      if (entry.devices.size > 1 || entry.users > 0) await entry.volume.flush();
    } finally {
      entry.devices.delete(device);
    }
    try {
      await this.restIfUnused(entry);
    } catch {
      // Flushed is safe: a tree that cannot be written now is written at the next chance, from memory or the journal
      await entry.volume.flush();
    }
  }

  private async restIfUnused(entry: Entry): Promise<void> {
    if (entry.devices.size > 0 || entry.users > 0 || entry.resting) return;
    const { volume } = entry;
    entry.resting = volume.rest().finally(() => {
      entry.resting = undefined;
    });
    await entry.resting;
    if (entry.devices.size === 0 && entry.users === 0 && this.entries.get(volume.volumeId) === entry)
      this.entries.delete(volume.volumeId);
  }
}

function inUse(volumeId: string): BlockStoreError {
  return new BlockStoreError("inUse", `Volume ${volumeId} is open.`, { volumeId });
}
