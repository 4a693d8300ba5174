import type {
  BlockDevice,
  Corruption,
  CreateVolumeRequest,
  OpenVolumeOptions,
  SnapshotUsage,
  VolumeStorage,
} from "../control-plane/ports";
import type { Clock } from "../model/clock";
import { DiskMaker } from "./disk-maker";
import { BlockStoreError, onFiles } from "./errors";
import { carryOverFirstForm } from "./first-form";
import { chunkBytes, sectorBytes } from "./geometry";
import { ThrottledDevice } from "./layers/throttled-device";
import type { VolumeKeys } from "./layers/volume-keys";
import { checkId, formatVersion } from "./layout";
import { openSpace } from "./open-space";
import { OpenVolumes } from "./open-volumes";
import { rawImageBytes, readRawImage, writeRawImage } from "./raw-image";
import type { Space } from "./space";
import { verifyCounts } from "./verify-counts";
import { type Disk, verifyData } from "./verify-data";

export interface BlockStoreOptions {
  /** Keys of encrypted volumes; without them such volumes are neither made nor opened */
  readonly keys?: VolumeKeys;
  /** Time of devices that are opened with limits, and of what was checked last when */
  readonly clock?: Clock;
}

/** Volumes and snapshots in a folder of the host. One process at a time may use the folder. */
export class BlockStore implements VolumeStorage {
  private space!: Space;
  private open!: OpenVolumes;
  private disks!: DiskMaker;
  private queue: Promise<unknown> = Promise.resolve();

  private constructor(private readonly options: BlockStoreOptions) {}

  /**
   * Opens the store in a folder, which is made when it does not exist. What a crash left is brought to what was
   * flushed; a store of the first form is carried over.
   */
  static async open(folder: string, options: BlockStoreOptions = {}): Promise<BlockStore> {
    const store = new BlockStore(options);
    await onFiles({ operation: "open its folder", path: folder }, async () => {
      const { space, recovered } = await openSpace(folder, options, (work) => store.inTurn(work));
      store.space = space;
      store.open = new OpenVolumes(space);
      store.disks = new DiskMaker(space);
      try {
        await store.open.takeOver(recovered);
        await carryOverFirstForm(folder, space);
      } catch (error) {
        await store.close();
        throw error;
      }
    });
    return store;
  }

  async createVolume({ volumeId, sizeBytes, snapshotId, encrypted }: CreateVolumeRequest): Promise<void> {
    checkSize(sizeBytes);
    this.space.volumes.checkFree(volumeId);
    const snapshot = snapshotId === undefined ? undefined : this.space.snapshots.get(snapshotId);
    if (snapshot && sizeBytes < snapshot.sizeBytes) {
      throw new BlockStoreError(
        "invalid",
        `A volume of ${sizeBytes} bytes is too small for snapshot ${snapshotId}, which has ${snapshot.sizeBytes}.`,
        { volumeId, snapshotId },
      );
    }
    const register = async (root: number, wrappedKey: string | undefined): Promise<void> => {
      this.space.volumes.checkFree(volumeId);
      const previousSnapshotId =
        snapshotId !== undefined && this.space.snapshots.has(snapshotId) ? snapshotId : undefined;
      const description = {
        version: formatVersion,
        sizeBytes,
        root,
        wrappedKey,
        previousSnapshotId,
      } as const;
      await this.space.volumes.write(volumeId, { ...description, generation: 0 });
    };
    await this.on(`create volume ${volumeId}`, () =>
      this.disks.derive(snapshot, encrypted ?? false, register),
    );
  }

  async openVolume(volumeId: string, options: OpenVolumeOptions = {}): Promise<BlockDevice> {
    const device = await this.on(`open volume ${volumeId}`, () =>
      this.open.open(volumeId, options.shared ?? false),
    );
    const { clock } = this.options;
    return options.limits && clock ? new ThrottledDevice(device, options.limits, clock) : device;
  }

