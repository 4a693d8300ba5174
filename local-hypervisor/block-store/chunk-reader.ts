import { blockMask, type CheckedBlocks } from "./checked-blocks";
import type { BlockStoreError } from "./errors";
import {
  blockBytes,
  blocksPerChunk,
  chunkBytes,
  chunkOf,
  chunksPerLeaf,
  leafOf,
  sectorBytes,
} from "./geometry";
import type { SectorCipher } from "./layers/sector-cipher";
import { checksum } from "./page";
import { settled } from "./pieces";
import type { Pool } from "./pool";

/** Where a leaf's chunks are, as it is now. */
export interface MappedLeaf {
  readonly slots: Uint32Array;
  readonly sums: Uint32Array;
}

/** A leaf that remembers what of it was checked. */
export interface ReadLeaf extends MappedLeaf {
  readonly checked: CheckedBlocks;
}

export interface ReadSource {
  readonly pool: Pool;
  readonly cipher: SectorCipher | undefined;
  /** Period whose checks still count; absent where everything is checked */
  readonly period?: () => number;
  /** The leaf as it is at the moment; undefined when it has to be loaded */
  leaf(index: number): ReadLeaf | undefined;
  load(firstChunk: number, lastChunk: number): Promise<void>;
  /** What to say when a checksum does not hold */
  corrupt(offsetBytes: number): BlockStoreError;
}

/** Neighbours on the disk that are neighbours in the pool. */
interface Run {
  readonly slot: number;
  /** Offset on the disk, both ends multiples of a block */
  readonly start: number;
  end: number;
}

const attempts = 5;

/** Reads a range of a disk, into an array of its length where one is given, and checks what it reads */
export async function readRange(
  source: ReadSource,
  offsetBytes: number,
  lengthBytes: number,
  into = unfilled(lengthBytes),
): Promise<Uint8Array> {
  if (lengthBytes > 0) await fill(source, offsetBytes, into, 1);
  return into;
}

/** Memory as it was found: zeroes that are written over at once would cost half of what reading does */
function unfilled(lengthBytes: number): Uint8Array {
  return new Uint8Array(Buffer.allocUnsafeSlow(lengthBytes).buffer);
}

function fill(source: ReadSource, offsetBytes: number, into: Uint8Array, attempt: number): Promise<void> {
  const end = offsetBytes + into.length;
  if (!isLoaded(source, offsetBytes, end)) return loadAndFill(source, offsetBytes, into, attempt);
  const found = runs(source, offsetBytes, end);
  let filled = offsetBytes;
  for (const run of found) {
    if (run.start > filled) into.fill(0, filled - offsetBytes, run.start - offsetBytes);
    filled = run.end;
  }
  if (filled < end) into.fill(0, filled - offsetBytes);
  const [only] = found;
  if (found.length === 1) return fillRun(source, only as Run, offsetBytes, into, attempt);
  return settled(found.map((run) => fillRun(source, run, offsetBytes, into, attempt)));
}

async function loadAndFill(
  source: ReadSource,
  offsetBytes: number,
  into: Uint8Array,
  attempt: number,
): Promise<void> {
  await load(source, offsetBytes, offsetBytes + into.length);
  return fill(source, offsetBytes, into, attempt);
}

/** Once resolved, leaves may go again at any time: whoever waits looks again */
async function load(source: ReadSource, start: number, end: number): Promise<void> {
  await source.load(chunkOf(start), chunkOf(end - 1));
}

function isLoaded(source: ReadSource, start: number, end: number): boolean {
  const last = leafOf(chunkOf(end - 1));
  for (let index = leafOf(chunkOf(start)); index <= last; index++) if (!source.leaf(index)) return false;
  return true;
}

