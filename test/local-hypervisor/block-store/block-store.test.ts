import { mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { BlockStore } from "../../../local-hypervisor/block-store/block-store";
import { blockDeviceConformance, expectSameBytes, pattern } from "../../conformance/block-device";

const kib = 1024;
/** Not a number of chunks on purpose: the last one is cut short */
const snapshotBytes = 200 * kib + 512;
const volumeBytes = 450 * kib + 1024;
const image = pattern(snapshotBytes, 5);

let folder: string;
let store: BlockStore;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "block-store-"));
  store = await BlockStore.open(join(folder, "store"));
  await writeFile(join(folder, "image.raw"), image);
  await store.importSnapshot("snap-0", join(folder, "image.raw"));
});

afterEach(async () => {
  await store.close();
  await rm(folder, { recursive: true, force: true });
});

async function read(volumeId: string): Promise<Uint8Array> {
  const device = await store.openVolume(volumeId);
  try {
    return await device.read(0, device.sizeBytes);
  } finally {
    await device.close();
  }
}

function padded(bytes: Uint8Array, length: number): Uint8Array {
  const result = new Uint8Array(length);
  result.set(bytes);
  return result;
}

/** What the files below a folder take on the host's disk */
async function diskBytes(path: string): Promise<number> {
  const names = await readdir(path, { recursive: true });
  const files = await Promise.all(names.map((name) => stat(join(path, name))));
  return files.reduce((sum, { blocks }) => sum + blocks * 512, 0);
}

let count = 0;
async function freshVolume(snapshotId?: string) {
  const volumeId = `vol-${count++}`;
  await store.createVolume({ volumeId, sizeBytes: volumeBytes, snapshotId });
  let device = await store.openVolume(volumeId);
  return {
    device,
    contents: padded(snapshotId ? image : new Uint8Array(), volumeBytes),
    reopen: async () => {
      await device.close();
      device = await store.openVolume(volumeId);
      return device;
    },
    dispose: async () => {
      await device.close();
      await store.deleteVolume(volumeId);
    },
  };
}

describe("an empty volume", () => blockDeviceConformance(() => freshVolume(), volumeBytes));
describe("a volume made from a snapshot", () =>
  blockDeviceConformance(() => freshVolume("snap-0"), volumeBytes));

test("writes to a volume reach neither its snapshot nor its siblings", async () => {
  await store.createVolume({ volumeId: "vol-a", sizeBytes: volumeBytes, snapshotId: "snap-0" });
  await store.createVolume({ volumeId: "vol-b", sizeBytes: volumeBytes, snapshotId: "snap-0" });
  const a = await store.openVolume("vol-a");
  await a.write(70 * kib, pattern(90 * kib, 9));
  await a.close();
  expectSameBytes(await read("vol-b"), padded(image, volumeBytes));
  const expected = padded(image, volumeBytes);
  expected.set(pattern(90 * kib, 9), 70 * kib);
  expectSameBytes(await read("vol-a"), expected);
});

test("the imported file may go away afterwards", async () => {
  await rm(join(folder, "image.raw"));
  await store.createVolume({ volumeId: "vol-a", sizeBytes: snapshotBytes, snapshotId: "snap-0" });
  expectSameBytes(await read("vol-a"), image);
});

test("an import and an empty volume take no space for zeroes", async () => {
  const path = join(folder, "sparse.raw");
  await writeFile(path, new Uint8Array(8 * kib * kib));
  const before = await diskBytes(join(folder, "store"));
  await store.importSnapshot("snap-1", path);
  await store.createVolume({ volumeId: "vol-a", sizeBytes: 64 * kib * kib * kib });
  expect(await diskBytes(join(folder, "store"))).toBeLessThan(before + 64 * kib);
});

test("a deleted snapshot is gone for new volumes, while its children keep their bytes", async () => {
  await store.createVolume({ volumeId: "vol-a", sizeBytes: snapshotBytes, snapshotId: "snap-0" });
  await store.deleteSnapshot("snap-0");
  expect(await store.hasSnapshot("snap-0")).toBe(false);
  await expect(
    store.createVolume({ volumeId: "vol-b", sizeBytes: snapshotBytes, snapshotId: "snap-0" }),
  ).rejects.toMatchObject({ kind: "notFound" });
  expectSameBytes(await read("vol-a"), image);
  await store.deleteVolume("vol-a");
  await store.close();
  store = await BlockStore.open(join(folder, "store"));
  expect(await diskBytes(join(folder, "store/pool"))).toBe(0);
  expect(await store.verify()).toEqual([]);
});