  async resizeVolume(volumeId: string, sizeBytes: number): Promise<void> {
    checkSize(sizeBytes);
    await this.turn(`resize volume ${volumeId}`, async () => {
      const description = this.space.volumes.get(volumeId);
      if (sizeBytes < description.sizeBytes)
        throw new BlockStoreError("invalid", `Volume ${volumeId} cannot shrink.`, { volumeId });
      await this.space.volumes.write(volumeId, { ...description, sizeBytes });
    });
    this.open.resized(volumeId);
  }

  async contentMark(volumeId: string): Promise<string> {
    // What is only in memory or in a journal becomes a tree, and every tree has a generation of its own
    await this.on(`look at volume ${volumeId}`, () => this.open.using(volumeId, async () => undefined));
    const { generation, root } = this.space.volumes.get(volumeId);
    return `${generation}/${root}`;
  }

  async deleteVolume(volumeId: string): Promise<void> {
    if (!this.space.volumes.has(volumeId)) return;
    await this.on(`delete volume ${volumeId}`, () => this.open.delete(volumeId));
  }

  async createSnapshot(snapshotId: string, volumeId: string): Promise<void> {
    this.space.snapshots.checkFree(snapshotId);
    await this.on(`make snapshot ${snapshotId}`, () =>
      // No await before this call: its moment is the snapshot's
      this.open.using(volumeId, (volume) => {
        const { sizeBytes } = volume;
        return volume.takeSnapshot(async (root) => {
          this.space.snapshots.checkFree(snapshotId);
          const { wrappedKey, previousSnapshotId } = volume.description;
          const description = {
            version: formatVersion,
            sizeBytes,
            root,
            wrappedKey,
            previousSnapshotId,
          } as const;
          try {
            await this.space.snapshots.write(snapshotId, description);
            await this.space.volumes.write(volumeId, {
              ...volume.description,
              previousSnapshotId: snapshotId,
            });
          } catch (error) {
            // Its root is given back: a description that got through would speak of chunks that others get
            await this.space.snapshots.remove(snapshotId);
            throw error;
          }
        });
      }),
    );
  }

  async copySnapshot(fromId: string, toId: string, options: { encrypted?: boolean } = {}): Promise<void> {
    const from = this.space.snapshots.get(fromId);
    this.space.snapshots.checkFree(toId);
    await this.on(`copy snapshot ${fromId}`, () =>
      this.disks.derive(from, options.encrypted ?? false, async (root, wrappedKey) => {
        this.space.snapshots.checkFree(toId);
        const { sizeBytes } = from;
        await this.space.snapshots.write(toId, { version: formatVersion, sizeBytes, root, wrappedKey });
      }),
    );
  }

  async hasSnapshot(snapshotId: string): Promise<boolean> {
    return this.space.snapshots.has(snapshotId);
  }

  async deleteSnapshot(snapshotId: string): Promise<void> {
    checkId(snapshotId);
    await this.turn(`delete snapshot ${snapshotId}`, async () => {
      const { snapshots, trees } = this.space;
      if (!snapshots.has(snapshotId)) return;
      if (snapshots.unreadable.has(snapshotId)) return snapshots.remove(snapshotId);
      const { root, previousSnapshotId } = snapshots.get(snapshotId);
      await snapshots.remove(snapshotId);
      trees.release(await trees.dropRoot(root));
      await this.passOnPrevious(snapshotId, previousSnapshotId).catch(() => {
        // A full disk, which deleting is to mend: what a later snapshot changed then counts from nothing
      });
    });
  }

  async importSnapshot(snapshotId: string, path: string): Promise<void> {
    this.space.snapshots.checkFree(snapshotId);
    await this.on(`import ${path}`, async () => {
      const sizeBytes = await rawImageBytes(path);
      await this.disks.build(undefined, async (builder) => {
        await readRawImage(path, sizeBytes, builder);
        await builder.finish(async (root) => {
          this.space.snapshots.checkFree(snapshotId);
          await this.space.snapshots.write(snapshotId, { version: formatVersion, sizeBytes, root });
        });
      });
    });
  }

  async exportSnapshot(snapshotId: string, path: string): Promise<void> {
    const device = this.disks.snapshotDevice(snapshotId);
    try {
      const { root } = this.space.snapshots.get(snapshotId);
      await this.on(`export snapshot ${snapshotId} to ${path}`, () =>
        writeRawImage(path, device, this.disks.chunksOf(root)),
      );
    } finally {
      await device.close();
    }
  }

