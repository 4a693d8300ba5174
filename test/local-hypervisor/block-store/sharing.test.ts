import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { BlockStore } from "../../../local-hypervisor/block-store/block-store";
import { VolumeKeys } from "../../../local-hypervisor/block-store/layers/volume-keys";
import { expectSameBytes, pattern } from "../../conformance/block-device";
import { SeededRandom } from "../../support/seeded-random";

const kib = 1024;
const gib = kib * kib * kib;
let folder: string;
let store: BlockStore;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "block-store-sharing-"));
  const random = new SeededRandom(4);
  const keys = new VolumeKeys(random.bytes(32), (length) => random.bytes(length));
  store = await BlockStore.open(folder, { keys });
});

afterEach(async () => {
  await store.close();
  await rm(folder, { recursive: true, force: true });
});

test("snapshots share what did not change, and say how much did", async () => {
  await store.createVolume({ volumeId: "vol-a", sizeBytes: 100 * gib });
  const device = await store.openVolume("vol-a");
  await device.write(0, pattern(640 * kib, 1));
  await device.write(90 * gib, pattern(64 * kib, 2));
  await store.createSnapshot("snap-1", "vol-a");
  await device.write(64 * kib, pattern(512, 3));
  await store.createSnapshot("snap-2", "vol-a");
  const sizeBytes = 100 * gib;
  const stored = 11 * 64 * kib;
  expect(await store.snapshotUsage("snap-1")).toEqual({
    sizeBytes,
    storedBytes: stored,
    changedBytes: stored,
  });
  expect(await store.snapshotUsage("snap-2")).toEqual({
    sizeBytes,
    storedBytes: stored,
    changedBytes: 64 * kib,
  });
  await store.deleteSnapshot("snap-1");
  expect(await store.snapshotUsage("snap-2")).toEqual({
    sizeBytes,
    storedBytes: stored,
    changedBytes: stored,
  });
  await device.discard(0, 100 * gib);
  await store.createSnapshot("snap-3", "vol-a");
  expect(await store.snapshotUsage("snap-3")).toEqual({ sizeBytes, storedBytes: 0, changedBytes: 0 });
  expect(await store.verify()).toEqual([]);
  await device.close();
}, 30_000);

test("shared devices see each other's writes; a volume that is not shared has one", async () => {
  await store.createVolume({ volumeId: "vol-a", sizeBytes: 256 * kib });
  const one = await store.openVolume("vol-a", { shared: true });
  const other = await store.openVolume("vol-a", { shared: true });
  await expect(store.openVolume("vol-a")).rejects.toMatchObject({ kind: "inUse" });
  await one.write(0, pattern(100 * kib, 1));
  expectSameBytes(await other.read(0, 100 * kib), pattern(100 * kib, 1));
  await one.close();
  await other.write(0, pattern(512, 2));
  expectSameBytes(await other.read(0, 512), pattern(512, 2));
  await expect(store.deleteVolume("vol-a")).rejects.toMatchObject({ kind: "inUse" });
  await other.close();
  const alone = await store.openVolume("vol-a");
  await expect(store.openVolume("vol-a", { shared: true })).rejects.toMatchObject({ kind: "inUse" });
  await alone.close();
});

test("everyone who asked hears that a volume grew", async () => {
  await store.createVolume({ volumeId: "vol-a", sizeBytes: 64 * kib });
  const device = await store.openVolume("vol-a");
  const heard: number[] = [];
  device.onResize?.(() => heard.push(device.sizeBytes));
  device.onResize?.(() => heard.push(-device.sizeBytes));
  await store.resizeVolume("vol-a", 128 * kib);
  expect(heard).toEqual([128 * kib, -128 * kib]);
  await device.close();
});

test("an open snapshot is read to its end though it is deleted, and is never written to", async () => {
  await store.createVolume({ volumeId: "vol-a", sizeBytes: 256 * kib });
  const device = await store.openVolume("vol-a");
  await device.write(0, pattern(256 * kib, 1));
  await store.createSnapshot("snap-1", "vol-a");
  const snapshot = await store.openSnapshot("snap-1");
  await store.deleteSnapshot("snap-1");
  await device.write(0, pattern(256 * kib, 2));
  await device.flush();
  await device.write(0, pattern(256 * kib, 3));
  expectSameBytes(await snapshot.read(0, 256 * kib), pattern(256 * kib, 1));
  await expect(snapshot.write(0, pattern(512, 1))).rejects.toMatchObject({ kind: "readOnly" });
  await expect(snapshot.discard(0, 512)).rejects.toMatchObject({ kind: "readOnly" });
  await snapshot.close();
  await device.close();
  expect(await store.verify()).toEqual([]);
});

test("of an encrypted volume nothing readable is on the disk, nor of its snapshots and copies", async () => {
  const secret = Buffer.alloc(512, "a secret of forty-two characters, at most. ");
  const found = async (): Promise<boolean> => {
    const names = await readdir(folder, { recursive: true, withFileTypes: true });
    const files = names.filter((entry) => entry.isFile());
    const contents = await Promise.all(files.map((entry) => readFile(join(entry.parentPath, entry.name))));
    return contents.some((bytes) => bytes.includes(secret.subarray(0, 40)));
  };
  await store.createVolume({ volumeId: "vol-a", sizeBytes: 256 * kib, encrypted: true });
  const device = await store.openVolume("vol-a");
  await device.write(70 * kib, secret);
  await device.write(100 * kib + 7, secret.subarray(0, 100));
  await store.createSnapshot("snap-1", "vol-a");
  await store.copySnapshot("snap-1", "snap-2");
  expectSameBytes(await device.read(64 * kib, 6 * kib), new Uint8Array(6 * kib));
  await device.close();
  await store.createVolume({ volumeId: "vol-b", sizeBytes: 256 * kib, snapshotId: "snap-2" });
  const child = await store.openVolume("vol-b");
  expect(Buffer.compare(await child.read(70 * kib, 512), secret)).toBe(0);
  expect(Buffer.compare(await child.read(100 * kib + 7, 100), secret.subarray(0, 100))).toBe(0);
  await child.write(0, secret);
  await child.close();
  expect(await found()).toBe(false);
  await store.createVolume({ volumeId: "vol-c", sizeBytes: 256 * kib });
  const plain = await store.openVolume("vol-c");
  await plain.write(0, secret);
  await plain.close();
  expect(await found()).toBe(true);
});
