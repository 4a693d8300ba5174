import type { BlockDevice } from "../control-plane/ports";
import { CheckedBlocks, checkPeriod } from "./checked-blocks";
import { type ReadLeaf, type ReadSource, readRange } from "./chunk-reader";
import { BlockStoreError, type BlockStoreErrorContext, checkRange, fileError } from "./errors";
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
  private readonly leaves = new Map<number, ReadLeaf>();
  private readonly source: ReadSource;
  private closing: Promise<void> | undefined;

  constructor(
    private readonly disk: SnapshotDisk,
    cipher: SectorCipher | undefined,
    private readonly space: Space,
    private readonly release: () => Promise<void>,
  ) {
    const { snapshotId, sizeBytes } = disk;
    this.sizeBytes = sizeBytes;
    this.source = {
      pool: space.pool,
      cipher,
      period: () => checkPeriod(space.clock),
      leaf: (index) => this.leaves.get(index),
      load: (first, last) => this.load(first, last),
      corrupt: (offsetBytes) =>
        new BlockStoreError(
          "corrupt",
          `Snapshot ${snapshotId} is damaged at byte ${offsetBytes}: what is stored there is not what was written.`,
          { snapshotId, offsetBytes },
        ),
    };
  }

  async read(offsetBytes: number, lengthBytes: number, into?: Uint8Array): Promise<Uint8Array> {
    const { snapshotId } = this.disk;
    const context = (): BlockStoreErrorContext => {
      return { operation: `read snapshot ${snapshotId}`, snapshotId, offsetBytes, lengthBytes };
    };
    if (this.closing) throw new BlockStoreError("closed", `Snapshot ${snapshotId} was closed.`, context());
    checkRange(offsetBytes, lengthBytes, this.sizeBytes, context);
    try {
      return await readRange(this.source, offsetBytes, lengthBytes, into);
    } catch (error) {
      throw fileError(context(), error);
    }
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

  private async load(firstChunk: number, lastChunk: number): Promise<void> {
    const { trees } = this.space;
    if (this.leaves.size > cachedLeaves) this.leaves.clear();
    for (let again = true; again; ) {
      again = false;
      for (let index = leafOf(firstChunk); index <= leafOf(lastChunk); index++) {
        if (this.leaves.has(index)) continue;
        const { page } = await trees.findLeaf(this.disk.root, index);
        const { slots, sums } = page === 0 ? new Page() : await trees.pages.read(page, 0);
        this.leaves.set(index, { slots, sums, checked: new CheckedBlocks() });
        again = true;
      }
    }
  }

  private readOnly(): BlockStoreError {
    const { snapshotId } = this.disk;
    return new BlockStoreError("readOnly", `Snapshot ${snapshotId} cannot be written to.`, { snapshotId });
  }
}
