import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { detectDiskFormat } from "../../../local-hypervisor/images/disk-format";
import { findProgram } from "../../../local-hypervisor/images/host-programs";
import { type ImportOptions, importDisk } from "../../../local-hypervisor/images/import-disk";
import { readManifest } from "../../../local-hypervisor/images/manifest";
import { convertDisk } from "../../../local-hypervisor/images/qemu-img";
import { runProgram } from "../../support/program";

const hasQemuImg = findProgram("qemu-img") !== undefined;
if (!hasQemuImg) console.warn("qemu-img is not installed, so no conversions are tested: package qemu-utils");
const qemuTest = hasQemuImg || process.env.CI ? test : test.skip;

const mebibyte = 2 ** 20;
let folder: string;
let images: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "drydock-import-"));
  images = join(folder, "images");
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const options = (file: string, changes: Partial<ImportOptions> = {}): ImportOptions => ({
  file,
  properties: {
    name: "My image (1)",
    description: "d",
    architecture: "i386",
    virtualizationType: "hvm",
    enaSupport: false,
    rootDeviceName: "/dev/xvda",
  },
  imagesFolder: images,
  now: () => 1_700_000_000_000,
  signal: new AbortController().signal,
  onStep: () => {},
  onPercent: () => {},
  ...changes,
});

/** Noise, a hole of 40 MiB, and a tail that ends within a sector */
function specimen(): string {
  const file = join(folder, "specimen.raw");
  const noise = Buffer.alloc(mebibyte + 4096 * 3);
  for (let at = 0; at < noise.length; at += 4) noise.writeInt32LE(Math.imul(at + 4, 2654435761), at);
  noise.fill(0, 8192, 12288 + 100);
  writeFileSync(file, noise);
  truncateSync(file, 40 * mebibyte);
  writeFileSync(file, noise.subarray(0, 700), { flag: "a" });
  return file;
}

async function qemuImg(...args: string[]): Promise<string> {
  const { status, output, stdout } = await runProgram("qemu-img", args, {
    cwd: folder,
    environment: process.env,
  });
  if (status !== 0) throw new Error(output);
  return stdout;
}

test("a raw image is copied byte by byte, holes as holes, its last sector filled up", async () => {
  const file = specimen();
  const percents: number[] = [];
  const manifest = await importDisk(options(file, { onPercent: (percent) => percents.push(percent) }));
  const imported = join(images, manifest.key);
  expect(readManifest(imported)).toEqual(manifest);
  expect(manifest).toMatchObject({ key: "my-image-1-1700000000000", rootVolumeGib: 1, file: "disk.raw" });
  const disk = readFileSync(join(imported, "disk.raw"));
  const original = readFileSync(file);
  expect(disk.length).toBe(40 * mebibyte + 1024);
  expect(Buffer.compare(disk.subarray(0, original.length), original)).toBe(0);
  expect(statSync(join(imported, "disk.raw")).blocks * 512).toBeLessThan(2 * mebibyte);
  expect(percents.at(-1)).toBe(100);
  expect(readdirSync(images)).toEqual([manifest.key]);
});

test("an import that is aborted, or that fails, leaves nothing behind", async () => {
  const controller = new AbortController();
  const aborted = options(specimen(), {
    signal: controller.signal,
    onPercent: (percent) => {
      if (percent > 20) controller.abort(new Error("interrupted"));
    },
  });
  await expect(importDisk(aborted)).rejects.toThrow("interrupted");
  expect(readdirSync(images)).toEqual([]);
  // A folder of that name cannot be made: the manifest cannot take its place
  mkdirSync(join(images, "my-image-1-1700000000000", "taken"), { recursive: true });
  await expect(importDisk(options(specimen()))).rejects.toThrow();
  expect(readdirSync(images)).toEqual(["my-image-1-1700000000000"]);
});

test("clears up after an import whose process was killed, and not after one that runs", async () => {
  const [dead, alive] = [`.importing-${2 ** 22 + 1}-abc`, `.importing-${process.pid}-abc`];
  for (const name of [dead, alive]) mkdirSync(join(images, name), { recursive: true });
  await importDisk(options(specimen()));
  expect(existsSync(join(images, dead))).toBe(false);
  expect(existsSync(join(images, alive))).toBe(true);
});

