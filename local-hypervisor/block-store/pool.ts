import { type FileHandle, mkdir, open, readdir, rm } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { GroupedWork, readInto, syncData, syncFolder, writeFully } from "./file-io";
import { chunkBytes, chunksPerLeaf } from "./geometry";
import { HolePuncher } from "./hole-puncher";

/** Chunks of a file of the pool: 4 GiB */
const slotsPerSegment = 65_536;
const extentsPerSegment = slotsPerSegment / chunksPerLeaf;
/** Slots that are given back at a time, in which none of them can be taken: 64 MiB */
const maxPunchedSlots = 1024;
/** In place of a count: given back, but something durable may still speak of it */
const limbo = 0xffffffff;

interface Segment {
  readonly path: string;
  handle: FileHandle;
  /** How many leaves speak of a slot; 0 is free */
  readonly references: Uint32Array;
  /** 1 when a slot may hold bytes; the others read as zeroes */
  readonly touched: Uint8Array;
  /** Slots in use or in limbo, by extent */
  readonly used: Uint8Array;
  dirty: boolean;
}

/** A free place for a chunk, which the caller has the only reference to. */
export interface Allocation {
  readonly slot: number;
  /** Reads as zeroes until it is written to */
  readonly blank: boolean;
}

/**
 * Where the chunks of all disks lie: slots of 64 KiB in large sparse files. Slot numbers begin at 64; 0 stands for no
 * slot. Which are in use is nowhere on disk: it is counted when the store is opened.
 */
export class Pool {
  private readonly segments = new Map<number, Segment>();
  private readonly syncs = new GroupedWork(() => this.syncNow());
  private freeExtents: number[] = [];
  /** Slots to give back to the file system */
  private toPunch = new Set<number>();
  private underPunch = new Set<number>();
  /** Free extents that wait until what is being given back of them has been */
  private setAside: number[] = [];
  private punching: Promise<void> | undefined;
  private canPunch = true;
  private nextExtent = 1;
  /** Set when something cannot be read: what seems to be free may not be */
  private keepEverything = false;
  private closed = false;

  private constructor(private readonly folder: string) {}

  static async open(folder: string): Promise<Pool> {
    await mkdir(folder, { recursive: true });
    await HolePuncher.awaitPredecessor(folder, dirname(folder));
    const pool = new Pool(folder);
    for (const name of await readdir(folder)) {
      const number = /^segment-(\d+)$/.exec(name)?.[1];
      if (number === undefined) continue;
      const segment = await pool.openSegment(Number(number));
      const { size } = await segment.handle.stat();
      segment.touched.fill(1, 0, Math.min(slotsPerSegment, Math.ceil(size / chunkBytes)));
    }
    return pool;
  }

  references(slot: number): number {
    return this.segments.get(segmentOf(slot))?.references[slot % slotsPerSegment] ?? 0;
  }

  /** Counts a reference that a journal speaks of, whose file may have to be made */
  async addReferenceTo(slot: number): Promise<void> {
    if (!this.segments.has(segmentOf(slot))) await this.openSegment(segmentOf(slot));
    this.addReference(slot);
  }

  addReference(slot: number): void {
    const segment = this.segment(slot);
    const at = slot % slotsPerSegment;
    if (segment.references[at] === 0 || segment.references[at] === limbo) {
      if (segment.references[at] === 0) count(segment.used, extentOf(at), 1);
      segment.references[at] = 0;
    }
    count(segment.references, at, 1);
  }

  /** True when it was the last: the slot then waits for `release` */
  dropReference(slot: number): boolean {
    const segment = this.segment(slot);
    const at = slot % slotsPerSegment;
    const left = (segment.references[at] as number) - 1;
    segment.references[at] = left === 0 ? limbo : left;
    return left === 0;
  }

  /** Lets slots be used again whose last reference was dropped, durably */
  release(slots: readonly number[]): void {
    for (const slot of slots) {
      const segment = this.segment(slot);
      const at = slot % slotsPerSegment;
      if (segment.references[at] !== limbo) continue;
      segment.references[at] = 0;
      if (this.keepEverything) continue;
      count(segment.used, extentOf(at), -1);
      if (segment.touched[at]) this.toPunch.add(slot);
      if (segment.used[extentOf(at)] === 0) this.freeExtents.push(Math.floor(slot / chunksPerLeaf));
    }
    this.punchSoon();
  }

