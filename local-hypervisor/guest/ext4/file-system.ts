import { BootError } from "../boot/boot-error";
import type { BlockReader } from "../boot/partition-table";
import { blockRuns } from "./block-runs";
import { parseDirectory } from "./directory";
import { type Inode, inodeFlags, parseInode } from "./inode";
import { parseSuperblock, type Superblock, superblockBytes, superblockOffsetBytes } from "./superblock";

const rootInode = 2;
const maxSymlinks = 40;
const maxDirectoryBytes = 64 * 2 ** 20;
/** Largest single read of the disk */
const stepBytes = 2 ** 20;

/**
 * Reads files of an ext2, ext3 or ext4 file system as a boot loader does: never writes, does not replay the journal,
 * ignores checksums.
 */
export class Ext4FileSystem {
  private constructor(
    private readonly disk: BlockReader,
    private readonly superblock: Superblock,
  ) {}

  /** Undefined when the disk holds no file system of the family */
  static async open(disk: BlockReader): Promise<Ext4FileSystem | undefined> {
    if (disk.sizeBytes < superblockOffsetBytes + superblockBytes) return undefined;
    const superblock = parseSuperblock(await disk.read(superblockOffsetBytes, superblockBytes));
    return superblock && new Ext4FileSystem(disk, superblock);
  }

  /** Contents of a file; undefined when there is none of that path. Symlinks are followed */
  async readFile(path: string, maxBytes: number): Promise<Uint8Array | undefined> {
    const inode = await this.find(path);
    if (inode?.kind !== "file") return undefined;
    if (inode.sizeBytes > maxBytes) {
      throw new BootError(`${path} of the root disk is too large to boot: ${inode.sizeBytes} bytes.`);
    }
    return this.contents(inode);
  }

  private async find(path: string): Promise<Inode | undefined> {
    let inode = await this.inode(rootInode);
    const parents: Inode[] = [];
    const names = path.split("/").reverse();
    let symlinks = 0;
    for (let name = names.pop(); name !== undefined; name = names.pop()) {
      if (name === "" || name === ".") continue;
      if (name === "..") {
        inode = parents.pop() ?? inode;
        continue;
      }
      if (inode.kind !== "directory") return undefined;
      const number = (await this.directory(inode)).get(name);
      if (number === undefined) return undefined;
      const child = await this.inode(number);
      if (child.kind !== "symlink") {
        parents.push(inode);
        inode = child;
        continue;
      }
      if (++symlinks > maxSymlinks)
        throw new BootError(`Too many symbolic links in ${path} of the root disk.`);
      const target = await this.symlinkTarget(child);
      if (target.startsWith("/")) {
        inode = await this.inode(rootInode);
        parents.length = 0;
      }
      names.push(...target.split("/").reverse());
    }
    return inode;
  }

  private async directory(inode: Inode): Promise<Map<string, number>> {
    if (inode.sizeBytes > maxDirectoryBytes) throw damaged();
    return parseDirectory(await this.contents(inode), this.superblock.blockBytes);
  }

  private async symlinkTarget(inode: Inode): Promise<string> {
    const inInode = inode.sizeBytes < 60 && !(inode.flags & inodeFlags.extents);
    if (!inInode && inode.sizeBytes > 4096) throw damaged();
    const bytes = inInode
      ? new Uint8Array(inode.block.buffer, inode.block.byteOffset, inode.sizeBytes)
      : await this.contents(inode);
    return Buffer.from(bytes).toString("latin1");
  }

  private async inode(number: number): Promise<Inode> {
    const { blockBytes, firstDataBlock, groupDescriptorBytes, inodeBytes, inodesPerGroup } = this.superblock;
    if (number < 1 || number > this.superblock.inodeCount) throw damaged();
    const group = Math.floor((number - 1) / inodesPerGroup);
    const descriptor = view(
      await this.disk.read(
        (firstDataBlock + 1) * blockBytes + group * groupDescriptorBytes,
        groupDescriptorBytes,
      ),
    );
    const high = groupDescriptorBytes >= 64 ? descriptor.getUint32(0x28, true) : 0;
    const table = (high * 2 ** 32 + descriptor.getUint32(0x8, true)) * blockBytes;
    return parseInode(await this.disk.read(table + ((number - 1) % inodesPerGroup) * inodeBytes, inodeBytes));
  }

  private async contents(inode: Inode): Promise<Uint8Array> {
    if (inode.flags & (inodeFlags.inlineData | inodeFlags.encrypted)) {
      throw new BootError(
        "The boot file system keeps a file inline or encrypted, which the boot reader cannot read.",
      );
    }
    const { blockBytes } = this.superblock;
    const runs = await blockRuns(inode, blockBytes, async (block) =>
      view(await this.disk.read(block * blockBytes, blockBytes)),
    );
    const bytes = new Uint8Array(inode.sizeBytes);
    const reads: Promise<void>[] = [];
    for (const run of runs) {
      const start = run.fileBlock * blockBytes;
      const end = Math.min(start + run.count * blockBytes, bytes.length);
      for (let at = start; at < end; at += stepBytes) {
        const offset = run.diskBlock * blockBytes + at - start;
        reads.push(this.disk.read(offset, Math.min(stepBytes, end - at)).then((part) => bytes.set(part, at)));
      }
    }
    await Promise.all(reads);
    return bytes;
  }
}

function view(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function damaged(): BootError {
  return new BootError("The boot file system is damaged.");
}
