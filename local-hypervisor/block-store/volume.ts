import type { Corruption } from "../control-plane/ports";
import { ChangeLog } from "./change-log";
import { checkPeriod } from "./checked-blocks";
import { Checkpoints } from "./checkpoints";
import { type ReadSource, readRange } from "./chunk-reader";
import { BlockStoreError } from "./errors";
import { Gate } from "./gate";
import { blocksPerChunk, chunkOf, chunksPerLeaf, chunksPerZone, leafOf, sectorBytes } from "./geometry";
import type { SectorCipher } from "./layers/sector-cipher";
import type { VolumeDescription } from "./layout";
import { LeafCache } from "./leaf-cache";
import type { Space } from "./space";
import { verifyData } from "./verify-data";
import { VolumeWriter } from "./volume-writer";

/**
 * A volume that was opened: its changed leaves in memory, its tree and journal on disk. Chunks that only it has are
 * written in place, others copied first. What a flush makes durable first is the chunks, then the journal's entries of
 * where they are; from time to time the changed leaves become a new tree and the journal begins anew.
 */
export class Volume {
  private readonly gate = new Gate();
  private readonly leaves: LeafCache;
  private readonly changes: ChangeLog;
  private readonly writer: VolumeWriter;
  private readonly checkpoints: Checkpoints;
  private readonly source: ReadSource;
  /** What is in the pool, ciphertext where it is that */
  private readonly stored: ReadSource;
  private unlocked: SectorCipher | undefined;

  constructor(
    readonly volumeId: string,
    private readonly space: Space,
  ) {
    const cipher = (): SectorCipher | undefined => this.cipher;
    this.leaves = new LeafCache(volumeId, space);
    this.changes = new ChangeLog(volumeId, space);
    this.stored = {
      pool: space.pool,
      cipher: undefined,
      leaf: (index) => this.leaves.get(index),
      load: (first, last) => this.leaves.load(first, last),
      corrupt: (offsetBytes) => this.corrupt(offsetBytes),
    };
    this.source = {
      ...this.stored,
      period: () => checkPeriod(space.clock),
      get cipher() {
        return cipher();
      },
    };
    const { leaves, changes, gate } = this;
    this.writer = new VolumeWriter(this, space, leaves, changes, this.stored);
    this.checkpoints = new Checkpoints(volumeId, space, gate, leaves, changes, (chunk) =>
      this.writer.isChanging(chunk),
    );
  }

  get description(): VolumeDescription {
    return this.space.volumes.get(this.volumeId);
  }

  get isEncrypted(): boolean {
    return this.description.wrappedKey !== undefined;
  }

  /** Throws `BlockStoreError` where the key cannot be had: recovery, checks and deletion do without */
  get cipher(): SectorCipher | undefined {
    const { wrappedKey } = this.description;
    if (wrappedKey === undefined) return undefined;
    this.unlocked ??= this.space.keys?.open(wrappedKey);
    if (this.unlocked) return this.unlocked;
    const { volumeId } = this;
    throw new BlockStoreError("invalid", `Volume ${volumeId} is encrypted and the store has no key.`, {
      volumeId,
    });
  }

  get sizeBytes(): number {
    return this.description.sizeBytes;
  }

  /** As `BlockDevice.read` */
  read(offsetBytes: number, lengthBytes: number, into?: Uint8Array): Promise<Uint8Array> {
    return this.readFrom(this.source, offsetBytes, lengthBytes, into);
  }

  async write(offsetBytes: number, data: Uint8Array): Promise<void> {
    if (data.length === 0) return;
    await this.gate.pass(() =>
      this.writer.write(offsetBytes, this.cipher?.encrypt(offsetBytes / sectorBytes, data) ?? data),
    );
    this.checkpoints.checkpointInTime();
  }

  async discard(offsetBytes: number, lengthBytes: number): Promise<void> {
    await this.gate.pass(() => this.writer.discard(offsetBytes, lengthBytes));
    this.checkpoints.checkpointInTime();
  }

  flush(): Promise<void> {
    return this.changes.flush();
  }

  /** Resolves when nothing that was begun before changes the tree */
  quiet(): Promise<void> {
    return this.checkpoints.quiet();
  }

  /** As `Checkpoints.takeSnapshot` */
  takeSnapshot(register: (root: number) => Promise<void>): Promise<void> {
    return this.checkpoints.takeSnapshot(register);
  }

