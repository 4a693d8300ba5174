import { execFile } from "node:child_process";
import { mkdir, mkdtemp, open, rm, symlink, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import fc from "fast-check";
import type { BlockReader } from "../../../../local-hypervisor/guest/boot/partition-table";
import { Ext4FileSystem } from "../../../../local-hypervisor/guest/ext4/file-system";
import { pattern } from "../../../conformance/block-device";

const run = promisify(execFile);
const diskBytes = 24 * 2 ** 20;
let folder: string;

/** Contents by path; the tree holds directories, links and files of sizes around every limit of the format */
const files = new Map<string, Uint8Array>([
  ["boot/vmlinuz", pattern(3 * 2 ** 20 + 17, 1)],
  ["boot/empty", new Uint8Array()],
  ["boot/one", pattern(1, 2)],
  ["boot/block", pattern(1024, 3)],
  ["boot/grub/grub.cfg", pattern(500, 4)],
  ["indirect", pattern(400 * 1024, 5)],
  ...Array.from(
    { length: 300 },
    (_, i) => [`many/a-rather-long-name-of-a-file-${i}`, pattern(i, i)] as [string, Uint8Array],
  ),
]);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "ext4-"));
  const tree = join(folder, "tree");
  for (const [path, content] of files) {
    await mkdir(join(tree, path, ".."), { recursive: true });
    await writeFile(join(tree, path), content);
  }
  await symlink("vmlinuz", join(tree, "boot/relative"));
  await symlink("/boot/relative", join(tree, "absolute"));
  await symlink("../../boot/grub/../vmlinuz", join(tree, "boot/grub/upwards"));
  await symlink("round", join(tree, "round"));
  await symlink(`/${"./".repeat(40)}boot/one`, join(tree, "long"));
  await symlink("boot", join(tree, "folder"));
  await writeFile(join(tree, "hole"), "");
  await truncate(join(tree, "hole"), 2 ** 20);
  const hole = await open(join(tree, "hole"), "r+");
  await hole.write(Buffer.from("end"), 0, 3, 2 ** 20 - 3);
  await hole.close();
}, 60_000);

afterAll(() => rm(folder, { recursive: true, force: true }));

async function image(name: string, options: readonly string[]): Promise<Uint8Array> {
  const path = join(folder, name);
  await run("mke2fs", ["-q", "-F", ...options, "-d", join(folder, "tree"), path, `${diskBytes / 1024}k`]);
  const file = await open(path);
  try {
    const bytes = new Uint8Array(diskBytes);
    await file.read(bytes, 0, diskBytes, 0);
    return bytes;
  } finally {
    await file.close();
  }
}

function reader(bytes: Uint8Array): BlockReader {
  return {
    sizeBytes: bytes.length,
    read: async (offset, length) => {
      if (offset < 0 || offset + length > bytes.length) throw new RangeError("beyond the end");
      return bytes.slice(offset, offset + length);
    },
  };
}

/** Jest's own comparison takes seconds a megabyte */
function same(a: Uint8Array | undefined, b: Uint8Array | undefined): boolean {
  return a !== undefined && b !== undefined && Buffer.compare(a, b) === 0;
}

describe.each([
  ["ext4 as mke2fs makes it", ["-t", "ext4"]],
  [
    "ext4 with 64-bit block numbers, checksums and 1 KiB blocks",
    ["-t", "ext4", "-b", "1024", "-O", "64bit,metadata_csum"],
  ],
  ["ext4 without 64-bit block numbers", ["-t", "ext4", "-O", "^64bit,^metadata_csum"]],
  ["ext4 with 128-byte inodes", ["-t", "ext4", "-I", "128"]],
  ["ext3", ["-t", "ext3", "-b", "1024"]],
  ["ext2", ["-t", "ext2"]],
])("%s", (name, options) => {
  test("gives every file as it was put in", async () => {
    const fileSystem = await Ext4FileSystem.open(reader(await image(name.replaceAll(/\W/g, "-"), options)));
    for (const [path, content] of files) {
      const found = await fileSystem?.readFile(`/${path}`, diskBytes);
      expect({ path, same: same(found, content) }).toEqual({
        path,
        same: true,
      });
    }
    const vmlinuz = files.get("boot/vmlinuz");
    for (const path of [
      "/boot/relative",
      "/absolute",
      "/boot/grub/upwards",
      "/folder/vmlinuz",
      "//boot/./vmlinuz",
    ]) {
      expect({ path, same: same(await fileSystem?.readFile(path, diskBytes), vmlinuz) }).toEqual({
        path,
        same: true,
      });
    }
    expect(await fileSystem?.readFile("/long", diskBytes)).toEqual(files.get("boot/one"));
    const hole = new Uint8Array(2 ** 20);
    hole.set(Buffer.from("end"), 2 ** 20 - 3);
    expect(same(await fileSystem?.readFile("/hole", diskBytes), hole)).toBe(true);
  }, 60_000);

  test("says what is not there, and refuses what is endless or too large", async () => {
    const fileSystem = await Ext4FileSystem.open(
      reader(await image(`${name.replaceAll(/\W/g, "-")}-2`, options)),
    );
    for (const path of ["/none", "/boot/none", "/boot/vmlinuz/none", "/boot", "/", "/none/none"]) {
      expect(await fileSystem?.readFile(path, diskBytes)).toBeUndefined();
    }
    await expect(fileSystem?.readFile("/round", diskBytes)).rejects.toThrow("Too many symbolic links");
    await expect(fileSystem?.readFile("/boot/vmlinuz", 1000)).rejects.toThrow("too large to boot");
  }, 60_000);
});

test("a disk without such a file system is none", async () => {
  expect(await Ext4FileSystem.open(reader(new Uint8Array(4096)))).toBeUndefined();
  expect(await Ext4FileSystem.open(reader(new Uint8Array(100)))).toBeUndefined();
});

test("damage makes reading fail or end, never run on", async () => {
  const intact = await image("damaged", ["-t", "ext4", "-b", "1024"]);
  await fc.assert(
    fc.asyncProperty(
      // Superblock, group descriptors, bitmaps, inode tables and directories lie in front
      fc.array(fc.tuple(fc.nat(600_000), fc.integer({ min: 0, max: 255 })), { minLength: 1, maxLength: 300 }),
      async (damage) => {
        const bytes = intact.slice();
        for (const [at, value] of damage) bytes[at] = value;
        try {
          const fileSystem = await Ext4FileSystem.open(reader(bytes));
          const content = await fileSystem?.readFile("/boot/vmlinuz", diskBytes);
          if (content) expect(content.length).toBeLessThanOrEqual(diskBytes);
        } catch (error) {
          expect(["BootError", "RangeError"]).toContain((error as Error).name);
        }
      },
    ),
    { seed: 20261122, numRuns: 60 },
  );
}, 120_000);
