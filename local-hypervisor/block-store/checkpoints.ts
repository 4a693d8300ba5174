import type { ChangeLog } from "./change-log";
import type { Gate } from "./gate";
import type { Leaf } from "./leaf";
import type { LeafCache } from "./leaf-cache";
import type { Page } from "./page";
import { settleSums } from "./settle-sums";
import type { Space } from "./space";

interface Capture {
  /** Root of the tree that the leaves are changes to */
  readonly root: number;
  readonly leaves: { index: number; leaf: Leaf; contents: Page | undefined; tookOver: boolean }[];
  readonly records: ReadonlyMap<number, number>;
  readonly limbo: readonly number[];
  /** `last` when nothing can change any more, so that no journal has to go on */
  readonly kind: "running" | "snapshot" | "last";
  readonly frozen: boolean;
  /** Whether there is anything to write, with a journal that begins at the capture */
  readonly renewed: boolean;
}

/** Makes trees of an open volume's changed leaves, one at a time: its own next one, and those of snapshots. */
export class Checkpoints {
  private turn: Promise<unknown> = Promise.resolve();
  private background: Promise<void> | undefined;

  constructor(
    private readonly volumeId: string,
    private readonly space: Space,
    private readonly gate: Gate,
    private readonly leaves: LeafCache,
    private readonly changes: ChangeLog,
    /** Whether a write to a chunk is under way */
    private readonly isChanging: (chunk: number) => boolean,
  ) {}

  /** Whether the tree on disk is not the volume yet */
  get isDirty(): boolean {
    return !this.changes.isEmpty || this.leaves.isDirty;
  }

  /** Resolves when nothing that was begun before changes the tree */
  async quiet(): Promise<void> {
    await this.inTurn(async () => undefined);
  }

  /**
   * Takes the volume as it is at this very call, and gives its root to `register`, which runs while nobody else
   * changes trees.
   */
  async takeSnapshot(register: (root: number) => Promise<void>): Promise<void> {
    const release = this.gate.hold();
    await this.inTurn(async () => {
      let capture: Capture;
      try {
        capture = await this.capture("snapshot");
      } finally {
        release();
      }
      await this.writeTree(capture, register);
    }).finally(release);
  }

  /** Brings the tree on disk up to date behind the users' backs, when there is much that it does not have */
  checkpointInTime(): void {
    if (this.background || !this.changes.isLong) return;
    this.background = this.inTurn(() => this.checkpoint("running"))
      // What it would have done is still to be done: the next one, or closing, says why it cannot
      .catch(() => undefined)
      .finally(() => {
        this.background = undefined;
      });
  }

  /** Makes everything durable in the tree, and keeps nothing in memory or in a journal. Nobody uses the volume */
  async rest(): Promise<void> {
    await this.background;
    await this.inTurn(async () => {
      await this.checkpoint("last");
      this.leaves.clear();
      await this.changes.removeAll();
    });
  }

  /** Brings the tree on disk up to date */
  private async checkpoint(kind: "running" | "last"): Promise<void> {
    if (!this.isDirty) return;
    await this.settleWorkingSums();
    const release = this.gate.hold();
    let capture: Capture;
    try {
      capture = await this.capture(kind);
    } finally {
      release();
    }
    await this.writeTree(capture, async () => {});
  }

