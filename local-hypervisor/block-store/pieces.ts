import { chunkBytes, chunkOf } from "./geometry";

/** The part of a range that lies in one chunk. */
export interface Piece {
  readonly chunk: number;
  /** Offset on the disk */
  readonly offset: number;
  readonly length: number;
  /** Covers all of the chunk that lies within the disk */
  readonly whole: boolean;
}

export function* pieces(offsetBytes: number, lengthBytes: number, sizeBytes: number): Generator<Piece> {
  const end = offsetBytes + lengthBytes;
  for (let offset = offsetBytes; offset < end; ) {
    const chunk = chunkOf(offset);
    const chunkEnd = Math.min((chunk + 1) * chunkBytes, sizeBytes);
    const length = Math.min(end, chunkEnd) - offset;
    yield { chunk, offset, length, whole: offset === chunk * chunkBytes && offset + length === chunkEnd };
    offset += length;
  }
}

/** Waits for all, then throws the first failure: no write is left running behind a caller's back */
export async function settled(work: Promise<void>[]): Promise<void> {
  if (work.length === 1) return work[0];
  for (const result of await Promise.allSettled(work)) if (result.status === "rejected") throw result.reason;
}
