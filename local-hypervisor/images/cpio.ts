/**
 * Writer of the "new ASCII" cpio format that Linux unpacks as its initial RAM file system (the kernel's
 * Documentation/driver-api/early-userspace/buffer-format.rst). Everything belongs to root and has no times.
 */
export interface CpioEntry {
  /** Path without a leading slash */
  readonly path: string;
  /** File type and permission bits, such as 0o100755 */
  readonly mode: number;
  /** Content of a regular file, target of a symbolic link */
  readonly data?: Uint8Array;
  /** Numbers of a device node */
  readonly device?: { readonly major: number; readonly minor: number };
}

export const directory = (path: string): CpioEntry => ({ path, mode: 0o040755 });
export const regularFile = (path: string, data: Uint8Array, permissions = 0o644): CpioEntry => ({
  path,
  mode: 0o100000 | permissions,
  data,
});
export const symbolicLink = (path: string, target: string): CpioEntry => ({
  path,
  mode: 0o120777,
  data: Buffer.from(target),
});
export const characterDevice = (path: string, major: number, minor: number): CpioEntry => ({
  path,
  mode: 0o020600,
  device: { major, minor },
});

const padded = (length: number): number => (length + 3) & ~3;

function encodeEntry(entry: CpioEntry, inode: number): Buffer {
  const name = Buffer.from(`${entry.path}\0`);
  const data = entry.data ?? new Uint8Array(0);
  const fields = [
    inode,
    entry.mode,
    0,
    0,
    1,
    0,
    data.length,
    0,
    0,
    entry.device?.major ?? 0,
    entry.device?.minor ?? 0,
    name.length,
    0,
  ];
  const header = Buffer.from(`070701${fields.map((field) => field.toString(16).padStart(8, "0")).join("")}`);
  const bytes = Buffer.alloc(padded(header.length + name.length) + padded(data.length));
  header.copy(bytes);
  name.copy(bytes, header.length);
  bytes.set(data, padded(header.length + name.length));
  return bytes;
}

/** Archive of the entries, in their order; a folder must come before what is in it. */
export function createCpio(entries: readonly CpioEntry[]): Uint8Array {
  return Buffer.concat(
    [...entries, { path: "TRAILER!!!", mode: 0 }].map((entry, index) => encodeEntry(entry, index + 1)),
  );
}
