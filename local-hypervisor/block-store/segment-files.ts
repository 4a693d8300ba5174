import { type FileHandle, mkdir, open, readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import {
  GroupedWork,
  readInto,
  readIntoNow,
  syncData,
  syncFolder,
  writeFully,
  writeFullyNow,
} from "./file-io";
import { chunkBytes, chunksPerLeaf } from "./geometry";
import { impatience, PromptTransfers, patience } from "./prompt-transfers";

/** Chunks of a file of the pool: 4 GiB */
export const slotsPerSegment = 65_536;
export const extentsPerSegment = slotsPerSegment / chunksPerLeaf;

/** A file of the pool, and what is known of its slots. */
export interface Segment {
  readonly path: string;
  readonly handle: FileHandle;
  /** How many leaves speak of a slot; 0 is free */
  readonly references: Uint32Array;
  /** 1 when a slot may hold bytes; the others read as zeroes */
  readonly touched: Uint8Array;
  /** Slots in use or in limbo, by extent */
  readonly used: Uint8Array;
  dirty: boolean;
}

/** The large sparse files that slots lie in, by number. */
export class SegmentFiles implements Iterable<[number: number, segment: Segment]> {
  private readonly segments = new Map<number, Segment>();
  private readonly syncs = new GroupedWork(() => this.syncNow());
  private readonly prompt = new PromptTransfers(patience);
  private readonly hopeful = new PromptTransfers(impatience);

  private constructor(readonly folder: string) {}

  /** Opens what a folder has, which is made when it does not exist */
  static async open(folder: string): Promise<SegmentFiles> {
    await mkdir(folder, { recursive: true });
    const files = new SegmentFiles(folder);
    for (const name of await readdir(folder)) {
      const number = /^segment-(\d+)$/.exec(name)?.[1];
      if (number === undefined) continue;
      const segment = await files.openSegment(Number(number));
      const { size } = await segment.handle.stat();
      segment.touched.fill(1, 0, Math.min(slotsPerSegment, Math.ceil(size / chunkBytes)));
    }
    return files;
  }

  [Symbol.iterator](): Iterator<[number: number, segment: Segment]> {
    return this.segments.entries();
  }

  /** The file of a slot; undefined when it was not opened */
  find(slot: number): Segment | undefined {
    return this.segments.get(segmentOf(slot));
  }

  /** The file of a slot that is there */
  of(slot: number): Segment {
    const segment = this.find(slot);
    if (!segment) throw new RangeError(`there is no slot ${slot}`);
    return segment;
  }

  /** Opens the file of a slot, or makes it */
  async openFor(slot: number): Promise<void> {
    if (!this.find(slot)) await this.openSegment(segmentOf(slot));
  }

  /** Reads from a slot, or from neighbours of one file, into an array; `inMemory` when the host was met with it lately */
  async read(slot: number, offsetBytes: number, into: Uint8Array, inMemory: boolean): Promise<void> {
    const { fd } = this.of(slot).handle;
    const from = fileOffset(slot) + offsetBytes;
    const way = inMemory ? this.prompt : this.hopeful;
    if (way.attempt(into.length, () => readIntoNow(fd, into, from))) return;
    await readInto(fd, into, from);
  }

  async write(slot: number, offsetBytes: number, bytes: Uint8Array): Promise<void> {
    const segment = this.of(slot);
    const { fd } = segment.handle;
    const from = fileOffset(slot) + offsetBytes;
    try {
      if (this.prompt.attempt(bytes.length, () => writeFullyNow(fd, bytes, from))) return;
      await writeFully(fd, bytes, from);
    } finally {
      segment.dirty = true;
    }
  }

  /** Resolves when everything that was written before is on stable storage */
  sync(): Promise<void> {
    return this.syncs.request();
  }

  /** Removes files without bytes, but for the first */
  async removeEmpty(): Promise<void> {
    for (const [number, segment] of [...this.segments]) {
      if (number === 0 || (await segment.handle.stat()).size > 0) continue;
      await segment.handle.close();
      await rm(segment.path, { force: true });
      this.segments.delete(number);
    }
  }

  async close(): Promise<void> {
    for (const { handle } of this.segments.values()) await handle.close();
    this.segments.clear();
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

/** Offset in its file */
export function fileOffset(slot: number): number {
  return (slot % slotsPerSegment) * chunkBytes;
}

/** Whether two slots lie side by side in one file */
export function adjoin(slot: number, next: number): boolean {
  return next === slot + 1 && next % slotsPerSegment !== 0;
}

function segmentOf(slot: number): number {
  return Math.floor(slot / slotsPerSegment);
}
