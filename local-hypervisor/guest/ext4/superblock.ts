import { BootError } from "../boot/boot-error";

/** What reading files needs of an ext2, ext3 or ext4 superblock. Layout: kernel, Documentation/filesystems/ext4. */
export interface Superblock {
  readonly blockBytes: number;
  readonly firstDataBlock: number;
  readonly inodeCount: number;
  readonly inodesPerGroup: number;
  readonly inodeBytes: number;
  readonly groupDescriptorBytes: number;
}

export const superblockOffsetBytes = 1024;
export const superblockBytes = 1024;

const incompatible = {
  filetype: 0x2,
  recover: 0x4,
  extents: 0x40,
  is64bit: 0x80,
  multipleMountProtection: 0x100,
  flexibleGroups: 0x200,
  checksumSeed: 0x2000,
  largeDirectories: 0x4000,
} as const;
const understood = Object.values(incompatible).reduce((all, bit) => all | bit, 0);

/** Undefined when the bytes are no superblock of the family at all */
export function parseSuperblock(bytes: Uint8Array): Superblock | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.getUint16(0x38, true) !== 0xef53) return undefined;
  const features = view.getUint32(0x60, true);
  const strange = features & ~understood;
  if (strange !== 0) {
    throw new BootError(
      `The boot file system uses ext4 features that the boot reader does not know (incompat 0x${(strange >>> 0).toString(16)}).`,
    );
  }
  const dynamic = view.getUint32(0x4c, true) >= 1;
  const superblock: Superblock = {
    blockBytes: 1024 << view.getUint32(0x18, true),
    firstDataBlock: view.getUint32(0x14, true),
    inodeCount: view.getUint32(0x0, true),
    inodesPerGroup: view.getUint32(0x28, true),
    inodeBytes: dynamic ? view.getUint16(0x58, true) : 128,
    groupDescriptorBytes: features & incompatible.is64bit ? view.getUint16(0xfe, true) : 32,
  };
  const { blockBytes, inodeBytes, inodesPerGroup, groupDescriptorBytes } = superblock;
  const sound =
    view.getUint32(0x18, true) <= 6 &&
    inodeBytes >= 128 &&
    inodeBytes <= blockBytes &&
    inodesPerGroup > 0 &&
    groupDescriptorBytes >= 32 &&
    groupDescriptorBytes <= blockBytes;
  if (!sound) throw new BootError("The superblock of the boot file system is damaged.");
  return superblock;
}
