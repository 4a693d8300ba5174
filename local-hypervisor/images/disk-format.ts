import { open } from "node:fs/promises";

/** Formats of disk images: those with a magic number of their own, and `raw` for all others. */
export type DiskFormat = "raw" | "qcow2" | "vmdk" | "vdi" | "vhdx" | "vpc" | "qed";

export const diskFormats: readonly DiskFormat[] = ["raw", "qcow2", "vmdk", "vdi", "vhdx", "vpc", "qed"];

interface Mark {
  readonly format: DiskFormat;
  readonly offsetBytes: number;
  readonly bytes: Buffer;
}

const mark = (format: DiskFormat, bytes: string | Buffer, offsetBytes = 0): Mark => ({
  format,
  offsetBytes,
  bytes: Buffer.from(bytes as string),
});

/** As the formats' specifications have them, and qemu's probes */
const marks: readonly Mark[] = [
  mark("qcow2", Buffer.from("514649fb", "hex")),
  mark("qed", "QED\0"),
  mark("vmdk", "KDMV"),
  mark("vmdk", "COWD"),
  mark("vmdk", "# Disk DescriptorFile"),
  mark("vhdx", "vhdxfile"),
  mark("vpc", "conectix"),
  mark("vdi", Buffer.from("7f10dabe", "hex"), 0x40),
];

/** Programs that undo what a file is packed by */
const packers: readonly { readonly name: string; readonly unpack: string; readonly bytes: Buffer }[] = [
  { name: "gzip", unpack: "gunzip", bytes: Buffer.from("1f8b", "hex") },
  { name: "xz", unpack: "unxz", bytes: Buffer.from("fd377a585a00", "hex") },
  { name: "zstd", unpack: "unzstd", bytes: Buffer.from("28b52ffd", "hex") },
  { name: "bzip2", unpack: "bunzip2", bytes: Buffer.from("425a68", "hex") },
];

/** A file that is no disk image; the message is for people. */
export class NoDiskImage extends Error {
  override readonly name = "NoDiskImage";
}

/** Format of a disk image by its magic number. Rejects with `NoDiskImage` for empty files, folders and packed files */
export async function detectDiskFormat(file: string): Promise<DiskFormat> {
  const handle = await open(file).catch((error: NodeJS.ErrnoException) => {
    throw new NoDiskImage(`${file} cannot be read (${error.code})`);
  });
  try {
    const status = await handle.stat();
    if (!status.isFile()) throw new NoDiskImage(`${file} is not a file`);
    if (status.size === 0) throw new NoDiskImage(`${file} is empty`);
    const head = Buffer.alloc(4096);
    await handle.read(head, 0, head.length, 0);
    const found = marks.find(({ bytes, offsetBytes }) =>
      head.subarray(offsetBytes, offsetBytes + bytes.length).equals(bytes),
    );
    if (found) return found.format;
    const packer = packers.find(({ bytes }) => head.subarray(0, bytes.length).equals(bytes));
    if (packer)
      throw new NoDiskImage(`${file} is packed by ${packer.name}; unpack it first: ${packer.unpack} ${file}`);
    // A VHD of fixed size is a raw disk with a footer
    const footer = Buffer.alloc(8);
    if (status.size >= 512) await handle.read(footer, 0, footer.length, status.size - 512);
    return footer.toString("latin1") === "conectix" ? "vpc" : "raw";
  } finally {
    await handle.close();
  }
}
