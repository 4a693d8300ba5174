import { constants } from "node:fs";
import { copyFile, mkdir, open, stat } from "node:fs/promises";
import { join } from "node:path";
import type { BlockDevice, CreateVolumeRequest, VolumeStorage } from "../control-plane/ports";
import { chunkBytes } from "./chunk-map";
import { copySparse } from "./copy-sparse";
import { BlockStoreError, onFiles } from "./errors";
import { Layer } from "./layer";
import {
  checkLayerId,
  createLayer,
  dataFile,
  folderExists,
  type LayerDescription,
  layerIds,
  mapFile,
  readDescription,
  removeLayer,
  removeUnfinished,
  writeDescription,
} from "./layout";
import { VolumeDevice } from "./volume-device";

const sectorBytes = 512;

/** Volumes and snapshots in a folder of the host. One process at a time may use the folder. */
export class BlockStore implements VolumeStorage {
  private readonly opened = new Map<string, VolumeDevice>();
  private readonly opening = new Set<string>();
  /** Work on the folder's contents is done one piece at a time; reads and writes of open volumes are not */
  private queue: Promise<unknown> = Promise.resolve();

  private constructor(
    private readonly volumes: string,
    private readonly snapshots: string,
  ) {}

  /** Opens the store in a folder, which is made when it does not exist; clears what a crash left unfinished */
  static async open(folder: string): Promise<BlockStore> {
    const store = new BlockStore(join(folder, "volumes"), join(folder, "snapshots"));
    await onFiles({ operation: "open its folder", path: folder }, async () => {
      await mkdir(store.volumes, { recursive: true });
      await mkdir(store.snapshots, { recursive: true });
      await removeUnfinished(store.volumes);
      await removeUnfinished(store.snapshots);
      await store.removeUnneededSnapshots();
    });
    return store;
  }

  async createVolume({ volumeId, sizeBytes, snapshotId }: CreateVolumeRequest): Promise<void> {
    checkLayerId(volumeId);
    checkSize(sizeBytes);
    await this.inTurn(`create volume ${volumeId}`, async () => {
      if (await folderExists(join(this.volumes, volumeId))) throw alreadyThere("Volume", volumeId);
      if (snapshotId !== undefined) {
        const snapshot = await this.describeSnapshot(snapshotId);
        if (sizeBytes < snapshot.sizeBytes) {
          throw new BlockStoreError(
            "invalid",
            `A volume of ${sizeBytes} bytes is too small for snapshot ${snapshotId}, which has ${snapshot.sizeBytes}.`,
            { volumeId, snapshotId },
          );
        }
      }
      const description = { version: 1, sizeBytes, parentSnapshotId: snapshotId } as const;
      await createLayer(this.volumes, volumeId, description, async (folder) => {
        await createSparse(join(folder, dataFile), sizeBytes);
        await createSparse(join(folder, mapFile), Math.ceil(sizeBytes / chunkBytes));
      });
    });
  }

  async openVolume(volumeId: string): Promise<BlockDevice> {
    if (this.opened.has(volumeId) || this.opening.has(volumeId)) throw inUse(volumeId);
    this.opening.add(volumeId);
    try {
      return await this.inTurn(`open volume ${volumeId}`, async () => {
        const description = await this.describeVolume(volumeId);
        const parent = await this.openParent(description);
        const layer = await Layer.open(join(this.volumes, volumeId), description, "write", parent).catch(
          async (error) => {
            await parent?.close();
            throw error;
          },
        );
        const device = new VolumeDevice(volumeId, layer, () => this.opened.delete(volumeId));
        this.opened.set(volumeId, device);
        return device;
      });
    } finally {
      this.opening.delete(volumeId);
    }
  }

  async resizeVolume(volumeId: string, sizeBytes: number): Promise<void> {
    checkSize(sizeBytes);
    await this.inTurn(`resize volume ${volumeId}`, async () => {
      const description = await this.describeVolume(volumeId);
      if (sizeBytes < description.sizeBytes) {
        throw new BlockStoreError("invalid", `Volume ${volumeId} cannot shrink.`, { volumeId });
      }
      const grow = async () => {
        await this.zeroTail(volumeId, description.sizeBytes);
        const folder = join(this.volumes, volumeId);
        await createSparse(join(folder, dataFile), sizeBytes);
        await createSparse(join(folder, mapFile), Math.ceil(sizeBytes / chunkBytes));
        await writeDescription(folder, { ...description, sizeBytes });
        this.opened.get(volumeId)?.grow(sizeBytes);
      };
      const device = this.opened.get(volumeId);
      await (device ? device.freeze(grow) : grow());
    });
  }

  async deleteVolume(volumeId: string): Promise<void> {
    checkLayerId(volumeId);
    if (this.opened.has(volumeId) || this.opening.has(volumeId)) throw inUse(volumeId);
    await this.inTurn(`delete volume ${volumeId}`, async () => {
      if (!(await folderExists(join(this.volumes, volumeId)))) return;
      await removeLayer(this.volumes, volumeId);
      await this.removeUnneededSnapshots();
    });
  }

  async importSnapshot(snapshotId: string, path: string): Promise<void> {
    checkLayerId(snapshotId);
    await this.inTurn(`import ${path}`, async () => {
      if (await folderExists(join(this.snapshots, snapshotId))) throw alreadyThere("Snapshot", snapshotId);
      const sizeBytes = (await stat(path)).size;
      if (sizeBytes === 0 || sizeBytes % sectorBytes !== 0) {
        throw new BlockStoreError(
          "invalid",
          `${path} is no raw disk image: its ${sizeBytes} bytes are not a number of ${sectorBytes}-byte sectors.`,
          { snapshotId, path },
        );
      }
      await createLayer(this.snapshots, snapshotId, { version: 1, sizeBytes }, (folder) =>
        copyImage(path, join(folder, dataFile)),
      );
    });
  }

