import { sumsOf } from "./flights";
import { chunkBytes, chunksPerLeaf, leafOf, sectorBytes } from "./geometry";
import type { SectorCipher } from "./layers/sector-cipher";
import { Leaf } from "./leaf";
import { Page } from "./page";
import type { Space } from "./space";

const zeroes = Buffer.alloc(chunkBytes);
/** Chunks that are written at a time */
const parallel = 16;

/** Makes a disk's tree from bytes that come from elsewhere, over another disk's tree or over nothing. */
export class DiskBuilder {
  private readonly leaves = new Map<number, Leaf>();
  private writes: Promise<void>[] = [];

  /** The base stays as it is; its owner keeps it from being let go */
  constructor(
    private readonly space: Space,
    private readonly base: number,
    private readonly cipher: SectorCipher | undefined,
  ) {}

  /** Puts a whole chunk, or what there is of the last; the array must not be changed before `drain` */
  async put(chunk: number, bytes: Uint8Array): Promise<void> {
    const leaf = await this.leaf(leafOf(chunk));
    const index = chunk % chunksPerLeaf;
    const old = leaf.slots[index] as number;
    // Nothing durable speaks of this leaf yet: what it lets go, its base still holds
    if (old !== 0) this.space.pool.dropReference(old);
    leaf.map(index, 0);
    if (zeroes.subarray(0, bytes.length).equals(bytes)) return;
    let whole = bytes;
    if (bytes.length < chunkBytes) {
      whole = new Uint8Array(chunkBytes);
      whole.set(bytes);
    }
    const stored = this.cipher?.encrypt((chunk * chunkBytes) / sectorBytes, whole) ?? whole;
    const { slot } = await this.space.pool.allocate(leaf.base === 0 ? 0 : leaf.base + index, chunk);
    leaf.map(index, slot);
    leaf.sums.set(sumsOf(0, stored), index * (leaf.sums.length / chunksPerLeaf));
    this.writes.push(this.space.pool.write(slot, 0, stored));
    if (this.writes.length >= parallel) await this.drain();
  }

  async drain(): Promise<void> {
    const writes = this.writes.splice(0);
    for (const result of await Promise.allSettled(writes))
      if (result.status === "rejected") throw result.reason;
  }

  /** Makes it durable and gives its root, counted once, to `register` while nobody else changes trees */
  async finish(register: (root: number) => Promise<void>): Promise<void> {
    await this.drain();
    await this.space.pool.sync();
    const { trees } = this.space;
    await this.space.inTurn(async () => {
      const changed = [...this.leaves].filter(([, leaf]) => leaf.dirty);
      const changes = new Map(
        changed.map(([index, leaf]) => [index, { page: leaf.snapshot(), tookOver: false }]),
      );
      const tree = await trees.rewrite(this.base, changes);
      try {
        await register(tree.root);
      } catch (error) {
        tree.abandon();
        throw error;
      }
      if (this.base !== 0) trees.pages.addReference(this.base);
      trees.release(await tree.commit());
      this.leaves.clear();
    });
  }

  /** Gives back what was written, when `finish` was not reached or failed */
  async undo(): Promise<void> {
    await this.drain().catch(() => undefined);
    const freed: number[] = [];
    for (const leaf of this.leaves.values()) {
      if (!leaf.dirty) continue;
      for (const slot of leaf.slots) if (slot !== 0 && this.space.pool.dropReference(slot)) freed.push(slot);
    }
    this.leaves.clear();
    this.space.trees.release({ pages: [], slots: freed });
  }

  private async leaf(index: number): Promise<Leaf> {
    let leaf = this.leaves.get(index);
    if (!leaf) {
      const { page } = await this.space.trees.findLeaf(this.base, index);
      const contents = page === 0 ? new Page() : await this.space.trees.pages.read(page, 0);
      leaf = new Leaf(contents, page, true).change(this.space.pool);
      this.leaves.set(index, leaf);
    }
    return leaf;
  }
}
