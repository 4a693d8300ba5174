import { BlockStoreError } from "./errors";
import { chunkBytes, chunksPerLeaf, leafOf } from "./geometry";
import { Leaf } from "./leaf";
import { Page } from "./page";
import type { Space } from "./space";

const cachedLeaves = 4096;

/** Leaves of an open volume that are in memory: those that were changed, and some that were read. */
export class LeafCache implements Iterable<[index: number, leaf: Leaf]> {
  private readonly leaves = new Map<number, Leaf>();
  private readonly loading = new Map<number, Promise<void>>();
  /** Counts snapshots: a leaf that was read across the making of one is shared with it */
  private era = 0;

  constructor(
    private readonly volumeId: string,
    private readonly space: Space,
  ) {}

  [Symbol.iterator](): Iterator<[index: number, leaf: Leaf]> {
    return this.leaves.entries();
  }

  get(index: number): Leaf | undefined {
    return this.leaves.get(index);
  }

  has(index: number): boolean {
    return this.leaves.has(index);
  }

  get isDirty(): boolean {
    for (const leaf of this.leaves.values()) if (leaf.dirty) return true;
    return false;
  }

  /** Slot of a chunk whose leaf is in memory, 0 for none */
  slotOf(chunk: number): number {
    return this.leaves.get(leafOf(chunk))?.slots[chunk % chunksPerLeaf] ?? 0;
  }

  /** A leaf that is in memory, ready to be changed */
  changing(index: number): Leaf {
    const leaf = this.leaves.get(index);
    if (!leaf) throw new RangeError(`leaf ${index} is not loaded`);
    const changing = leaf.change(this.space.pool);
    if (changing !== leaf) this.leaves.set(index, changing);
    return changing;
  }

  /** Brings the leaves of a range into memory; kind `corrupt` when one cannot be read */
  async load(firstChunk: number, lastChunk: number): Promise<void> {
    const last = leafOf(lastChunk);
    for (let again = true; again; ) {
      again = false;
      for (let index = leafOf(firstChunk); index <= last; index++) {
        if (this.leaves.has(index)) continue;
        await this.loadLeaf(index);
        again = last > leafOf(firstChunk);
      }
    }
  }

  /** The first leaf, from one on, that the tree may have; itself when it came into memory meanwhile */
  async emptyUntil(index: number): Promise<number> {
    const leave = this.space.epochs.enter();
    try {
      const until = await this.space.trees.emptyUntil(this.root, index);
      return this.leaves.has(index) ? index : until;
    } finally {
      leave();
    }
  }

  /** What is read from the tree from now on is a snapshot's too */
  beginEra(): void {
    this.era++;
  }

  clear(): void {
    this.leaves.clear();
  }

  private get root(): number {
    return this.space.volumes.get(this.volumeId).root;
  }

  private async loadLeaf(index: number): Promise<void> {
    let loading = this.loading.get(index);
    if (!loading) {
      loading = this.readLeaf(index).finally(() => this.loading.delete(index));
      this.loading.set(index, loading);
    }
    await loading;
  }

  private async readLeaf(index: number): Promise<void> {
    const leave = this.space.epochs.enter();
    const { era } = this;
    try {
      const { page, shared } = await this.space.trees.findLeaf(this.root, index);
      const contents = page === 0 ? new Page() : await this.space.trees.pages.read(page, 0);
      this.forgetSome();
      this.leaves.set(index, new Leaf(contents, page, shared || era !== this.era));
    } catch (error) {
      if (!(error instanceof BlockStoreError) || error.kind !== "corrupt") throw error;
      const offsetBytes = index * chunksPerLeaf * chunkBytes;
      throw new BlockStoreError(
        "corrupt",
        `Volume ${this.volumeId} is damaged from byte ${offsetBytes} on: ${error.message}`,
        { volumeId: this.volumeId, offsetBytes },
        error,
      );
    } finally {
      leave();
    }
  }

  private forgetSome(): void {
    if (this.leaves.size < cachedLeaves) return;
    let excess = this.leaves.size - cachedLeaves + cachedLeaves / 8;
    for (const [index, leaf] of this.leaves) {
      if (leaf.dirty || leaf.pending || leaf.frozen) continue;
      this.leaves.delete(index);
      if (--excess <= 0) return;
    }
  }
}
