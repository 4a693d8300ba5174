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

export interface ReadSource {
  readonly pool: Pool;
  readonly cipher: SectorCipher | undefined;
  /** The leaf as it is at the moment; undefined when it has to be loaded */
  leaf(index: number): MappedLeaf | undefined;
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

/** Reads a range of a disk and checks what it reads */
export async function readRange(
  source: ReadSource,
  offsetBytes: number,
  lengthBytes: number,
): Promise<Uint8Array> {
  const into = new Uint8Array(lengthBytes);
  if (lengthBytes > 0) await fill(source, offsetBytes, into, 1);
  return into;
}

async function fill(
  source: ReadSource,
  offsetBytes: number,
  into: Uint8Array,
  attempt: number,
): Promise<void> {
  const end = offsetBytes + into.length;
  const lastChunk = chunkOf(end - 1);
  await source.load(chunkOf(offsetBytes), lastChunk);
  const work: Promise<void>[] = [];
  for (const run of runs(source, offsetBytes, end))
    work.push(fillRun(source, run, offsetBytes, into, attempt));
  if (work.length > 0) await settled(work);
}

function runs(source: ReadSource, start: number, end: number): Run[] {
  const found: Run[] = [];
  let run: (Run & { last: number }) | undefined;
  for (let chunk = chunkOf(start); chunk * chunkBytes < end; chunk++) {
    const leaf = source.leaf(leafOf(chunk));
    const slot = leaf?.slots[chunk % chunksPerLeaf] ?? 0;
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
  const stored = direct ? target : new Uint8Array(run.end - run.start);
  await source.pool.read(run.slot, run.start % chunkBytes, stored);
  const doubtful = firstDoubt(source, run, stored);
  if (doubtful !== undefined) {
    // Written meanwhile, or damaged: what was written meanwhile holds at one of the next looks
    if (attempt === attempts) throw source.corrupt(doubtful);
    target.fill(0);
    return fill(source, from, target, attempt + 1);
  }
  if (source.cipher) {
    const plain = source.cipher.decrypt(run.start / sectorBytes, stored);
    target.set(plain.subarray(from - run.start, to - run.start));
  } else if (!direct) target.set(stored.subarray(from - run.start, to - run.start));
}

/** Offset on the disk of the first block that is not what its checksum says, or that lies elsewhere by now */
function firstDoubt(source: ReadSource, run: Run, stored: Uint8Array): number | undefined {
  let leaf: MappedLeaf | undefined;
  let known = -1;
  for (let at = run.start; at < run.end; at += blockBytes) {
    const chunk = chunkOf(at);
    const index = chunk % chunksPerLeaf;
    if (leafOf(chunk) !== known) {
      known = leafOf(chunk);
      leaf = source.leaf(known);
    }
    const block = (at % chunkBytes) / blockBytes;
    const slot = run.slot + chunk - chunkOf(run.start);
    if (leaf?.slots[index] !== slot) return at;
    const sum = leaf.sums[index * blocksPerChunk + block] as number;
    if (sum !== 0 && checksum(stored.subarray(at - run.start, at - run.start + blockBytes)) !== sum)
      return at;
  }
  return undefined;
}