  /** Makes everything durable in the tree, and keeps nothing in memory or in a journal. Nobody uses the volume */
  async rest(): Promise<void> {
    try {
      await this.checkpoints.rest();
    } catch (error) {
      // No room for a tree: the journal does, and the next one tries again
      await this.flush();
      throw error;
    }
  }

  /** Leaves the journal for the next opening */
  abandon(): Promise<void> {
    return this.changes.close();
  }

  /** Applies what a journal has that the tree does not, before anything else is done. False when it has nothing */
  async recover(): Promise<boolean> {
    const journal = await this.changes.recover();
    if (!journal) return false;
    for (const [chunk, slot] of journal.slots) {
      await this.leaves.load(chunk, chunk);
      const leaf = this.leaves.changing(leafOf(chunk));
      const index = chunk % chunksPerLeaf;
      const before = leaf.slots[index] as number;
      if (before !== slot) {
        if (slot !== 0) await this.space.pool.addReferenceTo(slot);
        if (before !== 0) this.space.pool.dropReference(before);
        leaf.map(index, slot);
      }
      leaf.sums.fill(0, index * blocksPerChunk, (index + 1) * blocksPerChunk);
      this.changes.young.add(chunk);
    }
    for (const zone of journal.zones) await this.distrustZone(zone);
    return true;
  }

  /** Lets go of what only the changed leaves speak of, before the volume is deleted; the tree is let go by the caller */
  async forget(): Promise<number[]> {
    const { pool, trees } = this.space;
    const freed = [...this.changes.limbo];
    for (const [, leaf] of this.leaves) {
      if (!leaf.dirty) continue;
      const before = leaf.tookOver && leaf.page !== 0 ? await trees.pages.read(leaf.page, 0) : undefined;
      for (let index = 0; index < chunksPerLeaf; index++) {
        const slot = leaf.slots[index] as number;
        const old = before?.slots[index] ?? 0;
        if (slot === old) continue;
        if (old !== 0) pool.addReference(old);
        if (slot !== 0 && pool.dropReference(slot)) freed.push(slot);
      }
    }
    this.leaves.clear();
    await this.changes.removeAll();
    return freed;
  }

  /** Leaves that differ from the tree on disk, and what they map */
  *changedLeaves(): Generator<[index: number, slots: Uint32Array, page: number, tookOver: boolean]> {
    for (const [index, leaf] of this.leaves)
      if (leaf.dirty) yield [index, leaf.slots, leaf.page, leaf.tookOver];
  }

  /** Reads everything that it holds; slots that were read already are left out */
  async verify(seen: Set<number>): Promise<Corruption[]> {
    const { description, space, volumeId } = this;
    const disk = { id: volumeId, root: description.root, sizeBytes: this.sizeBytes };
    // Checksums are of what is stored, so that nobody needs a key to verify it
    const read = (offsetBytes: number, lengthBytes: number): Promise<Uint8Array> =>
      this.readFrom(this.stored, offsetBytes, lengthBytes);
    return verifyData(space, disk, { read }, seen);
  }

  /** Holds changes back while `work` looks at the volume */
  async still<T>(work: () => Promise<T>): Promise<T> {
    const release = this.gate.hold();
    try {
      await this.gate.drained();
      return await work();
    } finally {
      release();
    }
  }

  private async readFrom(
    source: ReadSource,
    offsetBytes: number,
    lengthBytes: number,
    into?: Uint8Array,
  ): Promise<Uint8Array> {
    const leave = this.space.epochs.enter();
    try {
      return await readRange(source, offsetBytes, lengthBytes, into);
    } finally {
      leave();
    }
  }

  private corrupt(offsetBytes: number): BlockStoreError {
    return new BlockStoreError(
      "corrupt",
      `Volume ${this.volumeId} is damaged at byte ${offsetBytes}: what is stored there is not what was written.`,
      { volumeId: this.volumeId, offsetBytes },
    );
  }

  private async distrustZone(zone: number): Promise<void> {
    const end = Math.min(chunkOf(this.sizeBytes - 1) + 1, (zone + 1) * chunksPerZone);
    for (let chunk = zone * chunksPerZone; chunk < end; chunk += chunksPerLeaf) {
      await this.leaves.load(chunk, chunk);
      const index = leafOf(chunk);
      if (this.leaves.get(index)?.slots.some((slot) => slot !== 0)) this.leaves.changing(index).sums.fill(0);
    }
    this.changes.zones.add(zone);
  }
}