function runs(source: ReadSource, start: number, end: number): Run[] {
  const found: Run[] = [];
  let run: (Run & { last: number }) | undefined;
  for (let chunk = chunkOf(start); chunk * chunkBytes < end; chunk++) {
    const slot = (source.leaf(leafOf(chunk)) as ReadLeaf).slots[chunk % chunksPerLeaf] as number;
    if (slot === 0) {
      run = undefined;
      continue;
    }
    const chunkStart = chunk * chunkBytes;
    const to = Math.min(chunkStart + chunkBytes, Math.ceil(end / blockBytes) * blockBytes);
    if (run && source.pool.adjoin(run.last, slot)) {
      run.end = to;
      run.last = slot;
      continue;
    }
    const from = Math.max(chunkStart, Math.floor(start / blockBytes) * blockBytes);
    run = { slot, last: slot, start: from, end: to };
    found.push(run);
  }
  return found;
}

async function fillRun(
  source: ReadSource,
  run: Run,
  offsetBytes: number,
  into: Uint8Array,
  attempt: number,
): Promise<void> {
  const from = Math.max(run.start, offsetBytes);
  const to = Math.min(run.end, offsetBytes + into.length);
  const target = into.subarray(from - offsetBytes, to - offsetBytes);
  const direct = from === run.start && to === run.end;
  const stored = direct ? target : unfilled(run.end - run.start);
  await source.pool.read(run.slot, run.start % chunkBytes, stored, isChecked(source, run));
  while (!isLoaded(source, run.start, run.end)) await load(source, run.start, run.end);
  const doubtful = firstDoubt(source, run, stored);
  if (doubtful !== undefined) {
    // Written meanwhile, or damaged: what was written meanwhile holds at one of the next looks
    if (attempt === attempts) throw source.corrupt(doubtful);
    return fill(source, from, target, attempt + 1);
  }
  if (source.cipher) {
    const plain = source.cipher.decrypt(run.start / sectorBytes, stored);
    target.set(plain.subarray(from - run.start, to - run.start));
  } else if (!direct) target.set(stored.subarray(from - run.start, to - run.start));
}

/** Whether all of a run was read or written within the period that is running: the host has it in memory */
function isChecked(source: ReadSource, run: Run): boolean {
  const period = source.period?.();
  if (period === undefined) return false;
  for (let at = run.start; at < run.end; ) {
    const chunk = chunkOf(at);
    const end = Math.min((chunk + 1) * chunkBytes, run.end);
    const leaf = source.leaf(leafOf(chunk));
    if (!leaf?.checked.has(chunk % chunksPerLeaf, blocksOf(at, end), period)) return false;
    at = end;
  }
  return true;
}

/** Mask of the blocks from one offset to another of the same chunk */
function blocksOf(start: number, end: number): number {
  const first = (start % chunkBytes) / blockBytes;
  return blockMask(first, first + (end - start) / blockBytes - 1);
}

/** Offset on the disk of the first block that is not what its checksum says, or that lies elsewhere by now */
function firstDoubt(source: ReadSource, run: Run, stored: Uint8Array): number | undefined {
  const period = source.period?.();
  for (let at = run.start; at < run.end; ) {
    const chunk = chunkOf(at);
    const index = chunk % chunksPerLeaf;
    const end = Math.min((chunk + 1) * chunkBytes, run.end);
    const leaf = source.leaf(leafOf(chunk)) as ReadLeaf;
    if (leaf.slots[index] !== run.slot + chunk - chunkOf(run.start)) return at;
    const first = (at % chunkBytes) / blockBytes;
    const blocks = blocksOf(at, end);
    if (period === undefined || !leaf.checked.has(index, blocks, period)) {
      for (let sum = index * blocksPerChunk + first; at < end; sum++, at += blockBytes) {
        const known = leaf.sums[sum] as number;
        const from = at - run.start;
        if (known !== 0 && checksum(stored.subarray(from, from + blockBytes)) !== known) return at;
      }
      if (period !== undefined) leaf.checked.add(index, blocks, period);
    }
    at = end;
  }
  return undefined;
}
