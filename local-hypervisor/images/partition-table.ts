const sectorBytes = 512;

/** First byte of the only partition: 1 MiB, where partitioning tools put it */
export const partitionStartBytes = 2048 * sectorBytes;

/** Room for a boot loader's code at the start of the record; disk signature and table follow */
export const bootRecordCodeBytes = 440;

/**
 * Master boot record with one Linux partition from 1 MiB to the end of the disk, marked active. Layout: offset 446,
 * 16 bytes an entry; the signature 55 AA ends the sector.
 */
export function masterBootRecord(diskBytes: number, diskSignature: number, code?: Uint8Array): Uint8Array {
  const sector = Buffer.alloc(sectorBytes);
  if (code) sector.set(code.subarray(0, bootRecordCodeBytes));
  sector.writeUInt32LE(diskSignature >>> 0, 440);
  sector[446] = 0x80;
  // Cylinder, head and sector numbers are not used beyond 8 GB; these values say so
  sector.set([0xfe, 0xff, 0xff], 447);
  sector[450] = 0x83;
  sector.set([0xfe, 0xff, 0xff], 451);
  sector.writeUInt32LE(partitionStartBytes / sectorBytes, 454);
  sector.writeUInt32LE((diskBytes - partitionStartBytes) / sectorBytes, 458);
  sector.set([0x55, 0xaa], 510);
  return sector;
}
