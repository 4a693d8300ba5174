import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { recipe } from "../../../../local-hypervisor/images/drydock-micro/recipe";
import { grubCoreImage } from "../../../../local-hypervisor/images/grub/core-image";
import { findProgram } from "../../../../local-hypervisor/images/host-programs";

const grubFolder = "/usr/lib/grub/i386-pc";
const mkimage = findProgram("grub-mkimage");
const xz = findProgram("xz") ?? "/usr/bin/xz";
const isInstalled = mkimage !== undefined && existsSync(join(grubFolder, "kernel.img"));
const sector = 512;

test("the packages of this test are there in CI", () => {
  if (process.env.CI) expect(isInstalled).toBe(true);
});

const oracle = isInstalled ? describe : describe.skip;
oracle("a core image, against grub-mkimage's of the same parts", () => {
  let folder: string;
  let ours: Buffer;
  let theirs: Buffer;
  const decompressor = () => readFileSync(join(grubFolder, "lzma_decompress.img"));

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "drydock-grub-"));
    const { modules, prefix, configuration } = recipe.bootLoader;
    ours = Buffer.from(await grubCoreImage({ ...recipe.bootLoader, grubFolder, workFolder: folder }));
    const configurationFile = join(folder, "early.cfg");
    const file = join(folder, "core.img");
    writeFileSync(configurationFile, configuration);
    execFileSync(mkimage as string, [
      ...["-O", "i386-pc", "-p", prefix, "-c", configurationFile, "-o", file],
      ...modules,
    ]);
    theirs = readFileSync(file);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const unpack = (core: Buffer, name: string): Buffer => {
    const start = sector + decompressor().length;
    const file = join(folder, name);
    writeFileSync(file, core.subarray(start, start + core.readUInt32LE(sector + 8)));
    return execFileSync(xz, ["-dc", "--format=raw", "--lzma1=lc=3,lp=0,pb=2", file], {
      maxBuffer: 2 ** 24,
      // The stream of grub-mkimage has no mark at its end, of which xz complains after it has unpacked all
      stdio: ["ignore", "pipe", "ignore"],
    });
  };

  test("unpacks to as many bytes as its header says", () => {
    expect(unpack(ours, "ours.lzma")).toHaveLength(ours.readUInt32LE(sector + 12));
    expect(ours.readUInt32LE(sector + 12)).toBe(theirs.readUInt32LE(sector + 12));
  });

  test("holds the same kernel, and the same modules in an order of its own", () => {
    const plain = unpack(ours, "ours.lzma");
    const kernelBytes = plain.indexOf(Buffer.from("mimg\x0c\0\0\0"));
    const objects = (bytes: Buffer): string[] => {
      const found: string[] = [];
      for (let at = kernelBytes + 12; at < bytes.length; at += bytes.readUInt32LE(at + 4))
        found.push(describeObject(bytes.subarray(at, at + bytes.readUInt32LE(at + 4))));
      return found;
    };
    const reference = unpackAll(theirs);
    expect(plain.subarray(0, kernelBytes + 12)).toEqual(reference.subarray(0, kernelBytes + 12));
    expect(objects(plain).sort()).toEqual(objects(reference).sort());
  });

  const describeObject = (object: Buffer): string => {
    const digest = createHash("sha256").update(object).digest("hex");
    return `type ${object.readUInt32LE(0)}, ${object.length} bytes, SHA-256 ${digest}`;
  };

  /** grub-mkimage's stream by its known length */
  const unpackAll = (core: Buffer): Buffer => {
    const start = sector + decompressor().length;
    const header = Buffer.alloc(13);
    header[0] = 3 + 9 * (0 + 5 * 2);
    header.writeUInt32LE(2 ** 16, 1);
    header.writeBigUInt64LE(BigInt(core.readUInt32LE(sector + 12)), 5);
    const file = join(folder, "theirs.lzma");
    writeFileSync(file, Buffer.concat([header, core.subarray(start, start + core.readUInt32LE(sector + 8))]));
    return execFileSync(xz, ["-dc", "--format=lzma", file], { maxBuffer: 2 ** 24 });
  };

  test("starts with the sector that loads as many sectors as follow", () => {
    const first = readFileSync(join(grubFolder, "diskboot.img"));
    expect(ours.subarray(0, sector - 4)).toEqual(first.subarray(0, sector - 4));
    expect(ours.readUInt16LE(sector - 4)).toBe(ours.length / sector - 1);
    expect(ours.length).toBeLessThan(2047 * sector);
  });
});
