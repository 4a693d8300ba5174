/**
 * Names of the shared libraries that a 64-bit little-endian ELF file asks for (`DT_NEEDED` of its dynamic section);
 * none for files that are something else.
 */
export function neededLibraries(file: Buffer): string[] {
  if (file.length < 64 || file.readUInt32BE(0) !== 0x7f454c46 || file[4] !== 2 || file[5] !== 1) return [];
  const segments = readSegments(file);
  const dynamic = segments.find(({ type }) => type === segmentTypes.dynamic);
  if (!dynamic) return [];
  const entries: { readonly tag: number; readonly value: number }[] = [];
  for (let at = dynamic.offset; at < dynamic.offset + dynamic.fileBytes; at += 16) {
    const tag = Number(file.readBigInt64LE(at));
    if (tag === tags.end) break;
    entries.push({ tag, value: Number(file.readBigUInt64LE(at + 8)) });
  }
  const stringsAddress = entries.find(({ tag }) => tag === tags.strings)?.value;
  const holder = segments.find(
    ({ type, address, fileBytes }) =>
      type === segmentTypes.load &&
      stringsAddress !== undefined &&
      stringsAddress >= address &&
      stringsAddress < address + fileBytes,
  );
  if (stringsAddress === undefined || !holder) return [];
  const strings = stringsAddress - holder.address + holder.offset;
  return entries
    .filter(({ tag }) => tag === tags.needed)
    .map(({ value }) => file.toString("latin1", strings + value, file.indexOf(0, strings + value)));
}

/** Of /usr/include/elf.h */
const segmentTypes = { load: 1, dynamic: 2 } as const;
const tags = { end: 0, needed: 1, strings: 5 } as const;

interface Segment {
  readonly type: number;
  readonly offset: number;
  readonly address: number;
  readonly fileBytes: number;
}

function readSegments(file: Buffer): Segment[] {
  const table = Number(file.readBigUInt64LE(32));
  const entryBytes = file.readUInt16LE(54);
  return Array.from({ length: file.readUInt16LE(56) }, (_, index) => {
    const at = table + index * entryBytes;
    return {
      type: file.readUInt32LE(at),
      offset: Number(file.readBigUInt64LE(at + 8)),
      address: Number(file.readBigUInt64LE(at + 16)),
      fileBytes: Number(file.readBigUInt64LE(at + 32)),
    };
  });
}