  async openSnapshot(snapshotId: string): Promise<BlockDevice> {
    return this.disks.snapshotDevice(snapshotId);
  }

  async snapshotUsage(snapshotId: string): Promise<SnapshotUsage> {
    const { sizeBytes, root, previousSnapshotId } = this.space.snapshots.get(snapshotId);
    const { snapshots } = this.space;
    const before =
      previousSnapshotId !== undefined && snapshots.has(previousSnapshotId)
        ? snapshots.get(previousSnapshotId).root
        : 0;
    const unpin = [this.disks.pin(root), this.disks.pin(before)];
    try {
      let stored = 0;
      for await (const _ of this.disks.chunksOf(root)) stored++;
      let changed = 0;
      for await (const leaf of this.space.trees.changedLeaves(root, before)) {
        leaf.contents?.slots.forEach((slot, index) => {
          if (slot !== 0 && slot !== leaf.before?.slots[index]) changed++;
        });
      }
      return { sizeBytes, storedBytes: stored * chunkBytes, changedBytes: changed * chunkBytes };
    } finally {
      for (const each of unpin) await each();
    }
  }

  async verify(): Promise<Corruption[]> {
    const { volumes, snapshots } = this.space;
    return this.on("verify what it holds", async () => {
      const found = [...volumes.unreadable, ...snapshots.unreadable].map(
        ([id, { message }]): Corruption => ({ kind: "metadata", id, detail: message }),
      );
      const describe = ([id, { root, sizeBytes }]: [string, Omit<Disk, "id">]): Disk => ({
        id,
        root,
        sizeBytes,
      });
      await this.open.still(() =>
        this.inTurn(async () => {
          if (this.disks.isBusy || found.length > 0) return;
          const disks = [...volumes.entries(), ...snapshots.entries()].map(describe);
          found.push(...(await verifyCounts(this.space, disks, this.disks.pinned(), this.open.all())));
        }),
      );
      const seen = new Set<number>();
      for (const entry of snapshots.entries()) {
        if (!snapshots.has(entry[0])) continue;
        const device = this.disks.snapshotDevice(entry[0], { asStored: true });
        found.push(...(await verifyData(this.space, describe(entry), device, seen)));
        await device.close();
      }
      for (const entry of volumes.entries())
        if (volumes.has(entry[0]))
          await this.open.using(entry[0], async (volume) => {
            found.push(...(await volume.verify(seen)));
          });
      return found;
    });
  }

  async close(): Promise<void> {
    await this.queue.catch(() => undefined);
    await this.open.close();
    await this.queue.catch(() => undefined);
    await this.space.pool.close();
    await this.space.trees.pages.close();
  }

  /** Later snapshots are compared with the one before a deleted one from now on */
  private async passOnPrevious(deletedId: string, previousSnapshotId: string | undefined): Promise<void> {
    const { snapshots, volumes } = this.space;
    for (const [id, each] of snapshots.entries())
      if (each.previousSnapshotId === deletedId) await snapshots.write(id, { ...each, previousSnapshotId });
    for (const [id, each] of volumes.entries())
      if (each.previousSnapshotId === deletedId) await volumes.write(id, { ...each, previousSnapshotId });
  }

  private on<T>(operation: string, work: () => Promise<T>): Promise<T> {
    return onFiles({ operation }, work);
  }

  private turn<T>(operation: string, work: () => Promise<T>): Promise<T> {
    return this.inTurn(() => this.on(operation, work));
  }

  private inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.queue.then(work);
    this.queue = turn.catch(() => undefined);
    return turn;
  }
}

function checkSize(sizeBytes: number): void {
  if (!Number.isSafeInteger(sizeBytes) || sizeBytes <= 0 || sizeBytes % sectorBytes !== 0) {
    throw new BlockStoreError(
      "invalid",
      `${sizeBytes} bytes are not a number of ${sectorBytes}-byte sectors.`,
    );
  }
}
