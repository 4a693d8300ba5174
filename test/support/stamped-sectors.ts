export const sectorBytes = 512;
const words = sectorBytes / 4;

/** Sectors that each say their number and who wrote them, in every word, so that a torn one shows */
export function stampedSectors(first: number, count: number, serial: number): Uint8Array {
  const all = new Uint32Array(count * words);
  for (let index = 0; index < count; index++) {
    const at = index * words;
    all[at] = first + index;
    all[at + 1] = serial;
    for (let word = 2; word < words; word++)
      all[at + word] = Math.imul(serial ^ (word << 20), 0x9e3779b1) + first + index;
  }
  return new Uint8Array(all.buffer);
}

/** Who wrote a sector: 0 when it is zeroes, undefined when it is torn or another sector's */
export function writerOf(sector: Uint8Array, number: number): number | undefined {
  if (sector.every((byte) => byte === 0)) return 0;
  const serial = new DataView(sector.buffer, sector.byteOffset).getUint32(4, true);
  return Buffer.compare(sector, stampedSectors(number, 1, serial)) === 0 ? serial : undefined;
}