test("a snapshot of an open volume holds what was there at the call, and nothing later", async () => {
  await store.createVolume({ volumeId: "vol-a", sizeBytes: volumeBytes, snapshotId: "snap-0" });
  const a = await store.openVolume("vol-a");
  const expected = padded(image, volumeBytes);
  await a.write(1024, pattern(300 * kib, 3));
  expected.set(pattern(300 * kib, 3), 1024);
  await a.discard(64 * kib, 64 * kib);
  expected.fill(0, 64 * kib, 128 * kib);
  const snapshot = store.createSnapshot("snap-1", "vol-a");
  await snapshot;
  await a.write(0, pattern(volumeBytes, 77));
  await a.close();
  await store.deleteSnapshot("snap-0");
  await store.deleteVolume("vol-a");
  await store.createVolume({ volumeId: "vol-b", sizeBytes: volumeBytes, snapshotId: "snap-1" });
  expectSameBytes(await read("vol-b"), expected);
});

test("a volume grows while it is open; the new end reads as zeroes", async () => {
  await store.createVolume({ volumeId: "vol-a", sizeBytes: snapshotBytes, snapshotId: "snap-0" });
  const a = await store.openVolume("vol-a");
  await a.write(snapshotBytes - 512, pattern(512, 1));
  await store.resizeVolume("vol-a", volumeBytes);
  expect(a.sizeBytes).toBe(volumeBytes);
  await a.write(volumeBytes - 512, pattern(512, 2));
  await a.close();
  const expected = padded(image, volumeBytes);
  expected.set(pattern(512, 1), snapshotBytes - 512);
  expected.set(pattern(512, 2), volumeBytes - 512);
  expectSameBytes(await read("vol-a"), expected);
  await expect(store.resizeVolume("vol-a", snapshotBytes)).rejects.toMatchObject({ kind: "invalid" });
});

test("says what is wrong with a request", async () => {
  await store.createVolume({ volumeId: "vol-a", sizeBytes: 1024 });
  const volume = (volumeId: string, sizeBytes: number, snapshotId?: string) =>
    store.createVolume({ volumeId, sizeBytes, snapshotId });
  await expect(volume("vol-a", 1024)).rejects.toMatchObject({ kind: "exists" });
  await expect(volume("vol-b", 1000)).rejects.toMatchObject({ kind: "invalid" });
  await expect(volume("vol-b", 1024, "snap-0")).rejects.toMatchObject({ kind: "invalid" });
  await expect(volume("vol-b", 1024, "snap-9")).rejects.toMatchObject({ kind: "notFound" });
  await expect(volume("../vol", 1024)).rejects.toMatchObject({ kind: "invalid" });
  await expect(store.openVolume("vol-b")).rejects.toMatchObject({ kind: "notFound" });
  await expect(store.importSnapshot("snap-1", join(folder, "none.raw"))).rejects.toMatchObject({
    kind: "io",
  });
  const a = await store.openVolume("vol-a");
  await expect(store.openVolume("vol-a")).rejects.toMatchObject({ kind: "inUse" });
  await expect(store.deleteVolume("vol-a")).rejects.toMatchObject({ kind: "inUse" });
  await a.close();
  await store.deleteVolume("vol-a");
  await store.deleteVolume("vol-a");
  await expect(store.openVolume("vol-a")).rejects.toMatchObject({ kind: "notFound" });
});

test("a store whose description files are damaged says so and removes nothing", async () => {
  await store.createVolume({ volumeId: "vol-a", sizeBytes: snapshotBytes, snapshotId: "snap-0" });
  await store.deleteSnapshot("snap-0");
  await store.close();
  const path = join(folder, "store/volumes/vol-a.json");
  const whole = await readFile(path);
  await writeFile(path, "{");
  store = await BlockStore.open(join(folder, "store"));
  await expect(store.openVolume("vol-a")).rejects.toMatchObject({ kind: "corrupt" });
  expect(await store.verify()).toMatchObject([{ kind: "metadata", id: "vol-a" }]);
  await store.createVolume({ volumeId: "vol-b", sizeBytes: volumeBytes });
  const b = await store.openVolume("vol-b");
  await b.write(0, pattern(volumeBytes, 4));
  await b.close();
  await store.close();
  await writeFile(path, whole);
  store = await BlockStore.open(join(folder, "store"));
  expectSameBytes(await read("vol-a"), image);
  expectSameBytes(await read("vol-b"), pattern(volumeBytes, 4));
  expect(await store.verify()).toEqual([]);
});
