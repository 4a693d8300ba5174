import { execFileSync } from "node:child_process";
import { mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { BlockStore } from "../../../local-hypervisor/block-store/block-store";
import { pattern } from "../../conformance/block-device";

const kib = 1024;
const folder = mkdtemp(join(tmpdir(), "first-form-"));

/**
 * `first-form.tar.gz` was written by the store of the first form (commit 63626bb): snap-0 imported from 200.5 KiB of
 * pattern 5 and deleted while needed, vol-a made from it, written to and partly discarded, snap-1 of it, a later write,
 * vol-b made from snap-1, vol-c of 64 MiB never written.
 */
async function unpacked(name: string): Promise<string> {
  const path = join(await folder, name);
  await mkdir(path);
  execFileSync("tar", ["-C", path, "-xzf", join(__dirname, "first-form.tar.gz")]);
  return path;
}

const atSnapshot = (lengthBytes: number): Uint8Array => {
  const bytes = new Uint8Array(lengthBytes);
  bytes.set(pattern(200 * kib + 512, 5));
  bytes.set(pattern(90 * kib, 9), 70 * kib);
  bytes.fill(0, 0, 64 * kib);
  return bytes;
};

async function checkContents(store: BlockStore): Promise<void> {
  const read = async (volumeId: string): Promise<Uint8Array> => {
    const device = await store.openVolume(volumeId);
    const bytes = await device.read(0, device.sizeBytes);
    await device.close();
    return bytes;
  };
  const a = atSnapshot(450 * kib + 1024);
  a.set(pattern(5 * kib, 3), 300 * kib);
  expect(Buffer.compare(await read("vol-a"), a)).toBe(0);
  expect(Buffer.compare(await read("vol-b"), atSnapshot(1024 * kib))).toBe(0);
  expect(Buffer.compare(await read("vol-c"), new Uint8Array(64 * kib * kib))).toBe(0);
  expect(await store.hasSnapshot("snap-0")).toBe(false);
  const snapshot = await store.openSnapshot("snap-1");
  expect(Buffer.compare(await snapshot.read(0, snapshot.sizeBytes), atSnapshot(450 * kib + 1024))).toBe(0);
  await snapshot.close();
  expect(await store.verify()).toEqual([]);
}

afterAll(async () => rm(await folder, { recursive: true, force: true }));

test("a store of the first form is carried over with every byte", async () => {
  const path = await unpacked("whole");
  for (let opening = 0; opening < 2; opening++) {
    const store = await BlockStore.open(path);
    await checkContents(store);
    await store.close();
  }
  expect((await readdir(path)).sort()).toEqual(["format.json", "pages", "pool", "snapshots", "volumes"]);
});

test("goes on where it was when it was interrupted", async () => {
  const path = await unpacked("interrupted");
  // Disks that cannot be read stop it in the middle, as a crash would
  const damaged = join(path, "volumes/vol-z");
  await mkdir(damaged);
  await writeFile(join(damaged, "layer.json"), JSON.stringify({ version: 1, sizeBytes: 512 }));
  await expect(BlockStore.open(path)).rejects.toMatchObject({ kind: "io" });
  expect(await readdir(join(path, "first-form/volumes"))).toContain("vol-a");
  await rm(join(path, "first-form/volumes/vol-z"), { recursive: true });
  const store = await BlockStore.open(path);
  await checkContents(store);
  await store.close();
});

test("names the file that keeps it from being carried over, and changes nothing", async () => {
  const path = await unpacked("damaged");
  await writeFile(join(path, "volumes/vol-a/layer.json"), "{");
  await expect(BlockStore.open(path)).rejects.toThrow(/vol-a\/layer\.json.*mend the file/);
  expect(await readdir(join(path, "first-form/volumes/vol-a"))).toContain("data");
});
