import type { BlockDevice } from "../control-plane/ports";
import { type MappedLeaf, readRange } from "./chunk-reader";
import { BlockStoreError, checkRange, onFiles } from "./errors";
import { leafOf } from "./geometry";
import type { SectorCipher } from "./layers/sector-cipher";
import { Page } from "./page";
import type { Space } from "./space";

const cachedLeaves = 1024;

export interface SnapshotDisk {
  readonly snapshotId: string;
  readonly sizeBytes: number;
  readonly root: number;
}

/** A snapshot, read. Whoever makes it keeps its root from being let go until `release`. */
export class SnapshotDevice implements BlockDevice {
  readonly sizeBytes: number;
  private readonly leaves = new Map<number, MappedLeaf>();
  private closing: Promise<void> | undefined;

  constructor(
    private readonly disk: SnapshotDisk,
    private readonly cipher: SectorCipher | undefined,
    private readonly space: Space,
    private readonly release: () => Promise<void>,
  ) {
    this.sizeBytes = disk.sizeBytes;
  }

  async read(offsetBytes: number, lengthBytes: number): Promise<Uint8Array> {
    const { snapshotId } = this.disk;
    const context = { operation: `read snapshot ${snapshotId}`, snapshotId, offsetBytes, lengthBytes };
    if (this.closing) throw new BlockStoreError("closed", `Snapshot ${snapshotId} was closed.`, context);
    checkRange({ ...context, sizeBytes: this.sizeBytes });
    return onFiles(context, () => readRange(this.source, offsetBytes, lengthBytes));
  }

  async write(): Promise<void> {
    throw this.readOnly();
  }

  async discard(): Promise<void> {
    throw this.readOnly();
  }

  async flush(): Promise<void> {}

  async close(): Promise<void> {
    this.closing ??= this.release();
    await this.closing;
  }

  private get source() {
    return {
      pool: this.space.pool,
      cipher: this.cipher,
      leaf: (index: number) => this.leaves.get(index),
      load: (first: number, last: number) => this.load(first, last),
      corrupt: (offsetBytes: number) =>
        new BlockStoreError(
          "corrupt",
          `Snapshot ${this.disk.snapshotId} is damaged at byte ${offsetBytes}: what is stored there is not what was written.`,
          { snapshotId: this.disk.snapshotId, offsetBytes },
        ),
    };
  }

  private async load(firstChunk: number, lastChunk: number): Promise<void> {
    const { trees } = this.space;
    if (this.leaves.size > cachedLeaves) this.leaves.clear();
    for (let again = true; again; ) {
      again = false;
      for (let index = leafOf(firstChunk); index <= leafOf(lastChunk); index++) {
        if (this.leaves.has(index)) continue;
        const { page } = await trees.findLeaf(this.disk.root, index);
        const { slots, sums } = page === 0 ? new Page() : await trees.pages.read(page, 0);
        this.leaves.set(index, { slots, sums });
        again = true;
      }
    }
  }

  private readOnly(): BlockStoreError {
    const { snapshotId } = this.disk;
    return new BlockStoreError("readOnly", `Snapshot ${snapshotId} cannot be written to.`, { snapshotId });
  }
}
