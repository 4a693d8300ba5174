import type { Clock } from "../model/clock";
import { chunksPerLeaf } from "./geometry";

/** Milliseconds; what is read again within them comes from the host's memory, not from its disk */
const periodMs = 30_000;

/** Number of the period that is running: marks of earlier ones count no longer */
export function checkPeriod(clock: Clock): number {
  return Math.floor(clock.now() / periodMs);
}

/** Blocks of a leaf that were written, or held against their checksums, within a period: one bit each, by chunk. */
export class CheckedBlocks {
  private readonly masks = new Uint16Array(chunksPerLeaf);
  private period = 0;

  has(index: number, blocks: number, period: number): boolean {
    return period === this.period && ((this.masks[index] as number) & blocks) === blocks;
  }

  add(index: number, blocks: number, period: number): void {
    if (period !== this.period) {
      this.masks.fill(0);
      this.period = period;
    }
    this.masks[index] = (this.masks[index] as number) | blocks;
  }

  /** They are to be checked at the next look */
  forget(index: number, blocks = 0xffff): void {
    this.masks[index] = (this.masks[index] as number) & ~blocks;
  }
}

/** Bits of the blocks from one to another of a chunk, both included */
export function blockMask(first: number, last: number): number {
  return (2 << last) - (1 << first);
}
