import { blockMask } from "./checked-blocks";
import { blockBytes, blocksPerChunk } from "./geometry";
import type { Leaf } from "./leaf";
import { checksum } from "./page";

interface Flight {
  writers: number;
  /** Blocks that writers under way touch, one bit each */
  touched: number;
  /** Blocks that several of them touch: which of their bytes stay is not known */
  contested: number;
  readonly ended: (() => void)[];
}

/**
 * Writes in place that are under way, by chunk. The checksums of what they touch are unknown from the beginning of the
 * first to the end of the last, so that a read meanwhile does not take for damage what is a race.
 */
export class Flights {
  private readonly flights = new Map<number, Flight>();

  /** @param period as `checkPeriod` */
  constructor(private readonly period: () => number) {}

  has(chunk: number): boolean {
    return this.flights.has(chunk);
  }

  /** Begins a write to a chunk; the result ends it and, if it was written, makes the checksums known */
  begin(chunk: number, index: number, leaf: Leaf, offset: number, bytes: Uint8Array) {
    const first = Math.floor(offset / blockBytes);
    const last = Math.floor((offset + bytes.length - 1) / blockBytes);
    const mask = blockMask(first, last);
    const flight = this.flights.get(chunk) ?? { writers: 0, touched: 0, contested: 0, ended: [] };
    this.flights.set(chunk, flight);
    flight.writers++;
    flight.contested |= flight.touched & mask;
    flight.touched |= mask;
    const firstSum = index * blocksPerChunk;
    for (let block = first; block <= last; block++) leaf.sums[firstSum + block] = 0;
    leaf.checked.forget(index, mask);
    return (sums: Uint32Array | undefined): void => {
      if (sums) {
        for (let block = first; block <= last; block++)
          if ((flight.contested & (1 << block)) === 0) leaf.sums[firstSum + block] = sums[block] as number;
        leaf.checked.add(index, mask & ~flight.contested, this.period());
      } else flight.contested |= mask;
      if (--flight.writers > 0) return;
      this.flights.delete(chunk);
      for (const wake of flight.ended) wake();
    };
  }

  /** Resolves when nothing is written to a chunk, and at once if nothing is */
  async over(chunk: number): Promise<void> {
    for (;;) {
      const flight = this.flights.get(chunk);
      if (!flight) return;
      await new Promise<void>((resolve) => flight.ended.push(resolve));
    }
  }
}

/** Checksums of the blocks of a chunk that bytes at an offset cover wholly; 0 for the others */
export function sumsOf(offset: number, bytes: Uint8Array): Uint32Array {
  const sums = new Uint32Array(blocksPerChunk);
  for (let block = Math.ceil(offset / blockBytes); ; block++) {
    const at = block * blockBytes - offset;
    if (at + blockBytes > bytes.length) return sums;
    sums[block] = checksum(bytes.subarray(at, at + blockBytes));
  }
}
