import { join } from "node:path";
import type { Corruption } from "../control-plane/ports";
import { type ReadSource, readRange } from "./chunk-reader";
import { BlockStoreError } from "./errors";
import { GroupedWork, syncFolder } from "./file-io";
import { Flights, sumsOf } from "./flights";
import { Gate } from "./gate";
import { blocksPerChunk, chunkBytes, chunkOf, chunksPerLeaf, leafOf, sectorBytes, zoneOf } from "./geometry";
import { Journal, type JournalEntries } from "./journal";
import type { SectorCipher } from "./layers/sector-cipher";
import type { VolumeDescription } from "./layout";
import { Leaf } from "./leaf";
import { Page } from "./page";
import { type Piece, pieces, settled } from "./pieces";
import { settleSums } from "./settle-sums";
import type { Space } from "./space";
import { verifyData } from "./verify";

const cachedLeaves = 4096;
/** Chunks and zones whose checksums a crash would lose, before the tree is written again */
const maxYoungChunks = 16_384;
const maxZones = 32;

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

/**
 * A volume that was opened: its changed leaves in memory, its tree and journal on disk. Chunks that only it has are
 * written in place, others copied first. What a flush makes durable first is the chunks, then the journal's entries of
 * where they are; from time to time the changed leaves become a new tree and the journal begins anew.
 */
export class Volume {
  private readonly leaves = new Map<number, Leaf>();
  private readonly loading = new Map<number, Promise<void>>();
  private readonly flights = new Flights();
  /** Chunks that are being brought to a slot of their own: whoever else wants to write them waits */
  private readonly moving = new Map<number, Promise<void>>();
  private readonly gate = new Gate();
  /** Where chunks are, as no journal has it yet */
  private records = new Map<number, number>();
  /** Chunks with a slot that no write to has resolved yet */
  private readonly unrecorded = new Set<number>();
  /** Chunks whose slot is, or will be, in every journal: they may be written in place */
  private readonly young = new Set<number>();
  /** Zones that every journal has a record of intent of */
  private readonly zones = new Set<number>();
  private wantedZones = new Set<number>();
  private readonly intents = new GroupedWork(() => this.recordIntents());
  private readonly flushes = new GroupedWork(() => this.flushNow());
  /** Slots that the volume no longer has, until a journal or a tree says so */
  private limbo: number[] = [];
  private journals: Journal[] = [];
  private journalMade: Promise<void> | undefined;
  private checkpointing: Promise<unknown> = Promise.resolve();
  private background: Promise<void> | undefined;
  private unlocked: SectorCipher | undefined;
  private readonly source: ReadSource;
  /** What is in the pool, ciphertext where it is that */
  private readonly stored: ReadSource;
  /** Counts snapshots: a leaf that was read across the making of one is shared with it */
  private era = 0;

  constructor(
    readonly volumeId: string,
    private readonly space: Space,
  ) {
    const cipher = (): SectorCipher | undefined => this.cipher;
    this.stored = {
      pool: space.pool,
      cipher: undefined,
      leaf: (index) => this.leaves.get(index),
      load: (first, last) => this.load(first, last),
      corrupt: (offsetBytes) => this.corrupt(offsetBytes),
    };
    this.source = {
      ...this.stored,
      get cipher() {
        return cipher();
      },
    };
  }

