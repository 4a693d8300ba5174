import type { ChangeLog } from "./change-log";
import { blockMask, checkPeriod } from "./checked-blocks";
import { type ReadSource, readRange } from "./chunk-reader";
import { Flights, sumsOf } from "./flights";
import { blocksPerChunk, chunkBytes, chunkOf, chunksPerLeaf, leafOf, sectorBytes, zoneOf } from "./geometry";
import type { SectorCipher } from "./layers/sector-cipher";
import type { LeafCache } from "./leaf-cache";
import { type Piece, pieces, settled } from "./pieces";
import type { Space } from "./space";

/** The volume that a writer changes. */
export interface WrittenVolume {
  readonly sizeBytes: number;
  readonly isEncrypted: boolean;
  readonly cipher: SectorCipher | undefined;
}

/**
 * Changes the chunks of an open volume, as they are stored: those that only it has in place, others by a copy that
 * takes their place. Whoever calls has passed the volume's gate.
 */
export class VolumeWriter {
  private readonly flights = new Flights(() => checkPeriod(this.space.clock));
  /** Chunks that are being brought to a slot of their own: whoever else wants to write them waits */
  private readonly moving = new Map<number, Promise<void>>();

  constructor(
    private readonly volume: WrittenVolume,
    private readonly space: Space,
    private readonly leaves: LeafCache,
    private readonly changes: ChangeLog,
    /** What is in the pool, ciphertext where it is that */
    private readonly stored: ReadSource,
  ) {}

  /** Whether a write to a chunk is under way */
  isChanging(chunk: number): boolean {
    return this.flights.has(chunk) || this.moving.has(chunk);
  }

