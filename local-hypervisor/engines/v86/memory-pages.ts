const pageBytes = 4096;

/** Pages of memory that hold something, one run of neighbours after the other */
export interface MemoryPages {
  /** First page and number of pages of each run, in rising order */
  readonly runs: Uint32Array;
  readonly lengthBytes: number;
}

/** Finds the pages that hold anything but zeroes. Those that were never touched stay untouched. */
export function findPages(sizeBytes: number, isZero: (address: number) => boolean): MemoryPages {
  const runs: number[] = [];
  let count = 0;
  for (let page = 0; page < sizeBytes / pageBytes; page++) {
    if (isZero(page * pageBytes)) continue;
    count++;
    const last = runs.length - 2;
    if (last >= 0 && (runs[last] ?? 0) + (runs[last + 1] ?? 0) === page)
      runs[last + 1] = (runs[last + 1] ?? 0) + 1;
    else runs.push(page, 1);
  }
  return { runs: Uint32Array.from(runs), lengthBytes: count * pageBytes };
}

/** Copies pages of memory one behind the other */
export function packPages(memory: Uint8Array, { runs }: MemoryPages, target: Uint8Array): void {
  let at = 0;
  for (let run = 0; run < runs.length; run += 2) {
    const start = (runs[run] ?? 0) * pageBytes;
    const lengthBytes = (runs[run + 1] ?? 0) * pageBytes;
    target.set(memory.subarray(start, start + lengthBytes), at);
    at += lengthBytes;
  }
}

/**
 * Puts packed pages back where they were. The pages between them are zero afterwards: those above `touchedBytes` are
 * already, and stay untouched.
 */
export function unpackPages(
  memory: Uint8Array,
  runs: Uint32Array,
  packed: Uint8Array,
  touchedBytes: number,
): void {
  let at = 0;
  let page = 0;
  const clearTo = (end: number) => memory.fill(0, page * pageBytes, Math.min(end * pageBytes, touchedBytes));
  for (let run = 0; run < runs.length; run += 2) {
    const start = runs[run] ?? 0;
    const count = runs[run + 1] ?? 0;
    clearTo(start);
    memory.set(packed.subarray(at, at + count * pageBytes), start * pageBytes);
    at += count * pageBytes;
    page = start + count;
  }
  clearTo(memory.length / pageBytes);
}

/** Whether runs lie in the memory, one behind the other, and stand for so many bytes */
export function arePlausible(runs: Uint32Array, memoryBytes: number, packedBytes: number): boolean {
  let end = 0;
  let pages = 0;
  for (let run = 0; run < runs.length; run += 2) {
    const start = runs[run] ?? 0;
    const count = runs[run + 1] ?? 0;
    if (start < end || count === 0) return false;
    end = start + count;
    pages += count;
  }
  return runs.length % 2 === 0 && end * pageBytes <= memoryBytes && pages * pageBytes === packedBytes;
}
