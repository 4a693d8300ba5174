import { CheckedBlocks } from "./checked-blocks";
import { blocksPerChunk, chunksPerLeaf } from "./geometry";
import { Page, zeroSum } from "./page";
import type { Pool } from "./pool";

/**
 * A leaf of an open volume: where 64 chunks are, and the checksums of their blocks, 0 where one is not known. Its
 * references to slots are those of the page that it was read from (`tookOver`) or its own.
 */
export class Leaf {
  slots: Uint32Array;
  sums: Uint32Array;
  readonly checked = new CheckedBlocks();
  /** False while `contents` may be the page cache's */
  private owned = false;
  tookOver = true;
  /** Differs from `page` */
  dirty = false;
  /** On its way to its page: not to be forgotten */
  pending = false;
  /** Part of a snapshot that is being made: changes go to a copy */
  frozen = false;
  /** Counts changes */
  version = 0;
  /** Where a free extent was taken last: chunk n of the leaf likes to be at `base + n` */
  base: number;

  constructor(
    private contents: Page,
    /** Page in the durable tree; 0 for none */
    public page: number,
    /** Whether other disks have the page too */
    private shared: boolean,
  ) {
    this.slots = contents.slots;
    this.sums = contents.sums;
    const first = this.slots.findIndex((slot) => slot !== 0);
    this.base = first === -1 ? 0 : (this.slots[first] as number) - first;
  }

  /** Whether a chunk that is here may be written in place */
  isExclusive(index: number, pool: Pool): boolean {
    if (this.frozen || (!this.owned && this.shared)) return false;
    return pool.references(this.slots[index] as number) === 1;
  }

  /** Prepares a change; a frozen leaf gives a copy, to be put in its place */
  change(pool: Pool): Leaf {
    if (this.frozen) {
      const copy = new Leaf(this.contents.copy(), this.page, false);
      copy.owned = true;
      copy.tookOver = false;
      copy.base = this.base;
      copy.countSlots(pool);
      return copy.change(pool);
    }
    if (!this.owned) {
      this.hold(this.contents.copy());
      this.owned = true;
      this.tookOver = !this.shared;
      if (this.shared) this.countSlots(pool);
    }
    this.dirty = true;
    this.version++;
    return this;
  }

  /** Its contents as they are now; undefined when it maps nothing */
  snapshot(): Page | undefined {
    return this.slots.some((slot) => slot !== 0) ? this.contents.copy() : undefined;
  }

  /** What it is read from is a snapshot's from now on */
  share(): void {
    this.owned = false;
    this.shared = true;
  }

  /** Its changes, as captured, are in a page of its own volume */
  written(page: number): void {
    this.page = page;
    this.pending = false;
    this.tookOver = true;
  }

  /** It is, unchanged, in a page that a snapshot has as well */
  sharedFrom(page: number, contents: Page | undefined): void {
    this.hold(contents ?? new Page());
    this.page = page;
    this.shared = true;
    this.owned = false;
    this.pending = false;
    this.frozen = false;
  }

  /** Maps a chunk to a slot whose blocks read as zeroes */
  map(index: number, slot: number): void {
    this.slots[index] = slot;
    this.base = slot - index;
    this.checked.forget(index);
    this.sums.fill(slot === 0 ? 0 : zeroSum, index * blocksPerChunk, (index + 1) * blocksPerChunk);
  }

  private countSlots(pool: Pool): void {
    for (let index = 0; index < chunksPerLeaf; index++) {
      const slot = this.slots[index] as number;
      if (slot !== 0) pool.addReference(slot);
    }
  }

  private hold(contents: Page): void {
    this.contents = contents;
    this.slots = contents.slots;
    this.sums = contents.sums;
  }
}