  /** Writes bytes as they are to be stored */
  async write(offsetBytes: number, data: Uint8Array): Promise<void> {
    const first = chunkOf(offsetBytes);
    const last = chunkOf(offsetBytes + data.length - 1);
    await this.leaves.load(first, last);
    for (let zones = this.zonesInPlace(first, last); zones.size > 0; zones = this.zonesInPlace(first, last)) {
      await this.changes.intend(zones);
      await this.leaves.load(first, last);
    }
    const work: Promise<void>[] = [];
    let run: { slot: number; piece: Piece; end: number; last: number } | undefined;
    const writeRun = (): void => {
      if (!run) return;
      const { slot, piece, end } = run;
      run = undefined;
      work.push(this.writeInPlace(slot, piece, data.subarray(piece.offset - offsetBytes, end - offsetBytes)));
    };
    for (const piece of pieces(offsetBytes, data.length, this.volume.sizeBytes)) {
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

  /** Gives back chunks that lie wholly within a range, and writes zeroes to what is left of it */
  async discard(offsetBytes: number, lengthBytes: number): Promise<void> {
    let emptyUntil = 0;
    for (const piece of pieces(offsetBytes, lengthBytes, this.volume.sizeBytes)) {
      const index = leafOf(piece.chunk);
      if (!this.leaves.has(index)) {
        if (index >= emptyUntil) emptyUntil = await this.leaves.emptyUntil(index);
        if (index < emptyUntil) continue;
        await this.leaves.load(piece.chunk, piece.chunk);
      }
      if (this.leaves.slotOf(piece.chunk) === 0 && !this.moving.has(piece.chunk)) continue;
      if (piece.whole) await this.dropChunk(piece.chunk);
      else await this.write(piece.offset, this.storedZeroes(piece.offset, piece.length));
    }
  }

  /** Zones of which a part of the range would be written in place without a record that its checksums are in doubt */
  private zonesInPlace(first: number, last: number): Set<number> {
    const wanted = new Set<number>();
    for (let chunk = first; chunk <= last; chunk++) {
      const zone = zoneOf(chunk);
      if (this.changes.zones.has(zone) || this.changes.young.has(chunk)) continue;
      const leaf = this.leaves.get(leafOf(chunk));
      const index = chunk % chunksPerLeaf;
      if (!leaf || leaf.slots[index] === 0 || !leaf.isExclusive(index, this.space.pool)) continue;
      wanted.add(zone);
    }
    return wanted;
  }

  /** The slot that a piece can be written to as it is, a fresh one if need be; undefined when it takes more */
  private slotInPlace({ chunk }: Piece): number | undefined {
    if (this.moving.has(chunk)) return undefined;
    const leaf = this.leaves.changing(leafOf(chunk));
    const index = chunk % chunksPerLeaf;
    const slot = leaf.slots[index] as number;
    if (slot !== 0) return leaf.isExclusive(index, this.space.pool) ? slot : undefined;
    // Blocks of zeroes that are not ciphertext would decrypt to noise
    if (this.volume.isEncrypted) return undefined;
    const fresh = this.space.pool.allocateNow(leaf.base === 0 ? 0 : leaf.base + index, chunk);
    if (!fresh) return undefined;
    if (!fresh.blank) {
      this.giveBack(fresh.slot);
      return undefined;
    }
    leaf.map(index, fresh.slot);
    this.changes.young.add(chunk);
    this.changes.unrecorded.add(chunk);
    return fresh.slot;
  }

  private async writeInPlace(slot: number, first: Piece, bytes: Uint8Array): Promise<void> {
    const offset = first.offset % chunkBytes;
    const ends: { end: (sums: Uint32Array | undefined) => void; offset: number; part: Uint8Array }[] = [];
    for (const piece of pieces(first.offset, bytes.length, Number.MAX_SAFE_INTEGER)) {
      const from = piece.offset - first.offset;
      const part = bytes.subarray(from, from + piece.length);
      const leaf = this.leaves.changing(leafOf(piece.chunk));
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
    const { unrecorded, records } = this.changes;
    if (unrecorded.size === 0) return;
    const last = chunkOf(first.offset + bytes.length - 1);
    for (let chunk = first.chunk; chunk <= last; chunk++)
      if (unrecorded.delete(chunk)) records.set(chunk, this.leaves.slotOf(chunk));
  }

  /** Writes to a chunk that has no slot of its own, or that is just getting one */
  private async writeElsewhere(piece: Piece, data: Uint8Array): Promise<void> {
    const underWay = this.moving.get(piece.chunk);
    if (underWay) {
      await underWay.catch(() => undefined);
      return this.write(piece.offset, data);
    }
    this.move(piece.chunk, this.copyUp(piece, data));
    await this.moving.get(piece.chunk);
  }

  private move(chunk: number, moving: Promise<void>): void {
    const over = moving.finally(() => this.moving.delete(chunk));
    over.catch(() => undefined);
    this.moving.set(chunk, over);
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
    const before = this.leaves.changing(leafIndex);
    const { slot } = await pool.allocate(before.base === 0 ? 0 : before.base + index, chunk);
    try {
      await pool.write(slot, 0, bytes);
    } catch (error) {
      this.giveBack(slot);
      throw error;
    }
    const leaf = this.leaves.changing(leafIndex);
    const old = leaf.slots[index] as number;
    if (old !== 0 && pool.dropReference(old)) this.changes.limbo.push(old);
    leaf.map(index, slot);
    leaf.sums.set(sumsOf(0, bytes), index * blocksPerChunk);
    leaf.checked.add(index, blockMask(0, blocksPerChunk - 1), checkPeriod(this.space.clock));
    this.changes.young.add(chunk);
    this.changes.records.set(chunk, slot);
  }

  /** All bytes of a chunk as they are stored, or would be if it had a slot */
  private async storedChunk(chunk: number): Promise<Uint8Array> {
    const leave = this.space.epochs.enter();
    try {
      if (this.leaves.slotOf(chunk) === 0) return this.storedZeroes(chunk * chunkBytes, chunkBytes);
      return await readRange(this.stored, chunk * chunkBytes, chunkBytes);
    } finally {
      leave();
    }
  }

  private storedZeroes(offsetBytes: number, lengthBytes: number): Uint8Array {
    const zeroes = new Uint8Array(lengthBytes);
    return this.volume.cipher?.encrypt(offsetBytes / sectorBytes, zeroes) ?? zeroes;
  }

  private async dropChunk(chunk: number): Promise<void> {
    while (this.isChanging(chunk)) {
      await this.moving.get(chunk)?.catch(() => undefined);
      await this.flights.over(chunk);
      await this.leaves.load(chunk, chunk);
    }
    const slot = this.leaves.slotOf(chunk);
    if (slot === 0) return;
    this.leaves.changing(leafOf(chunk)).map(chunk % chunksPerLeaf, 0);
    if (this.space.pool.dropReference(slot)) this.changes.limbo.push(slot);
    this.changes.young.delete(chunk);
    this.changes.unrecorded.delete(chunk);
    this.changes.records.set(chunk, 0);
  }

  private giveBack(slot: number): void {
    this.space.pool.dropReference(slot);
    this.space.pool.release([slot]);
  }
}
