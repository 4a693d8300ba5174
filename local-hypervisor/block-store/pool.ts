import { dirname } from "node:path";
import { chunkBytes, chunksPerLeaf } from "./geometry";
import { HolePuncher } from "./hole-puncher";
import { adjoin, extentsPerSegment, type Segment, SegmentFiles, slotsPerSegment } from "./segment-files";
import { SpaceReturner } from "./space-returner";

/** In place of a count: given back, but something durable may still speak of it */
const limbo = 0xffffffff;

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
  private readonly returner: SpaceReturner;
  private freeExtents: number[] = [];
  /** Free extents that wait until what is being given back of them has been */
  private setAside: number[] = [];
  private nextExtent = 1;
  /** Set when something cannot be read: what seems to be free may not be */
  private keepEverything = false;

  private constructor(private readonly files: SegmentFiles) {
    this.returner = new SpaceReturner(files, () => this.endSetAside());
  }

  static async open(folder: string): Promise<Pool> {
    await HolePuncher.awaitPredecessor(folder, dirname(folder));
    return new Pool(await SegmentFiles.open(folder));
  }

  references(slot: number): number {
    return this.files.find(slot)?.references[slot % slotsPerSegment] ?? 0;
  }

  /** Counts a reference that a journal speaks of, whose file may have to be made */
  async addReferenceTo(slot: number): Promise<void> {
    await this.files.openFor(slot);
    this.addReference(slot);
  }

  addReference(slot: number): void {
    const segment = this.files.of(slot);
    const at = slot % slotsPerSegment;
    if (segment.references[at] === 0 || segment.references[at] === limbo) {
      if (segment.references[at] === 0) count(segment.used, extentOf(at), 1);
      segment.references[at] = 0;
    }
    count(segment.references, at, 1);
  }

  /** True when it was the last: the slot then waits for `release` */
  dropReference(slot: number): boolean {
    const segment = this.files.of(slot);
    const at = slot % slotsPerSegment;
    const left = (segment.references[at] as number) - 1;
    segment.references[at] = left === 0 ? limbo : left;
    return left === 0;
  }

  /** Lets slots be used again whose last reference was dropped, durably */
  release(slots: readonly number[]): void {
    for (const slot of slots) {
      const segment = this.files.of(slot);
      const at = slot % slotsPerSegment;
      if (segment.references[at] !== limbo) continue;
      segment.references[at] = 0;
      if (this.keepEverything) continue;
      count(segment.used, extentOf(at), -1);
      if (segment.touched[at]) this.returner.add(slot);
      if (segment.used[extentOf(at)] === 0) this.freeExtents.push(Math.floor(slot / chunksPerLeaf));
    }
    this.returner.begin();
  }

  /**
   * Takes a slot for a chunk, at `wanted` when that is free, else at the chunk's own place in a free extent, so that
   * neighbours on a disk come to lie side by side. Undefined when a file must be opened first, as `allocate` does.
   */
  allocateNow(wanted: number, chunk: number): Allocation | undefined {
    const beside = wanted >= chunksPerLeaf ? this.files.find(wanted) : undefined;
    const taken = beside && this.takeIfFree(beside, wanted);
    if (taken) return taken;
    for (;;) {
      const extent = this.freeExtents.pop() ?? this.nextExtent;
      const slot = extent * chunksPerLeaf + (chunk % chunksPerLeaf);
      const segment = this.files.find(slot);
      if (!segment) return undefined;
      if (extent === this.nextExtent) this.nextExtent++;
      const found = this.isFreeExtent(extent) ? this.takeIfFree(segment, slot) : undefined;
      if (found) return found;
      if (this.returner.isUnderWay(slot)) this.setAside.push(extent);
    }
  }

  async allocate(wanted: number, chunk: number): Promise<Allocation> {
    for (;;) {
      const taken = this.allocateNow(wanted, chunk);
      if (taken) return taken;
      await this.files.openFor(this.nextExtent * chunksPerLeaf);
    }
  }

  /**
   * Reads from a slot, or from neighbours of one file, into an array. `inMemory` when it was read or written lately, so
   * that the host need not go to its disk for it
   */
  read(slot: number, offsetBytes: number, into: Uint8Array, inMemory = false): Promise<void> {
    return this.files.read(slot, offsetBytes, into, inMemory);
  }

  write(slot: number, offsetBytes: number, bytes: Uint8Array): Promise<void> {
    return this.files.write(slot, offsetBytes, bytes);
  }

  /** Whether two slots lie side by side in one file */
  adjoin(slot: number, next: number): boolean {
    return adjoin(slot, next);
  }

  /** Resolves when everything that was written before is on stable storage */
  sync(): Promise<void> {
    return this.files.sync();
  }

  /** After the count at opening: cuts off and gives back what nobody speaks of */
  async settleFreeSpace(complete: boolean): Promise<void> {
    this.keepEverything = !complete;
    for (const [, { references, used }] of this.files) {
      references.forEach((users, at) => {
        if (users !== limbo) return;
        references[at] = 0;
        count(used, extentOf(at), -1);
      });
    }
    for (const [number, segment] of [...this.files].sort(([a], [b]) => a - b)) {
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
          this.returner.add(number * slotsPerSegment + at);
      }
      for (let extent = number === 0 ? 1 : 0; extent < Math.ceil(end / chunksPerLeaf); extent++) {
        if (segment.used[extent] === 0) this.freeExtents.push(number * extentsPerSegment + extent);
      }
    }
    if (complete) await this.files.removeEmpty();
    this.freeExtents.reverse();
    this.returner.begin();
  }

  /** Slots with at least one reference, and their count */
  *counted(): Generator<[slot: number, references: number]> {
    for (const [number, { references }] of this.files) {
      for (let at = 0; at < slotsPerSegment; at++) {
        const count = references[at] as number;
        if (count !== 0 && count !== limbo) yield [number * slotsPerSegment + at, count];
      }
    }
  }

  /** Resolves when free space that could be given back to the file system was */
  spaceGivenBack(): Promise<void> {
    return this.returner.idle();
  }

  async close(): Promise<void> {
    await this.returner.close();
    await this.files.close();
  }

  private takeIfFree(segment: Segment, slot: number): Allocation | undefined {
    const at = slot % slotsPerSegment;
    if (segment.references[at] !== 0) return undefined;
    if (this.keepEverything && segment.touched[at]) return undefined;
    if (this.returner.isUnderWay(slot)) return undefined;
    this.returner.cancel(slot);
    segment.references[at] = 1;
    count(segment.used, extentOf(at), 1);
    const blank = segment.touched[at] === 0;
    segment.touched[at] = 1;
    return { slot, blank };
  }

  private isFreeExtent(extent: number): boolean {
    const segment = this.files.find(extent * chunksPerLeaf);
    return segment?.used[extent % extentsPerSegment] === 0;
  }

  private endSetAside(): void {
    for (const extent of this.setAside.splice(0))
      if (this.isFreeExtent(extent)) this.freeExtents.push(extent);
  }
}

function extentOf(slotInSegment: number): number {
  return Math.floor(slotInSegment / chunksPerLeaf);
}

function count(counts: Uint8Array | Uint32Array, at: number, change: number): void {
  counts[at] = (counts[at] as number) + change;
}
