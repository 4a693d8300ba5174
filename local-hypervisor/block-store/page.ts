import { crc32 } from "node:zlib";
import { blockBytes, blocksPerChunk, chunksPerLeaf } from "./geometry";

/** Bytes of a page of the trees */
export const pageBytes = 4608;
/** Pages that an inner page speaks of */
export const fanout = 1024;

const headerWords = 16;
const magic = 0x44445032;

/** Checksum of a block of zeroes */
export const zeroSum = checksum(new Uint8Array(blockBytes));

/** CRC-32 of a block; never 0, which stands for "not known" */
export function checksum(block: Uint8Array): number {
  return crc32(block) || 1;
}

/**
 * One page of a tree, 32-bit words of the host's order, little-endian: magic, CRC-32 of the words that follow, level,
 * two words reserved; from word 16 on the contents. Level 0 is a leaf: 64 slots, then 16 checksums for each of the 64
 * chunks. Others hold the numbers of 1024 pages of the level below, 0 for none.
 */
export class Page {
  readonly words: Uint32Array;

  constructor(words?: Uint32Array) {
    this.words = words ?? new Uint32Array(pageBytes / 4);
  }

  /** Slots of a leaf's chunks */
  get slots(): Uint32Array {
    return this.words.subarray(headerWords, headerWords + chunksPerLeaf);
  }

  /** Checksums of a leaf's blocks */
  get sums(): Uint32Array {
    const start = headerWords + chunksPerLeaf;
    return this.words.subarray(start, start + chunksPerLeaf * blocksPerChunk);
  }

  /** Pages that an inner page speaks of */
  get children(): Uint32Array {
    return this.words.subarray(headerWords, headerWords + fanout);
  }

  copy(): Page {
    return new Page(this.words.slice());
  }

  /** Fills in the header */
  seal(level: number): this {
    this.words[0] = magic;
    this.words[2] = level;
    this.words[1] = this.sum();
    return this;
  }

  isSealed(level: number): boolean {
    return this.words[0] === magic && this.words[2] === level && this.words[1] === this.sum();
  }

  bytes(): Uint8Array {
    return new Uint8Array(this.words.buffer, this.words.byteOffset, pageBytes);
  }

  private sum(): number {
    return crc32(this.bytes().subarray(8));
  }
}
