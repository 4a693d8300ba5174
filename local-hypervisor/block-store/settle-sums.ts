import type { MappedLeaf } from "./chunk-reader";
import { blockBytes, blocksPerChunk, chunkBytes, chunksPerLeaf } from "./geometry";
import { checksum } from "./page";
import type { Pool } from "./pool";

/**
 * Reads the blocks of a leaf whose checksums are not known and makes them known, unless `isStable` says of a chunk,
 * before or after, that it is being changed.
 */
export async function settleSums(
  pool: Pool,
  leaf: MappedLeaf,
  leafIndex: number,
  isStable: (chunk: number) => boolean,
): Promise<void> {
  for (let index = 0; index < chunksPerLeaf; index++) {
    const slot = leaf.slots[index] as number;
    const sums = leaf.sums.subarray(index * blocksPerChunk, (index + 1) * blocksPerChunk);
    const chunk = leafIndex * chunksPerLeaf + index;
    if (slot === 0 || !sums.includes(0) || !isStable(chunk)) continue;
    const bytes = new Uint8Array(chunkBytes);
    await pool.read(slot, 0, bytes);
    if (!isStable(chunk) || leaf.slots[index] !== slot) continue;
    sums.forEach((sum, block) => {
      if (sum === 0) sums[block] = checksum(bytes.subarray(block * blockBytes, (block + 1) * blockBytes));
    });
  }
}
