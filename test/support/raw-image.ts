import { open, stat } from "node:fs/promises";
import {
  type BlockReader,
  partitionReader,
  readPartitions,
} from "../../local-hypervisor/guest/boot/partition-table";
import { Ext4FileSystem } from "../../local-hypervisor/guest/ext4/file-system";

/** Larger than any file that boots a guest */
const maxFileBytes = 2 ** 26;

/** A raw disk image with a partition table, as it is read for tests. */
export interface RawImage {
  readonly disk: BlockReader;
  /** A file of the first partition, an ext4 file system; rejects when it is not there */
  readFile(path: string): Promise<Uint8Array>;
}

/** Opens an image for as long as it is read */
export async function readRawImage<T>(path: string, read: (image: RawImage) => Promise<T>): Promise<T> {
  const file = await open(path, "r");
  try {
    const disk: BlockReader = {
      sizeBytes: (await stat(path)).size,
      read: async (offset, length) => {
        const bytes = new Uint8Array(length);
        await file.read(bytes, 0, length, offset);
        return bytes;
      },
    };
    const [partition] = await readPartitions(disk);
    const fileSystem = partition && (await Ext4FileSystem.open(partitionReader(disk, partition)));
    const readFile = async (name: string): Promise<Uint8Array> => {
      const bytes = await fileSystem?.readFile(name, maxFileBytes);
      if (!bytes) throw new Error(`${path} has no ${name}`);
      return bytes;
    };
    return await read({ disk, readFile });
  } finally {
    await file.close();
  }
}
