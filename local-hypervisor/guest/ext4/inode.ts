/** What reading needs of an inode. */
export interface Inode {
  readonly kind: "file" | "directory" | "symlink" | "other";
  readonly sizeBytes: number;
  readonly flags: number;
  /** The 60 bytes that hold the extent tree, the block map or a short symlink's target */
  readonly block: DataView;
}

export const inodeFlags = { extents: 0x80000, inlineData: 0x10000000, encrypted: 0x800 } as const;

const kinds: Readonly<Record<number, Inode["kind"]>> = { 8: "file", 4: "directory", 10: "symlink" };

export function parseInode(bytes: Uint8Array): Inode {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return {
    kind: kinds[view.getUint16(0, true) >> 12] ?? "other",
    sizeBytes: view.getUint32(0x6c, true) * 2 ** 32 + view.getUint32(0x4, true),
    flags: view.getUint32(0x20, true),
    block: new DataView(bytes.buffer, bytes.byteOffset + 0x28, 60),
  };
}
