import type { BlockDevice, Corruption } from "../control-plane/ports";
import { BlockStoreError } from "./errors";
import { chunkBytes, chunksPerLeaf } from "./geometry";
import type { Space } from "./space";

/** A disk as `verify` walks it. */
export interface Disk {
  readonly id: string;
  readonly root: number;
  readonly sizeBytes: number;
}

/** Reads all of a disk that has bytes, a chunk at a time; slots that were read already are left out */
export async function verifyData(
  space: Space,
  disk: Disk,
  device: Pick<BlockDevice, "read">,
  seen: Set<number>,
): Promise<Corruption[]> {
  const found: Corruption[] = [];
  try {
    for await (const [leaf, { slots }] of space.trees.leaves(disk.root)) {
      for (const [index, slot] of slots.entries()) {
        const offsetBytes = (leaf * chunksPerLeaf + index) * chunkBytes;
        if (slot === 0 || offsetBytes >= disk.sizeBytes || seen.has(slot)) continue;
        seen.add(slot);
        try {
          await device.read(offsetBytes, Math.min(chunkBytes, disk.sizeBytes - offsetBytes));
        } catch (error) {
          if (!(error instanceof BlockStoreError)) throw error;
          const at = error.context.offsetBytes ?? offsetBytes;
          found.push({ kind: "data", id: disk.id, offsetBytes: at, detail: error.message });
        }
      }
    }
  } catch (error) {
    if (!(error instanceof BlockStoreError)) throw error;
    found.push({ kind: "metadata", id: disk.id, detail: error.message });
  }
  return found;
}
