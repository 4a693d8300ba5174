/** A range of the guest's physical memory, as E820 names it. */
export interface MemoryRange {
  readonly address: number;
  readonly lengthBytes: number;
  readonly kind: "ram" | "reserved";
}

const pageBytes = 4096;
const lowMemoryEnd = 0x9fc00;
const videoMemory = 0xa0000;
const firmware = 0xf0000;
const highMemory = 0x100000;
/**
 * Kept back at the end of memory: the two special pages, and the window of the platform device (grant table), which
 * this machine can only show where it has RAM.
 */
const reservedBytes = 0x200000;

/** Where things lie in a Xen guest of that much memory. */
export interface XenMemoryLayout {
  readonly ranges: readonly MemoryRange[];
  readonly consolePage: number;
  readonly storePage: number;
  /** 1 MiB at a multiple of its size */
  readonly platformWindow: number;
}

export function layOutXenMemory(memoryBytes: number): XenMemoryLayout {
  const end = Math.floor(memoryBytes / 0x100000) * 0x100000;
  const reserved = end - reservedBytes;
  return {
    ranges: [
      { address: 0, lengthBytes: lowMemoryEnd, kind: "ram" },
      { address: lowMemoryEnd, lengthBytes: videoMemory - lowMemoryEnd, kind: "reserved" },
      { address: firmware, lengthBytes: highMemory - firmware, kind: "reserved" },
      { address: highMemory, lengthBytes: reserved - highMemory, kind: "ram" },
      { address: reserved, lengthBytes: 0x10000, kind: "reserved" },
    ],
    consolePage: reserved,
    storePage: reserved + pageBytes,
    platformWindow: end - 0x100000,
  };
}
