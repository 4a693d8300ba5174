import type { BlockDevice } from "../../control-plane/ports";
import { BootError } from "./boot-error";

/** What reading needs of a disk. */
export type BlockReader = Pick<BlockDevice, "sizeBytes" | "read">;

/** One primary entry of a master boot record. */
export interface Partition {
  /** Type byte; 0x83 is Linux */
  readonly type: number;
  readonly active: boolean;
  readonly offsetBytes: number;
  readonly lengthBytes: number;
}

interface NumberedPartition {
  readonly index: number;
  readonly partition: Partition;
}

const sectorBytes = 512;

/** Primary partitions of a disk in the order that a boot loader tries them: the active one first, empty ones left out */
export async function readPartitions(disk: BlockReader): Promise<Partition[]> {
  if (disk.sizeBytes < sectorBytes) throw new BootError("The root disk is smaller than one sector.");
  const sector = await disk.read(0, sectorBytes);
  if (!hasBootSignature(sector)) {
    throw new BootError("The root disk has no boot sector: the signature 55 AA is missing at its byte 510.");
  }
  const partitions = parsePrimaryPartitions(sector, disk.sizeBytes).map(({ partition }) => partition);
  return partitions.sort((a, b) => Number(b.active) - Number(a.active));
}

/** Primary partitions by their place in the table, from 0; none where the disk has no boot sector */
export async function readPrimaryPartitions(disk: BlockReader): Promise<NumberedPartition[]> {
  if (disk.sizeBytes < sectorBytes) return [];
  const sector = await disk.read(0, sectorBytes);
  return hasBootSignature(sector) ? parsePrimaryPartitions(sector, disk.sizeBytes) : [];
}

function hasBootSignature(sector: Uint8Array): boolean {
  return sector[510] === 0x55 && sector[511] === 0xaa;
}

function parsePrimaryPartitions(sector: Uint8Array, diskBytes: number): NumberedPartition[] {
  const view = new DataView(sector.buffer, sector.byteOffset, sector.byteLength);
  return [0, 1, 2, 3].flatMap((index) => {
    const entry = 446 + index * 16;
    const type = view.getUint8(entry + 4);
    const offsetBytes = view.getUint32(entry + 8, true) * sectorBytes;
    const lengthBytes = Math.min(view.getUint32(entry + 12, true) * sectorBytes, diskBytes - offsetBytes);
    if (type === 0 || lengthBytes <= 0) return [];
    return [{ index, partition: { type, active: view.getUint8(entry) === 0x80, offsetBytes, lengthBytes } }];
  });
}

/** A partition as a disk of its own */
export function partitionReader(disk: BlockReader, partition: Partition): BlockReader {
  return {
    sizeBytes: partition.lengthBytes,
    read: (offsetBytes, lengthBytes) => {
      if (offsetBytes < 0 || offsetBytes + lengthBytes > partition.lengthBytes) {
        throw new BootError("The file system of the root disk reaches beyond the end of its partition.");
      }
      return disk.read(partition.offsetBytes + offsetBytes, lengthBytes);
    },
  };
}
