import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { findPvGrubEntry } from "../../../../local-hypervisor/guest/boot/pv-grub";
import { runHostCommand } from "../../../../local-hypervisor/images/host-command";
import { MemoryDisk } from "../../../support/memory-disk";

const fileSystemBytes = 2 ** 20;
const firstPartitionBytes = 2 ** 20;
const folder = mkdtempSync(join(tmpdir(), "pv-grub-"));
let made = 0;

afterAll(() => rmSync(folder, { recursive: true, force: true }));

type Files = Readonly<Record<string, string>>;

const menu = (kernel: string, ...before: string[]) =>
  [...before, "title Test", `kernel ${kernel} root=/dev/xvda1`, ""].join("\n");

async function fileSystem(files: Files): Promise<Buffer> {
  const name = join(folder, String(++made));
  for (const [path, content] of Object.entries(files)) {
    const file = join(`${name}.tree`, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
  }
  await runHostCommand("mke2fs", [
    "-q",
    "-F",
    "-t",
    "ext4",
    "-d",
    `${name}.tree`,
    name,
    `${fileSystemBytes / 1024}k`,
  ]);
  return readFileSync(name);
}

/** A disk that is a file system, as those are that EC2 shows as /dev/sda1 */
async function wholeDisk(files: Files): Promise<MemoryDisk> {
  const disk = new MemoryDisk(fileSystemBytes);
  disk.bytes.set(await fileSystem(files));
  return disk;
}

/** A disk with primary partitions, by their place in the table from 0 */
async function partitionedDisk(partitions: readonly (Files | undefined)[]): Promise<MemoryDisk> {
  const disk = new MemoryDisk(firstPartitionBytes + partitions.length * fileSystemBytes);
  const table = new DataView(disk.bytes.buffer);
  table.setUint16(510, 0xaa55, true);
  for (const [index, files] of partitions.entries()) {
    if (!files) continue;
    const offset = firstPartitionBytes + index * fileSystemBytes;
    const entry = 446 + index * 16;
    table.setUint8(entry + 4, 0x83);
    table.setUint32(entry + 8, offset / 512, true);
    table.setUint32(entry + 12, fileSystemBytes / 512, true);
    disk.bytes.set(await fileSystem(files), offset);
  }
  return disk;
}

const kernelOf = async (disk: MemoryDisk) => (await findPvGrubEntry(disk)).entry.kernelPath;

describe("PV-GRUB's search", () => {
  test("hd0: finds the menu of a disk that is a file system", async () => {
    const disk = await wholeDisk({ "boot/grub/menu.lst": menu("/boot/k") });
    expect((await findPvGrubEntry(disk)).entry).toEqual({
      title: "Test",
      kernelPath: "/boot/k",
      commandLine: "root=/dev/xvda1",
      initrdPaths: [],
    });
  });

  test("hd00: finds the menu of the first partition, or of a boot partition", async () => {
    expect(await kernelOf(await partitionedDisk([{ "boot/grub/menu.lst": menu("/boot/k") }]))).toBe(
      "/boot/k",
    );
    expect(await kernelOf(await partitionedDisk([{ "grub/menu.lst": menu("/k") }]))).toBe("/k");
  });

  test("goes through the partitions by their places in the table, each folder in each", async () => {
    const disk = await partitionedDisk([
      { "etc/fstab": "" },
      { "grub/menu.lst": menu("/of-the-second") },
      { "boot/grub/menu.lst": menu("/of-the-third") },
    ]);
    expect(await kernelOf(disk)).toBe("/of-the-second");
    expect(
      await kernelOf(await partitionedDisk([undefined, undefined, { "grub/menu.lst": menu("/k") }])),
    ).toBe("/k");
  });

  test("prefers menu.lst to the menu of GRUB 2 beside it, and passes by a menu without a kernel", async () => {
    const both = {
      "boot/grub/menu.lst": menu("/legacy"),
      "boot/grub/grub.cfg": "menuentry 'Two' {\nlinux /two\n}\n",
    };
    expect(await kernelOf(await wholeDisk(both))).toBe("/legacy");
    expect(await kernelOf(await wholeDisk({ ...both, "boot/grub/menu.lst": "timeout 3\n" }))).toBe("/two");
  });

  test("takes the kernel from the partition that `root` names, or that stands before its path", async () => {
    const other = { "from/here": "the second partition" };
    for (const text of [
      menu("/boot/k", "root (hd0,1)"),
      "title Test\nroot (hd0,1)\nkernel /boot/k\n",
      "title Test\nroot (hd0,0)\nkernel (hd0,1)/boot/k\n",
    ]) {
      const { fileSystem: chosen, entry } = await findPvGrubEntry(
        await partitionedDisk([{ "boot/grub/menu.lst": text }, other]),
      );
      expect(entry.kernelPath).toBe("/boot/k");
      expect(Buffer.from((await chosen.readFile("/from/here", 100)) ?? []).toString()).toBe(
        other["from/here"],
      );
    }
  });

  test("refuses a root that is not there, by its name", async () => {
    const disk = await wholeDisk({ "boot/grub/menu.lst": menu("/boot/k", "root (hd0,2)") });
    await expect(findPvGrubEntry(disk)).rejects.toThrow(
      "PV-GRUB finds no ext2, ext3 or ext4 file system on (hd0,2), which the entry 'Test' of the boot menu names as its root.",
    );
    const second = await wholeDisk({ "boot/grub/menu.lst": menu("(hd1)/boot/k") });
    await expect(findPvGrubEntry(second)).rejects.toThrow("file system on (hd1)");
  });

  test("says what it found of menus, or where it looked", async () => {
    const disk = await partitionedDisk([{ a: "" }, { "grub/menu.lst": "default 0\n" }]);
    await expect(findPvGrubEntry(disk)).rejects.toThrow(
      "PV-GRUB finds no entry with a kernel in (hd0,1)/grub/menu.lst of the root disk.",
    );
    for (const none of [new MemoryDisk(2 ** 20), new MemoryDisk(100), await wholeDisk({ a: "" })])
      await expect(findPvGrubEntry(none)).rejects.toThrow(
        "it looks in /boot/grub and /grub of the disk and of its first four partitions",
      );
  });
});
