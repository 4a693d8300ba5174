/** A loadable part of a kernel: bytes for guest memory, and how much memory it takes with its zeroes. */
export interface LoadSegment {
  readonly physicalAddress: number;
  readonly bytes: Uint8Array;
  readonly memoryBytes: number;
}

export interface ElfImage {
  /** Physical address of the first instruction */
  readonly entry: number;
  readonly segments: readonly LoadSegment[];
}

const loadable = 1;

/** An executable 32-bit x86 ELF file, as an unpacked vmlinux is; undefined for anything else */
export function parseElf(file: Uint8Array): ElfImage | undefined {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  if (file.length < 52 || view.getUint32(0, false) !== 0x7f454c46) return undefined;
  if (view.getUint8(4) !== 1 || view.getUint8(5) !== 1 || view.getUint16(18, true) !== 3) return undefined;
  const tableOffset = view.getUint32(28, true);
  const entryBytes = view.getUint16(42, true);
  const count = view.getUint16(44, true);
  if (entryBytes < 32 || tableOffset + count * entryBytes > file.length) return undefined;
  const segments: LoadSegment[] = [];
  for (let at = tableOffset; at < tableOffset + count * entryBytes; at += entryBytes) {
    if (view.getUint32(at, true) !== loadable) continue;
    const offset = view.getUint32(at + 4, true);
    const fileBytes = view.getUint32(at + 16, true);
    const memoryBytes = view.getUint32(at + 20, true);
    if (offset + fileBytes > file.length || memoryBytes < fileBytes) return undefined;
    segments.push({
      physicalAddress: view.getUint32(at + 12, true),
      bytes: file.subarray(offset, offset + fileBytes),
      memoryBytes,
    });
  }
  return segments.length > 0 ? { entry: view.getUint32(24, true), segments } : undefined;
}