  /**
   * Takes a slot for a chunk, at `wanted` when that is free, else at the chunk's own place in a free extent, so that
   * neighbours on a disk come to lie side by side. Undefined when a file must be opened first, as `allocate` does.
   */
  allocateNow(wanted: number, chunk: number): Allocation | undefined {
    const beside = wanted >= chunksPerLeaf ? this.segments.get(segmentOf(wanted)) : undefined;
    const taken = beside && this.takeIfFree(beside, wanted);
    if (taken) return taken;
    for (;;) {
      const extent = this.freeExtents.pop() ?? this.nextExtent;
      const slot = extent * chunksPerLeaf + (chunk % chunksPerLeaf);
      const segment = this.segments.get(segmentOf(slot));
      if (!segment) return undefined;
      if (extent === this.nextExtent) this.nextExtent++;
      const found = this.isFreeExtent(extent) ? this.takeIfFree(segment, slot) : undefined;
      if (found) return found;
      if (this.underPunch.has(slot)) this.setAside.push(extent);
    }
  }

  async allocate(wanted: number, chunk: number): Promise<Allocation> {
    for (;;) {
      const taken = this.allocateNow(wanted, chunk);
      if (taken) return taken;
      await this.openSegment(segmentOf(this.nextExtent * chunksPerLeaf));
    }
  }

  /** Reads from a slot, or from neighbours of one file, into an array */
  read(slot: number, offsetBytes: number, into: Uint8Array): Promise<void> {
    return readInto(this.segment(slot).handle.fd, into, fileOffset(slot) + offsetBytes);
  }

  async write(slot: number, offsetBytes: number, bytes: Uint8Array): Promise<void> {
    const segment = this.segment(slot);
    try {
      await writeFully(segment.handle.fd, bytes, fileOffset(slot) + offsetBytes);
    } finally {
      segment.dirty = true;
    }
  }

  /** Whether two slots lie side by side in one file */
  adjoin(slot: number, next: number): boolean {
    return next === slot + 1 && next % slotsPerSegment !== 0;
  }

  /** Resolves when everything that was written before is on stable storage */
  sync(): Promise<void> {
    return this.syncs.request();
  }

  /** After the count at opening: cuts off and gives back what nobody speaks of */
  async settleFreeSpace(complete: boolean): Promise<void> {
    this.keepEverything = !complete;
    for (const { references, used } of this.segments.values()) {
      references.forEach((users, at) => {
        if (users !== limbo) return;
        references[at] = 0;
        count(used, extentOf(at), -1);
      });
    }
    for (const [number, segment] of [...this.segments].sort(([a], [b]) => a - b)) {
      let end = slotsPerSegment;
      while (end > 0 && segment.references[end - 1] === 0) end--;
      const { size } = await segment.handle.stat();
      if (!complete) end = Math.ceil(size / chunkBytes);
      else if (size > end * chunkBytes) {
        await segment.handle.truncate(end * chunkBytes);
        segment.touched.fill(0, end);
      }
      const nextExtent = number * extentsPerSegment + Math.ceil(end / chunksPerLeaf);
      if (end > 0 || number === 0) this.nextExtent = Math.max(this.nextExtent, nextExtent, 1);
      if (!complete) continue;
      // The first extent stands for no slot: given back, it would come to be used
      for (let at = number === 0 ? chunksPerLeaf : 0; at < end; at++) {
        if (segment.references[at] === 0 && segment.touched[at])
          this.toPunch.add(number * slotsPerSegment + at);
      }
      for (let extent = number === 0 ? 1 : 0; extent < Math.ceil(end / chunksPerLeaf); extent++) {
        if (segment.used[extent] === 0) this.freeExtents.push(number * extentsPerSegment + extent);
      }
    }
    if (complete) await this.removeEmptyFiles();
    this.freeExtents.reverse();
    this.punchSoon();
  }

  /** Slots with at least one reference, and their count */
  *counted(): Generator<[slot: number, references: number]> {
    for (const [number, { references }] of this.segments) {
      for (let at = 0; at < slotsPerSegment; at++) {
        const count = references[at] as number;
        if (count !== 0 && count !== limbo) yield [number * slotsPerSegment + at, count];
      }
    }
  }

  /** Resolves when free space that could be given back to the file system was */
  async spaceGivenBack(): Promise<void> {
    while (this.punching) await this.punching;
  }

  async close(): Promise<void> {
    this.closed = true;
    await this.spaceGivenBack();
    await HolePuncher.forget(dirname(this.folder));
    for (const { handle } of this.segments.values()) await handle.close();
    this.segments.clear();
  }

