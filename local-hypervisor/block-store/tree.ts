import type { Epochs } from "./epochs";
import { fanout, Page } from "./page";
import type { PageFile } from "./page-file";
import type { Pool } from "./pool";

/** Level of a disk's root page; leaves are level 0. It reaches 4 PiB. */
const rootLevel = 3;

/** What the leaves of a disk become; a leaf that maps nothing is given as undefined */
export type LeafChanges = ReadonlyMap<
  number,
  { readonly page: Page | undefined; readonly tookOver: boolean }
>;

/** A tree whose pages are written; the old one counts until `commit`. */
export interface NewTree {
  readonly root: number;
  /** Where the changed leaves are now; 0 for none */
  readonly leafPages: ReadonlyMap<number, number>;
  /** Lets the old root go; to be called when something durable speaks of the new one */
  commit(): Promise<Freed>;
  /** Forgets the new tree */
  abandon(): void;
}

export interface Freed {
  readonly pages: number[];
  readonly slots: number[];
}

/**
 * Trees of pages that map a disk's chunks to slots, in memory shared and on disk never changed: another root is made
 * for another state. Each page counts its parents, each slot the leaves that speak of it. What changes counts is
 * called by one at a time.
 */
export class Trees {
  readonly rootLevel = rootLevel;

  constructor(
    readonly pages: PageFile,
    readonly pool: Pool,
    private readonly epochs: Epochs,
  ) {}

  /** Page of a leaf, 0 for none, and whether another disk has it as well */
  async findLeaf(root: number, leaf: number): Promise<{ page: number; shared: boolean }> {
    let page = root;
    let shared = false;
    for (let level = rootLevel; level > 0 && page !== 0; level--) {
      shared ||= this.pages.references(page) > 1;
      page = (await this.pages.read(page, level)).children[childIndex(leaf, level)] as number;
    }
    return { page, shared: shared || this.pages.references(page) > 1 };
  }

  /** The first leaf, from one on, that a tree may have */
  async emptyUntil(root: number, leaf: number): Promise<number> {
    let page = root;
    for (let level = rootLevel; level > 0; level--) {
      const reach = fanout ** level;
      if (page === 0) return (Math.floor(leaf / reach) + 1) * reach;
      page = (await this.pages.read(page, level)).children[childIndex(leaf, level)] as number;
    }
    return page === 0 ? leaf + 1 : leaf;
  }

  /** Leaves of a tree in the order of the disk */
  async *leaves(root: number): AsyncGenerator<[leaf: number, contents: Page, page: number]> {
    const leave = this.epochs.enter();
    try {
      yield* this.leavesBelow(root, rootLevel, 0);
    } finally {
      leave();
    }
  }

  /** Leaves of a tree that another tree does not have at the same place; common branches are not read */
  async *changedLeaves(
    root: number,
    base: number,
  ): AsyncGenerator<{ contents: Page | undefined; before: Page | undefined }> {
    const leave = this.epochs.enter();
    try {
      yield* this.changedBelow(root, base, rootLevel);
    } finally {
      leave();
    }
  }

  /**
   * Writes a tree that differs from another in some leaves. A leaf that took over its page's references to slots
   * leaves them to the new page; one that did not has its own.
   */
  async rewrite(root: number, changes: LeafChanges): Promise<NewTree> {
    const written = new Map<number, Page>();
    const leafPages = new Map<number, number>();
    for (const [leaf, { page }] of changes) {
      const number = page ? this.pages.allocate() : 0;
      if (page) written.set(number, page.seal(0));
      leafPages.set(leaf, number);
    }
    const inner = await this.plan(
      root,
      rootLevel,
      [...changes.keys()].sort((a, b) => a - b),
      leafPages,
    );
    for (const [number, page] of inner.pages) written.set(number, page);
    const abandon = (): void => {
      // Nothing speaks of them
      for (const number of written.keys()) this.pages.dropReference(number);
      this.pages.release([...written.keys()]);
    };
    try {
      await this.pages.write(written);
    } catch (error) {
      abandon();
      throw error;
    }
    const commit = async (): Promise<Freed> => {
      const freed: Freed = { pages: [], slots: [] };
      // New inner pages speak of old ones too: count them before the old root lets go of its own
      for (const kept of inner.kept) this.pages.addReference(kept);
      const keepsSlots = new Set<number>();
      for (const [leaf, { tookOver }] of changes) if (tookOver) keepsSlots.add(inner.replaced.get(leaf) ?? 0);
      await this.drop(root, rootLevel, freed, keepsSlots);
      return freed;
    };
    return { root: inner.root, leafPages, commit, abandon };
  }