  async hasSnapshot(snapshotId: string): Promise<boolean> {
    checkLayerId(snapshotId);
    const folder = join(this.snapshots, snapshotId);
    return this.inTurn(`look up snapshot ${snapshotId}`, async () => {
      return (await folderExists(folder)) && !(await readDescription(folder)).deleted;
    });
  }

  async deleteSnapshot(snapshotId: string): Promise<void> {
    checkLayerId(snapshotId);
    await this.inTurn(`delete snapshot ${snapshotId}`, async () => {
      const folder = join(this.snapshots, snapshotId);
      if (!(await folderExists(folder))) return;
      await writeDescription(folder, { ...(await readDescription(folder)), deleted: true });
      await this.removeUnneededSnapshots();
    });
  }

  async createSnapshot(snapshotId: string, volumeId: string): Promise<void> {
    checkLayerId(snapshotId);
    await this.inTurn(`make snapshot ${snapshotId}`, async () => {
      if (await folderExists(join(this.snapshots, snapshotId))) throw alreadyThere("Snapshot", snapshotId);
      const description = await this.describeVolume(volumeId);
      const from = join(this.volumes, volumeId);
      const copy = () =>
        createLayer(this.snapshots, snapshotId, description, async (folder) => {
          await copyImage(join(from, dataFile), join(folder, dataFile));
          await copyImage(join(from, mapFile), join(folder, mapFile));
        });
      const device = this.opened.get(volumeId);
      await (device ? device.freeze(copy) : copy());
    });
  }

  async close(): Promise<void> {
    await this.queue.catch(() => undefined);
    for (const device of [...this.opened.values()]) await device.close();
  }

  private async describeVolume(volumeId: string): Promise<LayerDescription> {
    checkLayerId(volumeId);
    const folder = join(this.volumes, volumeId);
    if (await folderExists(folder)) return readDescription(folder);
    throw new BlockStoreError("notFound", `There is no volume ${volumeId}.`, { volumeId });
  }

  private async describeSnapshot(snapshotId: string): Promise<LayerDescription> {
    checkLayerId(snapshotId);
    const folder = join(this.snapshots, snapshotId);
    const description = (await folderExists(folder)) ? await readDescription(folder) : undefined;
    if (description && !description.deleted) return description;
    throw new BlockStoreError("notFound", `There is no snapshot ${snapshotId}.`, { snapshotId });
  }

  private async openParent({ parentSnapshotId }: LayerDescription): Promise<Layer | undefined> {
    if (parentSnapshotId === undefined) return undefined;
    const folder = join(this.snapshots, parentSnapshotId);
    if (!(await folderExists(folder))) {
      const message = `Snapshot ${parentSnapshotId}, which a volume or a snapshot was made from, is missing.`;
      throw new BlockStoreError("corrupt", message, { snapshotId: parentSnapshotId, path: folder });
    }
    const description = await readDescription(folder);
    const parent = await this.openParent(description);
    return Layer.open(folder, description, "read", parent).catch(async (error) => {
      await parent?.close();
      throw error;
    });
  }

  /**
   * A last chunk that ends with the volume may be followed by bytes of an earlier, unflushed life of the data file:
   * they would come to light when the volume grows over them.
   */
  private async zeroTail(volumeId: string, sizeBytes: number): Promise<void> {
    const data = await open(join(this.volumes, volumeId, dataFile), "r+");
    try {
      await data.truncate(sizeBytes);
    } finally {
      await data.close();
    }
  }

  /** Removes deleted snapshots that no layer is made from, until none is left */
  private async removeUnneededSnapshots(): Promise<void> {
    for (;;) {
      const snapshots = await this.describeAll(this.snapshots);
      const volumes = await this.describeAll(this.volumes);
      // One that cannot be read may need any of them: its own user hears of it, nothing is removed meanwhile
      if (!snapshots || !volumes) return;
      const layers = [...snapshots, ...volumes];
      const needed = new Set(layers.map(({ description }) => description.parentSnapshotId));
      const unneeded = snapshots.filter(({ id, description }) => description.deleted && !needed.has(id));
      if (unneeded.length === 0) return;
      for (const { id } of unneeded) await removeLayer(this.snapshots, id);
    }
  }

  /** Undefined when one of them cannot be read */
  private async describeAll(
    folder: string,
  ): Promise<{ id: string; description: LayerDescription }[] | undefined> {
    const ids = await layerIds(folder);
    const described = ids.map(async (id) => ({ id, description: await readDescription(join(folder, id)) }));
    return Promise.all(described).catch(() => undefined);
  }

  private inTurn<T>(operation: string, work: () => Promise<T>): Promise<T> {
    const turn = this.queue.then(() => onFiles({ operation }, work));
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

async function createSparse(path: string, sizeBytes: number): Promise<void> {
  const file = await open(path, constants.O_RDWR | constants.O_CREAT, 0o600);
  try {
    await file.truncate(sizeBytes);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Copies a disk image, by reference where the file system can, else without writing its holes */
async function copyImage(from: string, to: string): Promise<void> {
  try {
    await copyFile(from, to, constants.COPYFILE_FICLONE_FORCE);
  } catch {
    await copySparse(from, to);
  }
}

function alreadyThere(what: "Volume" | "Snapshot", id: string): BlockStoreError {
  return new BlockStoreError("exists", `${what} ${id} exists already.`);
}

function inUse(volumeId: string): BlockStoreError {
  return new BlockStoreError("inUse", `Volume ${volumeId} is open.`, { volumeId });
}
