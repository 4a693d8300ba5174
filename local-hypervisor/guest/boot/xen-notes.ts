/** What a kernel says in its notes for Xen (xen/include/public/elfnote.h). */
export interface XenNotes {
  /** XEN_ELFNOTE_PHYS32_ENTRY: physical address of the entry without firmware (PVH); undefined where it has none */
  readonly physicalEntry: number | undefined;
}

const noteSegment = 4;
const physicalEntryType = 18;
const noteHeaderBytes = 12;

/** The notes of a 32-bit ELF file that `parseElf` takes; undefined for a kernel that was not prepared for Xen */
export function readXenNotes(file: Uint8Array): XenNotes | undefined {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const tableOffset = view.getUint32(28, true);
  const entryBytes = view.getUint16(42, true);
  const count = view.getUint16(44, true);
  let isPrepared = false;
  let physicalEntry: number | undefined;
  for (let at = tableOffset; at < tableOffset + count * entryBytes; at += entryBytes) {
    if (view.getUint32(at, true) !== noteSegment) continue;
    const start = view.getUint32(at + 4, true);
    const end = Math.min(file.length, start + view.getUint32(at + 16, true));
    for (let note = start; note + noteHeaderBytes <= end; ) {
      const nameBytes = view.getUint32(note, true);
      const valueBytes = view.getUint32(note + 4, true);
      const type = view.getUint32(note + 8, true);
      const value = note + noteHeaderBytes + padded(nameBytes);
      const next = value + padded(valueBytes);
      if (next > end) break;
      const name = Buffer.from(file.subarray(note + noteHeaderBytes, note + noteHeaderBytes + nameBytes));
      if (name.toString("latin1") === "Xen\0") {
        isPrepared = true;
        if (type === physicalEntryType && valueBytes >= 4) physicalEntry = view.getUint32(value, true);
      }
      note = next;
    }
  }
  return isPrepared ? { physicalEntry } : undefined;
}

function padded(lengthBytes: number): number {
  return Math.ceil(lengthBytes / 4) * 4;
}