  private inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.turn.then(work);
    this.turn = turn.catch(() => undefined);
    return turn;
  }

  /** Takes the changed leaves as they are once nothing is under way. The gate is held */
  private async capture(kind: Capture["kind"]): Promise<Capture> {
    const frozen = kind === "snapshot";
    await this.gate.drained();
    await this.changes.flushed();
    const { root } = this.space.volumes.get(this.volumeId);
    const renewed = this.isDirty || this.changes.hasJournal;
    if (renewed && kind !== "last") await this.changes.begin();
    const leaves: Capture["leaves"] = [];
    for (const [index, leaf] of this.leaves) {
      if (leaf.dirty) {
        leaves.push({ index, leaf, contents: leaf.snapshot(), tookOver: leaf.tookOver });
        leaf.dirty = false;
        leaf.pending = true;
        leaf.frozen = frozen;
      } else if (frozen) leaf.share();
    }
    if (frozen) {
      this.leaves.beginEra();
      // What is read from the tree from now on is the snapshot's too
      if (root !== 0) this.space.trees.pages.addReference(root);
    }
    this.changes.young.clear();
    this.changes.zones.clear();
    const { limbo, records } = this.changes;
    this.changes.limbo = [];
    return { root, leaves, records: new Map(records), limbo, kind, frozen, renewed };
  }

  private async writeTree(capture: Capture, register: (root: number) => Promise<void>): Promise<void> {
    if (!capture.renewed) {
      await this.space.inTurn(() => this.registerRoot(capture.root, register));
      return;
    }
    let refused: { error: unknown } | undefined;
    try {
      if (capture.frozen)
        for (const { index, contents } of capture.leaves)
          if (contents) await settleSums(this.space.pool, contents, index, () => true);
      await this.space.pool.sync();
      await this.space.inTurn(async () => {
        const root = await this.replaceTree(capture);
        if (capture.frozen)
          await this.registerRoot(root, register).catch((error) => {
            refused = { error };
          });
      });
    } catch (error) {
      await this.undoCapture(capture);
      throw error;
    }
    if (capture.kind !== "last") await this.changes.removeFirst();
    if (refused) throw refused.error;
  }

  /** Gives a root that was counted for it to the snapshot */
  private async registerRoot(root: number, register: (root: number) => Promise<void>): Promise<void> {
    try {
      await register(root);
    } catch (error) {
      this.space.trees.release(await this.space.trees.dropRoot(root));
      throw error;
    }
  }

  /** Makes the captured leaves part of the durable tree; a frozen capture's root is counted once more */
  private async replaceTree(capture: Capture): Promise<number> {
    const { trees, volumes } = this.space;
    const changes = new Map(
      capture.leaves.map(({ index, contents, tookOver }) => [index, { page: contents, tookOver }]),
    );
    const tree = await trees.rewrite(capture.root, changes);
    if (capture.frozen && tree.root !== 0) trees.pages.addReference(tree.root);
    try {
      const description = volumes.get(this.volumeId);
      const generation = description.generation + 1;
      await volumes.write(this.volumeId, { ...description, root: tree.root, generation });
    } catch (error) {
      if (capture.frozen && tree.root !== 0) trees.pages.dropReference(tree.root);
      tree.abandon();
      throw error;
    }
    if (capture.frozen && capture.root !== 0) trees.pages.dropReference(capture.root);
    const freed = await tree.commit();
    this.settleCapture(capture, tree.leafPages);
    trees.release({ pages: freed.pages, slots: [...freed.slots, ...capture.limbo] });
    return tree.root;
  }

  /** The captured leaves are in the tree on disk */
  private settleCapture(capture: Capture, pages: ReadonlyMap<number, number>): void {
    for (const { index, leaf, contents } of capture.leaves) {
      const page = pages.get(index) as number;
      const now = this.leaves.get(index);
      if (!capture.frozen) leaf.written(page);
      else if (now === leaf) leaf.sharedFrom(page, contents);
      else if (now) now.page = page;
    }
    const { records, young } = this.changes;
    for (const [chunk, slot] of capture.records)
      if (records.get(chunk) === slot && !young.has(chunk)) records.delete(chunk);
  }

  /** The captured leaves go on as if nothing had been captured; both journals stay, and the new one is forgotten */
  private async undoCapture(capture: Capture): Promise<void> {
    for (const { index, leaf } of capture.leaves) {
      leaf.pending = false;
      leaf.frozen = false;
      const now = this.leaves.get(index);
      if (now === leaf) {
        leaf.dirty = true;
        continue;
      }
      // A copy went on: the frozen one's references go, and with them what it took over of its page's
      if (now) now.tookOver = leaf.tookOver;
      for (const slot of leaf.slots)
        if (slot !== 0 && this.space.pool.dropReference(slot)) this.changes.limbo.push(slot);
    }
    this.changes.limbo.push(...capture.limbo);
    if (capture.frozen && capture.root !== 0) this.space.trees.pages.dropReference(capture.root);
    if (capture.kind !== "last") await this.changes.removeLast();
  }

  /** Reads blocks whose checksums are not known, while the volume is in use */
  private async settleWorkingSums(): Promise<void> {
    for (const [index, leaf] of [...this.leaves]) {
      if (!leaf.dirty) continue;
      const { version } = leaf;
      await settleSums(this.space.pool, leaf, index, (chunk) => {
        return leaf.version === version && !this.isChanging(chunk);
      });
    }
  }
}
