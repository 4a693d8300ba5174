import { BootError } from "../boot/boot-error";

/**
 * Names of a directory and their inodes. A directory with a hash tree is read the same way: the tree's own blocks
 * look like unused entries to whoever reads entry by entry, which is what they were made for.
 */
export function parseDirectory(bytes: Uint8Array, blockBytes: number): Map<string, number> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const entries = new Map<string, number>();
  for (let block = 0; block + blockBytes <= bytes.length; block += blockBytes) {
    let at = block;
    while (at + 8 <= block + blockBytes) {
      const inode = view.getUint32(at, true);
      const length = recordLength(view.getUint16(at + 4, true), blockBytes);
      const nameLength = view.getUint8(at + 6);
      if (length < 8 || length % 4 !== 0 || at + length > block + blockBytes || nameLength > length - 8) {
        throw new BootError(
          "The boot file system is damaged: a directory holds an entry of impossible length.",
        );
      }
      if (inode !== 0 && nameLength > 0) {
        entries.set(Buffer.from(bytes.subarray(at + 8, at + 8 + nameLength)).toString("latin1"), inode);
      }
      at += length;
    }
  }
  return entries;
}

/** In blocks of 64 KiB an entry that fills the block cannot say so in 16 bits */
function recordLength(stored: number, blockBytes: number): number {
  return blockBytes === 65536 && (stored === 65535 || stored === 0) ? 65536 : stored;
}
