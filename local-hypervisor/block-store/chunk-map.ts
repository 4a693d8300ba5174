import type { FileHandle } from "node:fs/promises";

/** Unit of copy-on-write, bytes */
export const chunkBytes = 64 * 1024;

/** Where the bytes of a chunk are. The numbers are the bytes of the map file, one a chunk. */
export const ChunkState = {
  /** In the parent snapshot; zeroes where there is none */
  inherited: 0,
  /** In this layer's data file */
  present: 1,
  /** Nowhere: they read as zeroes, whatever the parent holds */
  zero: 2,
} as const;
export type ChunkState = (typeof ChunkState)[keyof typeof ChunkState];

const pageChunks = 4096;

/** Changes of a map that are on their way to its file */
export interface MapChanges {
  /** Writes and syncs them */
  write(): Promise<void>;
  /** Makes them unsaved changes again, after a failure */
  putBack(): void;
}

/**
 * The presence map of a layer: one byte a chunk, read from its file page by page when first needed, so that a huge
 * and empty volume costs nothing. Changes stay in memory until `save`.
 */
export class ChunkMap {
  private readonly pages = new Map<number, Uint8Array>();
  private readonly loading = new Map<number, Promise<void>>();
  private dirty = new Set<number>();

  constructor(private readonly file: FileHandle) {}

  get isDirty(): boolean {
    return this.dirty.size > 0;
  }

  /** Makes the states of the chunks readable by `state`; both ends included */
  async load(firstChunk: number, lastChunk: number): Promise<void> {
    for (let page = pageOf(firstChunk); page <= pageOf(lastChunk); page++) {
      if (!this.pages.has(page)) await this.loadPage(page);
    }
  }

  /** State of a chunk that was loaded */
  state(chunk: number): ChunkState {
    const byte = this.pages.get(pageOf(chunk))?.[chunk % pageChunks];
    if (byte === undefined) throw new RangeError(`chunk ${chunk} is not loaded`);
    return byte as ChunkState;
  }

  /** Changes the state of a chunk that was loaded */
  set(chunk: number, state: ChunkState): void {
    const page = this.pages.get(pageOf(chunk));
    if (!page) throw new RangeError(`chunk ${chunk} is not loaded`);
    if (page[chunk % pageChunks] === state) return;
    page[chunk % pageChunks] = state;
    this.dirty.add(pageOf(chunk));
  }

  /**
   * Takes what changed since the last call out of the map, as it is now. The caller syncs the data file before it
   * writes the changes, so that the map on disk never claims a chunk whose bytes are not there.
   */
  takeChanges(): MapChanges {
    const taken = [...this.dirty].map((page) => ({
      page,
      bytes: Uint8Array.from(this.pages.get(page) ?? []),
    }));
    this.dirty = new Set();
    return {
      write: async () => {
        for (const { page, bytes } of taken) await writeFully(this.file, bytes, page * pageChunks);
        await this.file.datasync();
      },
      putBack: () => {
        for (const { page } of taken) this.dirty.add(page);
      },
    };
  }

  private async loadPage(page: number): Promise<void> {
    let loading = this.loading.get(page);
    if (!loading) {
      loading = readFully(this.file, pageChunks, page * pageChunks)
        .then((bytes) => void this.pages.set(page, bytes))
        .finally(() => this.loading.delete(page));
      this.loading.set(page, loading);
    }
    await loading;
  }
}

function pageOf(chunk: number): number {
  return Math.floor(chunk / pageChunks);
}

/** Reads a range of a file; what lies beyond its end is zeroes */
async function readFully(file: FileHandle, lengthBytes: number, offsetBytes: number): Promise<Uint8Array> {
  const bytes = new Uint8Array(lengthBytes);
  await readInto(file, bytes, offsetBytes);
  return bytes;
}

/** Fills an array of zeroes from a file; what lies beyond its end is left alone */
export async function readInto(file: FileHandle, into: Uint8Array, offsetBytes: number): Promise<void> {
  let done = 0;
  while (done < into.length) {
    const { bytesRead } = await file.read(into, done, into.length - done, offsetBytes + done);
    if (bytesRead === 0) return;
    done += bytesRead;
  }
}

export async function writeFully(file: FileHandle, bytes: Uint8Array, offsetBytes: number): Promise<void> {
  let done = 0;
  while (done < bytes.length) {
    const { bytesWritten } = await file.write(bytes, done, bytes.length - done, offsetBytes + done);
    done += bytesWritten;
  }
}
