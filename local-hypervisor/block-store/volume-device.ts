import type { BlockDevice } from "../control-plane/ports";
import { type ChunkMap, ChunkState, chunkBytes, writeFully } from "./chunk-map";
import { BlockStoreError, type BlockStoreErrorContext, checkRange, onFiles } from "./errors";
import type { Layer } from "./layer";

/**
 * An open volume. A chunk is copied up as a whole at its first write; afterwards writes go in place. A flush makes
 * the data stable first and the map that speaks of it second, so after a crash each chunk is either as the parent has
 * it or as written, and every write that was flushed is there.
 */
export class VolumeDevice implements BlockDevice {
  private readonly map: ChunkMap;
  /** First writes under way, by chunk: whoever else wants the chunk waits */
  private readonly copyUps = new Map<number, Promise<void>>();
  private readonly changing = new Set<Promise<unknown>>();
  private frozen: Promise<unknown> | undefined;
  private flushing: Promise<void> = Promise.resolve();
  private wroteSinceFlush = false;
  private closed = false;

  constructor(
    readonly volumeId: string,
    private readonly layer: Layer,
    private readonly onClose: () => void,
  ) {
    if (!layer.map)
      throw new BlockStoreError("corrupt", `Volume ${volumeId} has no chunk map.`, { volumeId });
    this.map = layer.map;
  }

  get sizeBytes(): number {
    return this.layer.sizeBytes;
  }

  async read(offsetBytes: number, lengthBytes: number): Promise<Uint8Array> {
    this.check("read", offsetBytes, lengthBytes);
    const into = new Uint8Array(lengthBytes);
    await onFiles(this.context("read", offsetBytes, lengthBytes), () => this.layer.read(offsetBytes, into));
    return into;
  }

  async write(offsetBytes: number, data: Uint8Array): Promise<void> {
    this.check("write", offsetBytes, data.length);
    await this.change("write", offsetBytes, data.length, async () => {
      await this.loadMap(offsetBytes, data.length);
      await this.writeChunks(offsetBytes, data);
    });
  }

  async discard(offsetBytes: number, lengthBytes: number): Promise<void> {
    this.check("discard", offsetBytes, lengthBytes);
    await this.change("discard", offsetBytes, lengthBytes, async () => {
      await this.loadMap(offsetBytes, lengthBytes);
      for (const piece of pieces(offsetBytes, lengthBytes, this.sizeBytes)) {
        await this.copyUps.get(piece.chunk);
        if (piece.whole) this.map.set(piece.chunk, this.emptyState(piece.chunk));
        else if (!this.readsAsZero(piece.chunk)) {
          await this.writeChunks(piece.offset, new Uint8Array(piece.length));
        }
      }
    });
  }

  async flush(): Promise<void> {
    this.check("flush", 0, 0);
    // One at a time: a flush that starts while another runs must also cover what was written in between
    const flush = this.flushing.catch(() => undefined).then(() => this.flushNow());
    this.flushing = flush;
    await flush;
  }

  async close(): Promise<void> {
    if (this.closed) return;
    this.closed = true;
    try {
      await Promise.allSettled([...this.changing]);
      await this.flushing.catch(() => undefined);
      await this.flushNow();
    } finally {
      await onFiles(this.context("close", 0, 0), () => this.layer.close()).finally(this.onClose);
    }
  }

  /** Flushes and holds every change back while `work` runs: the files then are the volume at one moment */
  async freeze<T>(work: () => Promise<T>): Promise<T> {
    while (this.frozen) await this.frozen;
    const frozen = (async () => {
      await Promise.allSettled([...this.changing]);
      await this.flush();
      return work();
    })();
    this.frozen = frozen.catch(() => undefined).finally(() => (this.frozen = undefined));
    return frozen;
  }

  /** Follows the volume's new size, for which the files were made already */
  grow(sizeBytes: number): void {
    this.layer.sizeBytes = sizeBytes;
  }

  private async flushNow(): Promise<void> {
    if (!this.wroteSinceFlush && !this.map.isDirty) return;
    this.wroteSinceFlush = false;
    const changes = this.map.isDirty ? this.map.takeChanges() : undefined;
    try {
      await onFiles(this.context("flush", 0, 0), async () => {
        await this.layer.data.datasync();
        await changes?.write();
      });
    } catch (error) {
      this.wroteSinceFlush = true;
      changes?.putBack();
      throw error;
    }
  }