test("refuses what is no disk image, and says how to unpack one", async () => {
  const empty = join(folder, "empty");
  writeFileSync(empty, "");
  const packed = join(folder, "disk.raw.xz");
  writeFileSync(packed, Buffer.from("fd377a585a000000", "hex"));
  await expect(importDisk(options(empty))).rejects.toThrow(/is empty/);
  await expect(importDisk(options(folder))).rejects.toThrow(/not a file/);
  await expect(importDisk(options(join(folder, "none")))).rejects.toThrow(/ENOENT/);
  await expect(importDisk(options(packed))).rejects.toThrow(/unxz .*disk\.raw\.xz/);
});

test("names the package where qemu-img is not installed", async () => {
  const file = join(folder, "disk.qcow2");
  writeFileSync(file, Buffer.concat([Buffer.from("514649fb00000003", "hex"), Buffer.alloc(1000)]));
  const { PATH } = process.env;
  const bin = join(folder, "bin");
  mkdirSync(bin);
  symlinkSync(process.execPath, join(bin, "node"));
  process.env.PATH = bin;
  try {
    await expect(importDisk(options(file))).rejects.toThrow(/apt-get install qemu-utils/);
    expect(readdirSync(images)).toEqual([]);
  } finally {
    process.env.PATH = PATH;
  }
});

qemuTest("tells every format that qemu-img writes by its magic number", async () => {
  for (const format of ["raw", "qcow2", "qed", "vmdk", "vdi", "vhdx", "vpc"]) {
    await qemuImg("create", "-q", "-f", format, `disk.${format}`, "8M");
    expect([format, await detectDiskFormat(join(folder, `disk.${format}`))]).toEqual([format, format]);
  }
  await qemuImg("create", "-q", "-f", "vpc", "-o", "subformat=fixed", "fixed.vhd", "8M");
  expect(await detectDiskFormat(join(folder, "fixed.vhd"))).toBe("vpc");
});

qemuTest(
  "converts each of them to what qemu-img finds identical",
  async () => {
    const file = specimen();
    truncateSync(file, 40 * mebibyte);
    for (const format of ["qcow2", "vmdk", "vdi", "vhdx"]) {
      await qemuImg("convert", "-f", "raw", "-O", format, file, "converted");
      const percents: number[] = [];
      const manifest = await importDisk(
        options(join(folder, "converted"), { onPercent: (percent) => percents.push(percent) }),
      );
      const disk = join(images, manifest.key, "disk.raw");
      expect(await qemuImg("compare", "-f", "raw", "-F", "raw", file, disk)).toContain("identical");
      expect(percents.at(-1)).toBe(100);
      rmSync(join(images, manifest.key), { recursive: true });
    }
  },
  30_000,
);

qemuTest("does not read other files of this machine for an image that names them", async () => {
  const secret = specimen();
  await qemuImg("create", "-q", "-f", "qcow2", "-b", secret, "-F", "raw", "backed.qcow2");
  await expect(importDisk(options(join(folder, "backed.qcow2")))).rejects.toThrow(
    /builds on .*specimen\.raw/,
  );
  await qemuImg(
    "create",
    "-q",
    "-f",
    "qcow2",
    "-o",
    "data_file=outside.raw,data_file_raw=on",
    "outside.qcow2",
    "8M",
  );
  await expect(importDisk(options(join(folder, "outside.qcow2")))).rejects.toThrow(/builds on outside\.raw/);
  await qemuImg("create", "-q", "-f", "vmdk", "-o", "subformat=monolithicFlat", "flat.vmdk", "8M");
  await expect(importDisk(options(join(folder, "flat.vmdk")))).rejects.toThrow(/not whole/);
  expect(readdirSync(images)).toEqual([]);
});

qemuTest("a conversion that is aborted ends qemu-img", async () => {
  const controller = new AbortController();
  controller.abort(new Error("interrupted"));
  const to = join(folder, "out.qcow2");
  const conversion = {
    from: specimen(),
    fromFormat: "raw",
    to,
    toFormat: "qcow2",
    onPercent: () => {},
  } as const;
  await expect(convertDisk({ ...conversion, signal: controller.signal })).rejects.toThrow("interrupted");
  const late = new AbortController();
  const running = convertDisk({ ...conversion, signal: late.signal });
  late.abort(new Error("interrupted late"));
  await expect(running).rejects.toThrow("interrupted late");
});