  private takeIfFree(segment: Segment, slot: number): Allocation | undefined {
    const at = slot % slotsPerSegment;
    if (segment.references[at] !== 0) return undefined;
    if (this.keepEverything && segment.touched[at]) return undefined;
    // Its bytes are just being given back to the file system: not while that is under way
    if (this.underPunch.has(slot)) return undefined;
    this.toPunch.delete(slot);
    segment.references[at] = 1;
    count(segment.used, extentOf(at), 1);
    const blank = segment.touched[at] === 0;
    segment.touched[at] = 1;
    return { slot, blank };
  }

  private isFreeExtent(extent: number): boolean {
    const segment = this.segments.get(segmentOf(extent * chunksPerLeaf));
    return segment?.used[extent % extentsPerSegment] === 0;
  }

  private punchSoon(): void {
    if (this.punching || !this.canPunch || this.closed || this.toPunch.size === 0) return;
    this.punching = this.punch()
      .catch(() => {
        // No such program, or a file system that cannot: the space is used again instead
        this.canPunch = false;
        this.toPunch.clear();
      })
      .finally(() => {
        this.punching = undefined;
        this.endPunch();
        this.punchSoon();
      });
  }

  private async punch(): Promise<void> {
    // Wait a little for neighbours, so that few runs of the program give much back
    await new Promise((resolve) => setTimeout(resolve, 20).unref());
    const slots = [...this.toPunch].sort((a, b) => a - b);
    const puncher = await HolePuncher.start(this.folder, dirname(this.folder));
    try {
      await this.punchRuns(puncher, slots);
    } finally {
      await puncher.close();
    }
  }

  /** From the end, a run at a time: slots are taken from the beginning, and what is being given back cannot be */
  private async punchRuns(puncher: HolePuncher, slots: readonly number[]): Promise<void> {
    for (let last = slots.length - 1; last >= 0; last--) {
      const run: number[] = [];
      for (let at = last; at >= 0 && run.length < maxPunchedSlots; at--) {
        const slot = slots[at] as number;
        if (!this.toPunch.has(slot) || (run.length > 0 && !this.adjoin(slot, run.at(-1) as number))) break;
        run.push(slot);
      }
      const first = run.at(-1);
      if (first === undefined) continue;
      last -= run.length - 1;
      for (const slot of run) this.toPunch.delete(slot);
      this.underPunch = new Set(run);
      const segment = this.segment(first);
      await puncher.punch(basename(segment.path), fileOffset(first), run.length * chunkBytes);
      const at = first % slotsPerSegment;
      segment.touched.fill(0, at, at + run.length);
      this.endPunch();
    }
  }

  private endPunch(): void {
    this.underPunch = new Set();
    for (const extent of this.setAside.splice(0))
      if (this.isFreeExtent(extent)) this.freeExtents.push(extent);
  }

  private segment(slot: number): Segment {
    const segment = this.segments.get(segmentOf(slot));
    if (!segment) throw new RangeError(`there is no slot ${slot}`);
    return segment;
  }

  private async openSegment(number: number): Promise<Segment> {
    const path = join(this.folder, `segment-${number}`);
    const handle = await open(path, "a").then(async (made) => {
      await made.close();
      return open(path, "r+");
    });
    const known = this.segments.get(number);
    if (known) {
      await handle.close();
      return known;
    }
    const segment: Segment = {
      path,
      handle,
      references: new Uint32Array(slotsPerSegment),
      touched: new Uint8Array(slotsPerSegment),
      used: new Uint8Array(extentsPerSegment),
      dirty: true,
    };
    this.segments.set(number, segment);
    await syncFolder(this.folder);
    return segment;
  }

  private async removeEmptyFiles(): Promise<void> {
    for (const [number, segment] of [...this.segments]) {
      if (number === 0 || (await segment.handle.stat()).size > 0) continue;
      await segment.handle.close();
      await rm(segment.path, { force: true });
      this.segments.delete(number);
    }
  }

  private async syncNow(): Promise<void> {
    const dirty = [...this.segments.values()].filter((segment) => segment.dirty);
    await Promise.all(
      dirty.map(async (segment) => {
        segment.dirty = false;
        try {
          await syncData(segment.handle.fd);
        } catch (error) {
          segment.dirty = true;
          throw error;
        }
      }),
    );
  }
}

function segmentOf(slot: number): number {
  return Math.floor(slot / slotsPerSegment);
}

function extentOf(slotInSegment: number): number {
  return Math.floor(slotInSegment / chunksPerLeaf);
}

function fileOffset(slot: number): number {
  return (slot % slotsPerSegment) * chunkBytes;
}

function count(counts: Uint8Array | Uint32Array, at: number, change: number): void {
  counts[at] = (counts[at] as number) + change;
}
