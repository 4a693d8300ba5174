import { BootError } from "../boot/boot-error";
import { type Inode, inodeFlags } from "./inode";

/** Blocks of a file that lie one after the other on the disk. What no run covers reads as zeroes. */
export interface BlockRun {
  readonly fileBlock: number;
  readonly diskBlock: number;
  readonly count: number;
}

/** Reads one block of the file system */
export type ReadBlock = (block: number) => Promise<DataView>;

/** Where the file's blocks are, in the order of the file */
export function blockRuns(inode: Inode, blockBytes: number, readBlock: ReadBlock): Promise<BlockRun[]> {
  if (inode.flags & inodeFlags.extents) return extentRuns(inode.block, readBlock, 5);
  return blockMapRuns(inode, blockBytes, readBlock);
}

/** An extent whose length is beyond this is allocated but never written: it reads as zeroes */
const maxInitialisedBlocks = 32768;

async function extentRuns(node: DataView, readBlock: ReadBlock, maxDepth: number): Promise<BlockRun[]> {
  const count = node.getUint16(2, true);
  const depth = node.getUint16(6, true);
  if (node.getUint16(0, true) !== 0xf30a || 12 + count * 12 > node.byteLength || depth > maxDepth) {
    throw new BootError("The boot file system is damaged: an extent tree is no extent tree.");
  }
  const runs: BlockRun[] = [];
  for (let at = 12; at < 12 + count * 12; at += 12) {
    if (depth > 0) {
      const child = node.getUint16(at + 8, true) * 2 ** 32 + node.getUint32(at + 4, true);
      runs.push(...(await extentRuns(await readBlock(child), readBlock, depth - 1)));
    } else if (node.getUint16(at + 4, true) <= maxInitialisedBlocks) {
      runs.push({
        fileBlock: node.getUint32(at, true),
        diskBlock: node.getUint16(at + 6, true) * 2 ** 32 + node.getUint32(at + 8, true),
        count: node.getUint16(at + 4, true),
      });
    }
  }
  return runs;
}

const directBlocks = 12;

/** The block map of ext2 and ext3: twelve direct blocks, then single, double and triple indirect ones */
async function blockMapRuns(inode: Inode, blockBytes: number, readBlock: ReadBlock): Promise<BlockRun[]> {
  const wanted = Math.ceil(inode.sizeBytes / blockBytes);
  const perBlock = blockBytes / 4;
  const runs: BlockRun[] = [];
  const add = (fileBlock: number, diskBlock: number) => {
    const last = runs.at(-1);
    const follows =
      last && last.fileBlock + last.count === fileBlock && last.diskBlock + last.count === diskBlock;
    if (follows) runs[runs.length - 1] = { ...last, count: last.count + 1 };
    else runs.push({ fileBlock, diskBlock, count: 1 });
  };
  const walk = async (block: number, level: number, first: number): Promise<void> => {
    if (block === 0 || first >= wanted) return;
    if (level === 0) return add(first, block);
    const entries = await readBlock(block);
    const span = perBlock ** (level - 1);
    for (let i = 0; i < perBlock && first + i * span < wanted; i++) {
      await walk(entries.getUint32(i * 4, true), level - 1, first + i * span);
    }
  };
  for (let i = 0; i < directBlocks; i++) await walk(inode.block.getUint32(i * 4, true), 0, i);
  let first = directBlocks;
  for (let level = 1; level <= 3; level++) {
    await walk(inode.block.getUint32((directBlocks + level - 1) * 4, true), level, first);
    first += perBlock ** level;
  }
  return runs;
}
