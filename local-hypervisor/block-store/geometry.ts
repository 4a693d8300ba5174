/** Unit of copy-on-write, sharing and allocation, bytes */
export const chunkBytes = 64 * 1024;
/** Bytes that one checksum covers */
export const blockBytes = 4096;
export const blocksPerChunk = chunkBytes / blockBytes;
/** Chunks that one leaf of a disk's tree maps: 4 MiB */
export const chunksPerLeaf = 64;
/** Chunks that one record of intent covers: 64 MiB */
export const chunksPerZone = 16 * chunksPerLeaf;
export const sectorBytes = 512;

export function chunkOf(offsetBytes: number): number {
  return Math.floor(offsetBytes / chunkBytes);
}

export function leafOf(chunk: number): number {
  return Math.floor(chunk / chunksPerLeaf);
}

export function zoneOf(chunk: number): number {
  return Math.floor(chunk / chunksPerZone);
}