  get description(): VolumeDescription {
    return this.space.volumes.get(this.volumeId);
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

  /** Whether the tree on disk is not the volume yet */
  get isDirty(): boolean {
    if (this.records.size > 0 || this.young.size > 0 || this.zones.size > 0) return true;
    for (const leaf of this.leaves.values()) if (leaf.dirty) return true;
    return false;
  }

  read(offsetBytes: number, lengthBytes: number): Promise<Uint8Array> {
    return this.readFrom(this.source, offsetBytes, lengthBytes);
  }

  async write(offsetBytes: number, data: Uint8Array): Promise<void> {
    if (data.length === 0) return;
    await this.gate.pass(() =>
      this.writeStored(offsetBytes, this.cipher?.encrypt(offsetBytes / sectorBytes, data) ?? data),
    );
    this.checkpointInTime();
  }

  async discard(offsetBytes: number, lengthBytes: number): Promise<void> {
    await this.gate.pass(async () => {
      let emptyUntil = 0;
      for (const piece of pieces(offsetBytes, lengthBytes, this.sizeBytes)) {
        const index = leafOf(piece.chunk);
        if (!this.leaves.has(index)) {
          if (index >= emptyUntil) emptyUntil = await this.emptyUntil(index);
          if (index < emptyUntil) continue;
          await this.load(piece.chunk, piece.chunk);
        }
        if (this.slotOf(piece.chunk) === 0 && !this.moving.has(piece.chunk)) continue;
        if (piece.whole) await this.dropChunk(piece.chunk);
        else {
          const zeroes = new Uint8Array(piece.length);
          await this.writeStored(
            piece.offset,
            this.cipher?.encrypt(piece.offset / sectorBytes, zeroes) ?? zeroes,
          );
        }
      }
    });
    this.checkpointInTime();
  }

  flush(): Promise<void> {
    return this.flushes.request();
  }

  /** Resolves when nothing that was begun before changes the tree */
  async quiet(): Promise<void> {
    await this.oneCheckpoint(async () => undefined);
  }

  /**
   * Takes the volume as it is at this very call, and gives its root to `register`, which runs while nobody else
   * changes trees.
   */
  async takeSnapshot(register: (root: number) => Promise<void>): Promise<void> {
    const release = this.gate.hold();
    await this.oneCheckpoint(async () => {
      let capture: Capture;
      try {
        capture = await this.capture("snapshot");
      } finally {
        release();
      }
      await this.writeTree(capture, register);
    }).finally(release);
  }

  /** Makes everything durable in the tree, and keeps nothing in memory or in a journal. Nobody uses the volume */
  async rest(): Promise<void> {
    await this.background;
    try {
      await this.oneCheckpoint(async () => {
        await this.checkpoint("last");
        this.leaves.clear();
        for (const journal of this.journals.splice(0)) await journal.remove();
        this.journalMade = undefined;
      });
    } catch (error) {
      // No room for a tree: the journal does, and the next one tries again
      await this.flush();
      throw error;
    }
  }

  /** Leaves the journal for the next opening */
  async abandon(): Promise<void> {
    for (const journal of this.journals.splice(0)) await journal.close();
  }

  /** Applies what a journal has that the tree does not, before anything else is done. False when it has nothing */
  async recover(): Promise<boolean> {
    const path = this.journalPath(this.description.generation);
    const { slots, zones, end } = await Journal.replay(path);
    if (end === 0) return false;
    this.journals.push(await Journal.reopen(path, end));
    this.journalMade = Promise.resolve();
    for (const [chunk, slot] of slots) {
      await this.load(chunk, chunk);
      const leaf = this.changing(leafOf(chunk));
      const index = chunk % chunksPerLeaf;
      const before = leaf.slots[index] as number;
      if (before !== slot) {
        if (slot !== 0) await this.space.pool.addReferenceTo(slot);
        if (before !== 0) this.space.pool.dropReference(before);
        leaf.map(index, slot);
      }
      leaf.sums.fill(0, index * blocksPerChunk, (index + 1) * blocksPerChunk);
      this.young.add(chunk);
    }
    for (const zone of zones) await this.distrustZone(zone);
    return true;
  }

  /** Lets go of what only the changed leaves speak of, before the volume is deleted; the tree is let go by the caller */
  async forget(): Promise<number[]> {
    const { pool, trees } = this.space;
    const freed = [...this.limbo];
    const drop = (slot: number): void => {
      if (slot !== 0 && pool.dropReference(slot)) freed.push(slot);
    };
    for (const leaf of this.leaves.values()) {
      if (!leaf.dirty) continue;
      const before = leaf.tookOver && leaf.page !== 0 ? await trees.pages.read(leaf.page, 0) : undefined;
      for (let index = 0; index < chunksPerLeaf; index++) {
        const slot = leaf.slots[index] as number;
        const old = before?.slots[index] ?? 0;
        if (slot === old) continue;
        if (old !== 0) pool.addReference(old);
        drop(slot);
      }
    }
    this.leaves.clear();
    for (const journal of this.journals.splice(0)) await journal.remove();
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

  private async readFrom(source: ReadSource, offsetBytes: number, lengthBytes: number): Promise<Uint8Array> {
    const leave = this.space.epochs.enter();
    try {
      return await readRange(source, offsetBytes, lengthBytes);
    } finally {
      leave();
    }
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

  private corrupt(offsetBytes: number): BlockStoreError {
    return new BlockStoreError(
      "corrupt",
      `Volume ${this.volumeId} is damaged at byte ${offsetBytes}: what is stored there is not what was written.`,
      { volumeId: this.volumeId, offsetBytes },
    );
  }

  private slotOf(chunk: number): number {
    return this.leaves.get(leafOf(chunk))?.slots[chunk % chunksPerLeaf] ?? 0;
  }

  private async load(firstChunk: number, lastChunk: number): Promise<void> {
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
  private async emptyUntil(index: number): Promise<number> {
    const leave = this.space.epochs.enter();
    try {
      const until = await this.space.trees.emptyUntil(this.description.root, index);
      return this.leaves.has(index) ? index : until;
    } finally {
      leave();
    }
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
      const { page, shared } = await this.space.trees.findLeaf(this.description.root, index);
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

  /** A leaf that is in memory, ready to be changed */
  private changing(index: number): Leaf {
    const leaf = this.leaves.get(index);
    if (!leaf) throw new RangeError(`leaf ${index} is not loaded`);
    const changing = leaf.change(this.space.pool);
    if (changing !== leaf) this.leaves.set(index, changing);
    return changing;
  }

  private async writeStored(offsetBytes: number, data: Uint8Array): Promise<void> {
    const first = chunkOf(offsetBytes);
    const last = chunkOf(offsetBytes + data.length - 1);
    await this.load(first, last);
    while (this.wantsIntent(first, last)) {
      await this.intents.request();
      await this.load(first, last);
    }
    const work: Promise<void>[] = [];
    let run: { slot: number; piece: Piece; end: number; last: number } | undefined;
    const writeRun = (): void => {
      if (!run) return;
      const { slot, piece, end } = run;
      run = undefined;
      work.push(this.writeInPlace(slot, piece, data.subarray(piece.offset - offsetBytes, end - offsetBytes)));
    };
    for (const piece of pieces(offsetBytes, data.length, this.sizeBytes)) {
      const slot = this.slotInPlace(piece);
      if (slot !== undefined) {
        if (run && this.space.pool.adjoin(run.last, slot)) {
          run.end = piece.offset + piece.length;
          run.last = slot;
        } else {
          writeRun();
          run = { slot, piece, end: piece.offset + piece.length, last: slot };
        }
        continue;
      }
      writeRun();
      const from = piece.offset - offsetBytes;
      work.push(this.writeElsewhere(piece, data.subarray(from, from + piece.length)));
    }
    writeRun();
    await settled(work);
  }

  /** The slot that a piece can be written to as it is, a fresh one if need be; undefined when it takes more */
  private slotInPlace({ chunk }: Piece): number | undefined {
    if (this.moving.has(chunk)) return undefined;
    const leaf = this.changing(leafOf(chunk));
    const index = chunk % chunksPerLeaf;
    const slot = leaf.slots[index] as number;
    if (slot !== 0) return leaf.isExclusive(index, this.space.pool) ? slot : undefined;
    // Blocks of zeroes that are not ciphertext would decrypt to noise
    if (this.description.wrappedKey !== undefined) return undefined;
    const fresh = this.space.pool.allocateNow(leaf.base === 0 ? 0 : leaf.base + index, chunk);
    if (!fresh) return undefined;
    if (!fresh.blank) {
      this.giveBack(fresh.slot);
      return undefined;
    }
    leaf.map(index, fresh.slot);
    this.young.add(chunk);
    this.unrecorded.add(chunk);
    return fresh.slot;
  }

  private move(chunk: number, moving: Promise<void>): void {
    const over = moving.finally(() => this.moving.delete(chunk));
    over.catch(() => undefined);
    this.moving.set(chunk, over);
  }

  private giveBack(slot: number): void {
    this.space.pool.dropReference(slot);
    this.space.pool.release([slot]);
  }

  private async writeInPlace(slot: number, first: Piece, bytes: Uint8Array): Promise<void> {
    const offset = first.offset % chunkBytes;
    const ends: { end: (sums: Uint32Array | undefined) => void; offset: number; part: Uint8Array }[] = [];
    for (const piece of pieces(first.offset, bytes.length, Number.MAX_SAFE_INTEGER)) {
      const from = piece.offset - first.offset;
      const part = bytes.subarray(from, from + piece.length);
      const leaf = this.changing(leafOf(piece.chunk));
      const at = piece.offset % chunkBytes;
      const end = this.flights.begin(piece.chunk, piece.chunk % chunksPerLeaf, leaf, at, part);
      ends.push({ end, offset: at, part });
    }
    const writing = this.space.pool.write(slot, offset, bytes);
    const sums = ends.map(({ offset: at, part }) => sumsOf(at, part));
    let written = false;
    try {
      await writing;
      written = true;
    } finally {
      for (const [at, { end }] of ends.entries()) end(written ? sums[at] : undefined);
    }
    if (this.unrecorded.size === 0) return;
    const last = chunkOf(first.offset + bytes.length - 1);
    for (let chunk = first.chunk; chunk <= last; chunk++)
      if (this.unrecorded.delete(chunk)) this.records.set(chunk, this.slotOf(chunk));
  }

  /** Writes to a chunk that has no slot of its own, or that is just getting one */
  private async writeElsewhere(piece: Piece, data: Uint8Array): Promise<void> {
    const underWay = this.moving.get(piece.chunk);
    if (underWay) {
      await underWay.catch(() => undefined);
      return this.writeStored(piece.offset, data);
    }
    this.move(piece.chunk, this.copyUp(piece, data));
    await this.moving.get(piece.chunk);
  }

  private async copyUp({ chunk, offset, whole }: Piece, data: Uint8Array): Promise<void> {
    const { pool } = this.space;
    const start = chunk * chunkBytes;
    const index = chunk % chunksPerLeaf;
    const leafIndex = leafOf(chunk);
    let bytes: Uint8Array;
    if (whole && data.length === chunkBytes) bytes = data;
    else {
      bytes = await this.storedChunk(chunk);
      bytes.set(data, offset - start);
    }
    const before = this.changing(leafIndex);
    const { slot } = await pool.allocate(before.base === 0 ? 0 : before.base + index, chunk);
    try {
      await pool.write(slot, 0, bytes);
    } catch (error) {
      this.giveBack(slot);
      throw error;
    }
    const leaf = this.changing(leafIndex);
    const old = leaf.slots[index] as number;
    if (old !== 0 && pool.dropReference(old)) this.limbo.push(old);
    leaf.map(index, slot);
    leaf.sums.set(sumsOf(0, bytes), index * blocksPerChunk);
    this.young.add(chunk);
    this.records.set(chunk, slot);
  }

  /** All bytes of a chunk as they are stored, or would be if it had a slot */
  private async storedChunk(chunk: number): Promise<Uint8Array> {
    const leave = this.space.epochs.enter();
    try {
      if (this.slotOf(chunk) === 0) {
        const zeroes = new Uint8Array(chunkBytes);
        return this.cipher?.encrypt((chunk * chunkBytes) / sectorBytes, zeroes) ?? zeroes;
      }
      return await readRange(this.stored, chunk * chunkBytes, chunkBytes);
    } finally {
      leave();
    }
  }

  private async dropChunk(chunk: number): Promise<void> {
    while (this.moving.has(chunk) || this.flights.has(chunk)) {
      await this.moving.get(chunk)?.catch(() => undefined);
      await this.flights.over(chunk);
      await this.load(chunk, chunk);
    }
    const slot = this.slotOf(chunk);
    if (slot === 0) return;
    this.changing(leafOf(chunk)).map(chunk % chunksPerLeaf, 0);
    if (this.space.pool.dropReference(slot)) this.limbo.push(slot);
    this.young.delete(chunk);
    this.unrecorded.delete(chunk);
    this.records.set(chunk, 0);
  }

  /** Whether a part of the range would be written in place without a record that its checksums are in doubt */
  private wantsIntent(first: number, last: number): boolean {
    let wants = false;
    for (let chunk = first; chunk <= last; chunk++) {
      const zone = zoneOf(chunk);
      if (this.zones.has(zone) || this.young.has(chunk)) continue;
      const leaf = this.leaves.get(leafOf(chunk));
      const index = chunk % chunksPerLeaf;
      if (!leaf || leaf.slots[index] === 0 || !leaf.isExclusive(index, this.space.pool)) continue;
      this.wantedZones.add(zone);
      wants = true;
    }
    return wants;
  }

  private async recordIntents(): Promise<void> {
    const zones = this.wantedZones;
    this.wantedZones = new Set();
    await this.append({ slots: new Map(), zones });
    for (const zone of zones) this.zones.add(zone);
  }

  private async flushNow(): Promise<void> {
    const { records, limbo } = this;
    this.records = new Map();
    this.limbo = [];
    try {
      await this.space.pool.sync();
      if (records.size > 0) await this.append({ slots: records, zones: [] });
    } catch (error) {
      for (const [chunk, slot] of this.records) records.set(chunk, slot);
      this.records = records;
      this.limbo = [...limbo, ...this.limbo];
      throw error;
    }
    if (limbo.length > 0) this.space.trees.release({ pages: [], slots: limbo });
  }

  private async append(entries: JournalEntries): Promise<void> {
    await this.madeJournal();
    await settled(this.journals.map((journal) => journal.append(entries)));
  }

  private async madeJournal(): Promise<void> {
    this.journalMade ??= this.makeJournal(this.description.generation).then(
      (journal) => void this.journals.push(journal),
      (error) => {
        this.journalMade = undefined;
        throw error;
      },
    );
    await this.journalMade;
  }

  private async makeJournal(generation: number): Promise<Journal> {
    const journal = await Journal.create(this.journalPath(generation));
    await syncFolder(this.space.volumes.folder);
    return journal;
  }

  private journalPath(generation: number): string {
    return join(this.space.volumes.folder, `${this.volumeId}.${generation}.journal`);
  }

  private checkpointInTime(): void {
    if (this.background || (this.young.size < maxYoungChunks && this.zones.size < maxZones)) return;
    this.background = this.oneCheckpoint(() => this.checkpoint("running"))
      // What it would have done is still to be done: the next one, or closing, says why it cannot
      .catch(() => undefined)
      .finally(() => {
        this.background = undefined;
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

  private oneCheckpoint<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.checkpointing.then(work);
    this.checkpointing = turn.catch(() => undefined);
    return turn;
  }

  /** Takes the changed leaves as they are once nothing is under way. The gate is held */
  private async capture(kind: Capture["kind"]): Promise<Capture> {
    const frozen = kind === "snapshot";
    await this.gate.drained();
    const { root, generation } = this.description;
    const renewed = this.isDirty || this.journals.length > 0;
    if (renewed && kind !== "last") {
      await this.madeJournal();
      this.journals.push(await this.makeJournal(generation + 1));
    }
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
      this.era++;
      // What is read from the tree from now on is the snapshot's too
      if (root !== 0) this.space.trees.pages.addReference(root);
    }
    this.young.clear();
    this.zones.clear();
    const { limbo } = this;
    this.limbo = [];
    return { root, leaves, records: new Map(this.records), limbo, kind, frozen, renewed };
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
    if (capture.kind !== "last") await this.journals.shift()?.remove();
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
      const { description } = this;
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
    for (const [chunk, slot] of capture.records)
      if (this.records.get(chunk) === slot && !this.young.has(chunk)) this.records.delete(chunk);
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
      // A copy went on: the frozen one's own references go
      if (leaf.tookOver) continue;
      for (const slot of leaf.slots)
        if (slot !== 0 && this.space.pool.dropReference(slot)) this.limbo.push(slot);
    }
    this.limbo.push(...capture.limbo);
    if (capture.frozen && capture.root !== 0) this.space.trees.pages.dropReference(capture.root);
    if (capture.kind !== "last") await this.journals.pop()?.remove();
  }

  /** Reads blocks whose checksums are not known, while the volume is in use */
  private async settleWorkingSums(): Promise<void> {
    for (const [index, leaf] of [...this.leaves]) {
      if (!leaf.dirty) continue;
      const { version } = leaf;
      await settleSums(this.space.pool, leaf, index, (chunk) => {
        return leaf.version === version && !this.flights.has(chunk) && !this.moving.has(chunk);
      });
    }
  }

  private async distrustZone(zone: number): Promise<void> {
    const lastChunk = chunkOf(this.sizeBytes - 1);
    for (let chunk = zone * zoneChunks; chunk <= Math.min(lastChunk, (zone + 1) * zoneChunks - 1); ) {
      await this.load(chunk, chunk);
      const index = leafOf(chunk);
      if (this.leaves.get(index)?.slots.some((slot) => slot !== 0)) this.changing(index).sums.fill(0);
      chunk += chunksPerLeaf;
    }
    this.zones.add(zone);
  }
}

const zoneChunks = (() => {
  let chunks = 1;
  while (zoneOf(chunks) === 0) chunks++;
  return chunks;
})();