  private async writeChunks(offsetBytes: number, data: Uint8Array): Promise<void> {
    const writes: Promise<void>[] = [];
    let run: { offset: number; end: number } | undefined;
    const flushRun = () => {
      if (!run) return;
      const part = data.subarray(run.offset - offsetBytes, run.end - offsetBytes);
      writes.push(writeFully(this.layer.data, part, run.offset));
      run = undefined;
    };
    for (const piece of pieces(offsetBytes, data.length, this.sizeBytes)) {
      if (this.map.state(piece.chunk) === ChunkState.present && !this.copyUps.has(piece.chunk)) {
        run = { offset: run?.offset ?? piece.offset, end: piece.offset + piece.length };
        continue;
      }
      flushRun();
      const from = piece.offset - offsetBytes;
      writes.push(this.writeFirst(piece, data.subarray(from, from + piece.length)));
    }
    flushRun();
    await settled(writes).finally(() => (this.wroteSinceFlush = true));
  }

  /** Writes into a chunk that is not here yet, or is just being copied up by another write */
  private async writeFirst(piece: Piece, data: Uint8Array): Promise<void> {
    const underWay = this.copyUps.get(piece.chunk);
    if (underWay) {
      await underWay.catch(() => undefined);
      return this.writeChunks(piece.offset, data);
    }
    const copyUp = this.copyUp(piece, data).finally(() => this.copyUps.delete(piece.chunk));
    this.copyUps.set(piece.chunk, copyUp);
    await copyUp;
  }

  private async copyUp(piece: Piece, data: Uint8Array): Promise<void> {
    const start = piece.chunk * chunkBytes;
    let chunk = data;
    if (!piece.whole) {
      chunk = new Uint8Array(Math.min(chunkBytes, this.sizeBytes - start));
      const inherited = this.map.state(piece.chunk) === ChunkState.inherited;
      if (inherited) await this.layer.parent?.read(start, chunk);
      chunk.set(data, piece.offset - start);
    }
    await writeFully(this.layer.data, chunk, start);
    this.map.set(piece.chunk, ChunkState.present);
  }

  private async loadMap(offsetBytes: number, lengthBytes: number): Promise<void> {
    if (lengthBytes === 0) return;
    await this.map.load(
      Math.floor(offsetBytes / chunkBytes),
      Math.floor((offsetBytes + lengthBytes - 1) / chunkBytes),
    );
  }

  private emptyState(chunk: number): ChunkState {
    const below = this.layer.parent;
    return below && chunk * chunkBytes < below.sizeBytes ? ChunkState.zero : ChunkState.inherited;
  }

  private readsAsZero(chunk: number): boolean {
    return this.map.state(chunk) === this.emptyState(chunk);
  }

  private async change(
    operation: string,
    offsetBytes: number,
    lengthBytes: number,
    work: () => Promise<void>,
  ): Promise<void> {
    while (this.frozen) await this.frozen;
    const changing = onFiles(this.context(operation, offsetBytes, lengthBytes), work);
    this.changing.add(changing);
    try {
      await changing;
    } finally {
      this.changing.delete(changing);
    }
  }

  private context(operation: string, offsetBytes: number, lengthBytes: number): BlockStoreErrorContext {
    return {
      operation: `${operation} volume ${this.volumeId}`,
      volumeId: this.volumeId,
      offsetBytes,
      lengthBytes,
    };
  }

  private check(operation: string, offsetBytes: number, lengthBytes: number): void {
    const context = this.context(operation, offsetBytes, lengthBytes);
    if (this.closed) throw new BlockStoreError("closed", `Volume ${this.volumeId} was closed.`, context);
    checkRange({ ...context, sizeBytes: this.sizeBytes });
  }
}

interface Piece {
  readonly chunk: number;
  readonly offset: number;
  readonly length: number;
  /** Covers all of the chunk that lies within the device */
  readonly whole: boolean;
}

function* pieces(offsetBytes: number, lengthBytes: number, sizeBytes: number): Generator<Piece> {
  const end = offsetBytes + lengthBytes;
  for (let offset = offsetBytes; offset < end; ) {
    const chunk = Math.floor(offset / chunkBytes);
    const chunkEnd = Math.min((chunk + 1) * chunkBytes, sizeBytes);
    const length = Math.min(end, chunkEnd) - offset;
    yield { chunk, offset, length, whole: offset === chunk * chunkBytes && offset + length === chunkEnd };
    offset += length;
  }
}

/** Waits for all, then throws the first failure: no write is left running behind a caller's back */
async function settled(writes: Promise<void>[]): Promise<void> {
  for (const result of await Promise.allSettled(writes))
    if (result.status === "rejected") throw result.reason;
}
