import { closeSync, fstatSync, openSync, writeSync } from "node:fs";
import { bootRecordCodeBytes, masterBootRecord, partitionStartBytes } from "../partition-table";

/** GRUB's two stages for a BIOS */
export interface BootFiles {
  /** `boot.img`, one sector, which loads the sector after it */
  readonly bootSector: Uint8Array;
  /** `core.img`, as `grub-mkimage -O i386-pc` makes it */
  readonly core: Uint8Array;
}

const sectorBytes = 512;

/** How many sectors core.img's first one loads: the count in its only block list (grub's include/grub/i386/pc/boot.h) */
const blockListLengthOffset = sectorBytes - 4;

/** First sectors of a disk that GRUB boots from: what grub-bios-setup would write to a device. */
export function bootArea(files: BootFiles, diskBytes: number, diskSignature: number): Uint8Array {
  const coreSectors = Math.ceil(files.core.length / sectorBytes);
  const area = Buffer.alloc((1 + coreSectors) * sectorBytes);
  if (area.length > partitionStartBytes)
    throw new Error(
      `GRUB's core image takes ${files.core.length} bytes; ${partitionStartBytes - sectorBytes} fit before the partition.`,
    );
  const code = files.bootSector.subarray(0, bootRecordCodeBytes);
  area.set(masterBootRecord(diskBytes, diskSignature, code));
  area.set(files.core, sectorBytes);
  area.writeUInt16LE(coreSectors - 1, sectorBytes + blockListLengthOffset);
  return area;
}

/** Makes a disk file with its one partition bootable by a BIOS. */
export function installBootLoader(disk: string, files: BootFiles, diskSignature: number): void {
  const descriptor = openSync(disk, "r+");
  try {
    const area = bootArea(files, fstatSync(descriptor).size, diskSignature);
    writeSync(descriptor, area, 0, area.length, 0);
  } finally {
    closeSync(descriptor);
  }
}