  /** Lets a root go, and everything that only it leads to */
  async dropRoot(root: number): Promise<Freed> {
    const freed: Freed = { pages: [], slots: [] };
    await this.drop(root, rootLevel, freed, new Set());
    return freed;
  }

  /** Lets freed space be used again; to be called when nothing durable speaks of it */
  release({ pages, slots }: Freed): void {
    this.pages.release(pages);
    this.epochs.afterReaders(() => this.pool.release(slots));
  }

  /** Counts what a root leads to, when the store is opened */
  async count(root: number): Promise<void> {
    await this.countBelow(root, rootLevel);
  }

  private async countBelow(page: number, level: number): Promise<void> {
    if (page === 0 || this.pages.addReference(page) > 1) return;
    const contents = await this.pages.read(page, level);
    if (level > 0) {
      for (const child of contents.children) if (child !== 0) await this.countBelow(child, level - 1);
    } else {
      for (const slot of contents.slots) if (slot !== 0) this.pool.addReference(slot);
    }
  }

  private async drop(
    page: number,
    level: number,
    freed: Freed,
    keepsSlots: ReadonlySet<number>,
  ): Promise<void> {
    if (page === 0 || !this.pages.dropReference(page)) return;
    freed.pages.push(page);
    if (level === 0 && keepsSlots.has(page)) return;
    // What a damaged page speaks of stays counted, until the next opening counts again
    const contents = await this.pages.read(page, level).catch(() => undefined);
    if (!contents) return;
    if (level > 0) {
      for (const child of contents.children) await this.drop(child, level - 1, freed, keepsSlots);
    } else {
      for (const slot of contents.slots)
        if (slot !== 0 && this.pool.dropReference(slot)) freed.slots.push(slot);
    }
  }

  /** New inner pages for changed leaves, nothing counted or written yet */
  private async plan(
    page: number,
    level: number,
    changed: readonly number[],
    leafPages: ReadonlyMap<number, number>,
  ): Promise<{ root: number; pages: Map<number, Page>; kept: number[]; replaced: Map<number, number> }> {
    const before = page === 0 ? new Page() : await this.pages.read(page, level);
    const after = before.copy();
    const pages = new Map<number, Page>();
    const kept: number[] = [];
    const replaced = new Map<number, number>();
    const byChild = new Map<number, number[]>();
    for (const leaf of changed) {
      const index = childIndex(leaf, level);
      const group = byChild.get(index);
      if (group) group.push(leaf);
      else byChild.set(index, [leaf]);
    }
    for (const [index, leaves] of byChild) {
      const child = before.children[index] as number;
      if (level === 1) {
        const leaf = leaves[0] as number;
        replaced.set(leaf, child);
        after.children[index] = leafPages.get(leaf) as number;
        continue;
      }
      const below = await this.plan(child, level - 1, leaves, leafPages);
      after.children[index] = below.root;
      for (const entry of below.pages) pages.set(...entry);
      for (const each of below.kept) kept.push(each);
      for (const entry of below.replaced) replaced.set(...entry);
    }
    before.children.forEach((child, index) => {
      if (child !== 0 && !byChild.has(index)) kept.push(child);
    });
    if (after.children.every((child) => child === 0)) return { root: 0, pages, kept, replaced };
    const root = this.pages.allocate();
    pages.set(root, after.seal(level));
    return { root, pages, kept, replaced };
  }

  private async *leavesBelow(
    page: number,
    level: number,
    first: number,
  ): AsyncGenerator<[number, Page, number]> {
    if (page === 0) return;
    const contents = await this.pages.read(page, level);
    if (level === 0) {
      yield [first, contents, page];
      return;
    }
    for (const [index, child] of contents.children.entries())
      if (child !== 0) yield* this.leavesBelow(child, level - 1, first + index * fanout ** (level - 1));
  }

  private async *changedBelow(
    page: number,
    base: number,
    level: number,
  ): AsyncGenerator<{ contents: Page | undefined; before: Page | undefined }> {
    if (page === base) return;
    const contents = page === 0 ? undefined : await this.pages.read(page, level);
    const before = base === 0 ? undefined : await this.pages.read(base, level);
    if (level === 0) {
      yield { contents, before };
      return;
    }
    for (let index = 0; index < fanout; index++)
      yield* this.changedBelow(contents?.children[index] ?? 0, before?.children[index] ?? 0, level - 1);
  }
}

function childIndex(leaf: number, level: number): number {
  return Math.floor(leaf / fanout ** (level - 1)) % fanout;
}
