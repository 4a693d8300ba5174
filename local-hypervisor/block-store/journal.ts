import { type FileHandle, open, readFile, rm } from "node:fs/promises";
import { crc32 } from "node:zlib";
import { syncData, writeFully } from "./file-io";

/** In place of a slot: chunks of the zone that the number stands for may be written in place without further notice */
const intent = 0xffffffff;
const magic = 0x44444a32;
const headerBytes = 12;
const entryBytes = 8;

export interface JournalEntries {
  /** Slots of chunks, 0 for none */
  readonly slots: ReadonlyMap<number, number>;
  /** Zones about to be written in place */
  readonly zones: Iterable<number>;
}

/**
 * What became of a volume since its tree was written: batches of entries, each batch a magic number, the CRC-32 of the
 * rest, the number of entries, then two 32-bit words an entry: chunk and slot. Checksums of chunks that it speaks of
 * are not known after a crash. A batch that was not finished ends it.
 */
export class Journal {
  private turn: Promise<unknown> = Promise.resolve();

  private constructor(
    readonly path: string,
    private readonly handle: FileHandle,
    private end: number,
  ) {}

  /** Makes an empty one */
  static async create(path: string): Promise<Journal> {
    return new Journal(path, await open(path, "w+", 0o600), 0);
  }

  /** Goes on with one that was replayed, at its end */
  static async reopen(path: string, end: number): Promise<Journal> {
    return new Journal(path, await open(path, "r+"), end);
  }

  /** Entries of all whole batches, later ones in the place of earlier ones; none when there is no such file */
  static async replay(
    path: string,
  ): Promise<{ slots: Map<number, number>; zones: Set<number>; end: number }> {
    const slots = new Map<number, number>();
    const zones = new Set<number>();
    const bytes = await readFile(path).catch(() => Buffer.alloc(0));
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    let at = 0;
    while (at + headerBytes <= bytes.length) {
      if (view.getUint32(at, true) !== magic) break;
      const count = view.getUint32(at + 8, true);
      const end = at + headerBytes + count * entryBytes;
      if (end > bytes.length || crc32(bytes.subarray(at + 8, end)) !== view.getUint32(at + 4, true)) break;
      for (let entry = at + headerBytes; entry < end; entry += entryBytes) {
        const [chunk, slot] = [view.getUint32(entry, true), view.getUint32(entry + 4, true)];
        if (slot === intent) zones.add(chunk);
        else slots.set(chunk, slot);
      }
      at = end;
    }
    return { slots, zones, end: at };
  }

  /** Adds a batch; durable once resolved. One that fails leaves no trace that the next does not cover */
  append({ slots, zones }: JournalEntries): Promise<void> {
    const words = [magic, 0, 0];
    for (const [chunk, slot] of slots) words.push(chunk, slot);
    for (const zone of zones) words.push(zone, intent);
    words[2] = (words.length - 3) / 2;
    const batch = Uint32Array.from(words);
    const bytes = new Uint8Array(batch.buffer);
    batch[1] = crc32(bytes.subarray(8));
    const turn = this.turn.then(async () => {
      await writeFully(this.handle.fd, bytes, this.end);
      await syncData(this.handle.fd);
      this.end += bytes.length;
    });
    this.turn = turn.catch(() => undefined);
    return turn;
  }

  async remove(): Promise<void> {
    await this.turn;
    await this.handle.close();
    await rm(this.path, { force: true });
  }

  /** Keeps the file for the next opening */
  async close(): Promise<void> {
    await this.turn;
    await this.handle.close();
  }
}
