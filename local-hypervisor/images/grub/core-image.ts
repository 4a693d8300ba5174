import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { runHostCommand } from "../host-command";

export interface CoreImageOptions {
  /** `usr/lib/grub/i386-pc` of an unpacked grub-pc-bin */
  readonly grubFolder: string;
  /** Modules that are in the image; those that they need come along */
  readonly modules: readonly string[];
  /** Where GRUB finds its configuration and further modules, such as `(hd0,msdos1)/boot/grub` */
  readonly prefix: string;
  /** Commands that run before the configuration file is read */
  readonly configuration: string;
  /** Folder for files on the way; they are gone afterwards */
  readonly workFolder: string;
}

const sectorBytes = 512;
/** Of the space before a first partition at 1 MiB, what the boot sector leaves */
const maxCoreBytes = 2047 * sectorBytes;

/**
 * GRUB's core image for a BIOS, to be written from the sector after the boot sector on, where GRUB's boot.img looks
 * for it. It is put together as grub-mkimage does for the format i386-pc (GRUB 2.06, util/mkimage.c): one sector that
 * loads the rest, a decompressor, and, compressed by LZMA, the kernel followed by modules, early commands and prefix.
 */
export async function grubCoreImage(options: CoreImageOptions): Promise<Uint8Array> {
  const { grubFolder, modules, prefix, configuration, workFolder } = options;
  const piece = (name: string) => readFileSync(join(grubFolder, name));
  const kernel = flatKernel(piece("kernel.img"));
  const needed = moduleOrder(piece("moddep.lst").toString(), modules);
  const plain = Buffer.concat([
    kernel,
    moduleArea([
      ...needed.map((name) => moduleObject(objectType.elf, piece(`${name}.mod`))),
      moduleObject(objectType.configuration, Buffer.from(`${configuration}\0`)),
      moduleObject(objectType.prefix, Buffer.from(`${prefix}\0`)),
    ]),
  ]);
  const packed = await packLzma(plain, workFolder);
  const decompressor = Buffer.from(piece("lzma_decompress.img"));
  decompressor.writeUInt32LE(packed.length, compressedSizeOffset);
  decompressor.writeUInt32LE(plain.length, uncompressedSizeOffset);
  const body = Buffer.concat([decompressor, packed]);
  const sectors = Math.ceil(body.length / sectorBytes);
  const firstSector = Buffer.from(piece("diskboot.img"));
  firstSector.writeUInt16LE(sectors, blockListLengthOffset);
  const core = Buffer.alloc((1 + sectors) * sectorBytes);
  firstSector.copy(core);
  body.copy(core, sectorBytes);
  if (core.length > maxCoreBytes)
    throw new Error(
      `GRUB's core image takes ${core.length} bytes; ${maxCoreBytes} fit before the partition.`,
    );
  return core;
}

/** include/grub/offsets.h: fields of the decompressor */
const compressedSizeOffset = 0x08;
const uncompressedSizeOffset = 0x0c;
/** include/grub/i386/pc/boot.h: the last 12 bytes of diskboot.img are sector (2 already), count and segment */
const blockListLengthOffset = sectorBytes - 4;
/** include/grub/kernel.h */
const moduleMagic = 0x676d696d;
const objectType = { elf: 0, configuration: 2, prefix: 3 } as const;
const objectHeaderBytes = 8;
const areaHeaderBytes = 12;

/** The kernel's memory from its link address on, without the part that starts as zeroes */
function flatKernel(elf: Buffer): Buffer {
  if (elf.readUInt32BE(0) !== 0x7f454c46) throw new Error("GRUB's kernel.img is no ELF file.");
  const table = elf.readUInt32LE(0x1c);
  const entryBytes = elf.readUInt16LE(0x2a);
  const count = elf.readUInt16LE(0x2c);
  for (let at = table; at < table + count * entryBytes; at += entryBytes) {
    const loadable = elf.readUInt32LE(at) === 1;
    if (!loadable) continue;
    const start = elf.readUInt32LE(at + 4);
    return padded(elf.subarray(start, start + elf.readUInt32LE(at + 16)));
  }
  throw new Error("GRUB's kernel.img has nothing to load.");
}

/** The modules and all that they need, each after what it needs; `list` is moddep.lst: `name: needed needed` a line */
function moduleOrder(list: string, names: readonly string[]): string[] {
  const needs = new Map(
    list.split("\n").map((line) => {
      const [name = "", rest = ""] = line.split(":");
      return [name, rest.split(" ").filter((word) => word !== "")] as const;
    }),
  );
  const ordered: string[] = [];
  const visit = (name: string): void => {
    if (ordered.includes(name)) return;
    const needed = needs.get(name);
    if (!needed) throw new Error(`GRUB has no module '${name}'`);
    needed.forEach(visit);
    ordered.push(name);
  };
  names.forEach(visit);
  return ordered;
}

function moduleArea(objects: readonly Buffer[]): Buffer {
  const header = Buffer.alloc(areaHeaderBytes);
  const lengthBytes = objects.reduce((sum, object) => sum + object.length, areaHeaderBytes);
  header.writeUInt32LE(moduleMagic, 0);
  header.writeUInt32LE(areaHeaderBytes, 4);
  header.writeUInt32LE(lengthBytes, 8);
  return Buffer.concat([header, ...objects]);
}

function moduleObject(type: number, content: Buffer): Buffer {
  const body = padded(content);
  const header = Buffer.alloc(objectHeaderBytes);
  header.writeUInt32LE(type, 0);
  header.writeUInt32LE(objectHeaderBytes + body.length, 4);
  return Buffer.concat([header, body]);
}

const padded = (bytes: Buffer): Buffer => Buffer.concat([bytes, Buffer.alloc(-bytes.length & 3)]);

/** GRUB's decompressor takes the bare stream, with these parameters (lib/LzmaDec of its decompressor) */
async function packLzma(plain: Buffer, workFolder: string): Promise<Buffer> {
  const file = join(workFolder, "grub-core");
  const packedFile = `${file}.packed`;
  writeFileSync(file, plain);
  try {
    await runHostCommand("xz", [
      "--format=raw",
      "--lzma1=preset=9,lc=3,lp=0,pb=2,dict=1MiB",
      "--keep",
      "--suffix=.packed",
      file,
    ]);
    return readFileSync(packedFile);
  } finally {
    for (const each of [file, packedFile]) rmSync(each, { force: true });
  }
}
