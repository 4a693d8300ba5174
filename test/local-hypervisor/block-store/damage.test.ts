import { mkdtemp, open, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { BlockStore } from "../../../local-hypervisor/block-store/block-store";
import { pageBytes } from "../../../local-hypervisor/block-store/page";
import { expectSameBytes } from "../../conformance/block-device";
import { ManualClock } from "../../support/manual-clock";
import { stampedSectors } from "../../support/stamped-sectors";

const kib = 1024;
const sizeBytes = 1024 * kib;
let folder: string;
let store: BlockStore;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "block-store-damage-"));
  store = await BlockStore.open(folder);
  await store.createVolume({ volumeId: "vol-a", sizeBytes });
  const device = await store.openVolume("vol-a");
  await device.write(0, stampedSectors(0, sizeBytes / 512, 1));
  await device.close();
});

afterEach(async () => {
  await store.close();
  await rm(folder, { recursive: true, force: true });
});

/** Flips a bit of the byte of the pool that holds a byte of the disk */
async function rot(offsetBytes: number): Promise<void> {
  const sector = Buffer.from(stampedSectors(0, sizeBytes / 512, 1).subarray(offsetBytes, offsetBytes + 512));
  for (const name of await readdir(join(folder, "pool"))) {
    const at = (await readFile(join(folder, "pool", name))).indexOf(sector);
    if (at < 0) continue;
    const file = await open(join(folder, "pool", name), "r+");
    await file.write(Buffer.from([(sector[0] as number) ^ 4]), 0, 1, at);
    await file.close();
    return;
  }
  throw new Error("no such bytes in the pool");
}

test("a read of bytes that rotted fails with volume and offset, others go on", async () => {
  await rot(70 * kib);
  const device = await store.openVolume("vol-a");
  const damaged = { kind: "corrupt", context: { volumeId: "vol-a", offsetBytes: 68 * kib } };
  await expect(device.read(64 * kib, 64 * kib)).rejects.toMatchObject(damaged);
  await expect(device.read(70 * kib + 1024, 512)).rejects.toMatchObject(damaged);
  expectSameBytes(
    await device.read(0, 64 * kib),
    stampedSectors(0, sizeBytes / 512, 1).subarray(0, 64 * kib),
  );
  expect(await store.verify()).toMatchObject([{ kind: "data", id: "vol-a", offsetBytes: 68 * kib }]);
  // Written anew, they are whole again
  await device.write(68 * kib, stampedSectors(0, 8, 2));
  expectSameBytes(await device.read(68 * kib, 4 * kib), stampedSectors(0, 8, 2));
  expect(await store.verify()).toEqual([]);
  await device.close();
});

test("rot in a snapshot is found in the snapshot and in volumes made from it", async () => {
  await store.createSnapshot("snap-1", "vol-a");
  await store.deleteVolume("vol-a");
  await rot(200 * kib);
  await store.createVolume({ volumeId: "vol-b", sizeBytes, snapshotId: "snap-1" });
  const snapshot = await store.openSnapshot("snap-1");
  await expect(snapshot.read(200 * kib, 512)).rejects.toMatchObject({
    kind: "corrupt",
    context: { snapshotId: "snap-1", offsetBytes: 200 * kib },
  });
  await snapshot.close();
  const device = await store.openVolume("vol-b");
  // A copy of damaged bytes would be damage that no checksum shows
  await expect(device.write(200 * kib + 512, stampedSectors(0, 1, 2))).rejects.toMatchObject({
    kind: "corrupt",
  });
  await device.close();
  await expect(store.exportSnapshot("snap-1", join(folder, "out.raw"))).rejects.toMatchObject({
    kind: "corrupt",
  });
});

test("bytes that were exchanged with others of the disk are found", async () => {
  const [name = ""] = await readdir(join(folder, "pool"));
  const file = await open(join(folder, "pool", name), "r+");
  const [one, other] = [Buffer.alloc(4096), Buffer.alloc(4096)];
  const bytes = await readFile(join(folder, "pool", name));
  const start = bytes.indexOf(Buffer.from(stampedSectors(0, 1, 1)));
  await file.read(one, 0, 4096, start);
  await file.read(other, 0, 4096, start + 4096);
  await file.write(other, 0, 4096, start);
  await file.write(one, 0, 4096, start + 4096);
  await file.close();
  expect(await store.verify()).toMatchObject([{ kind: "data", id: "vol-a", offsetBytes: 0 }]);
});

test("while a page of a tree is damaged its disk fails, others work, and nothing is given away", async () => {
  await store.createVolume({ volumeId: "vol-b", sizeBytes });
  await store.close();
  const path = join(folder, "pages");
  const whole = await readFile(path);
  const damage = async (byte: number): Promise<void> => {
    const file = await open(path, "r+");
    for (let page = 1; page * pageBytes < whole.length; page++) {
      const at = page * pageBytes + 100;
      await file.write(Buffer.from([(whole[at] as number) ^ byte]), 0, 1, at);
    }
    await file.close();
  };
  await damage(1);
  store = await BlockStore.open(folder);
  const broken = await store.openVolume("vol-a");
  await expect(broken.read(0, 512)).rejects.toMatchObject({
    kind: "corrupt",
    context: { volumeId: "vol-a" },
  });
  await broken.close();
  expect(await store.verify()).toMatchObject([
    { kind: "metadata", id: "vol-a" },
    { kind: "metadata", id: "vol-a" },
  ]);
  const device = await store.openVolume("vol-b");
  await device.write(0, stampedSectors(0, sizeBytes / 512, 7));
  await device.close();
  await store.close();
  await damage(0);
  store = await BlockStore.open(folder);
  for (const [volumeId, seed] of [
    ["vol-a", 1],
    ["vol-b", 7],
  ] as const) {
    const mended = await store.openVolume(volumeId);
    expect(Buffer.compare(await mended.read(0, sizeBytes), stampedSectors(0, sizeBytes / 512, seed))).toBe(0);
    await mended.close();
  }
  expect(await store.verify()).toEqual([]);
});

test("what was read right a moment ago is checked again after half a minute, and by a check of all at once", async () => {
  await store.close();
  const clock = new ManualClock();
  store = await BlockStore.open(folder, { clock });
  const device = await store.openVolume("vol-a");
  await device.read(0, sizeBytes);
  await rot(70 * kib);
  expect(await store.verify()).toMatchObject([{ kind: "data", id: "vol-a", offsetBytes: 68 * kib }]);
  clock.advance(30_000);
  const damaged = { kind: "corrupt", context: { volumeId: "vol-a", offsetBytes: 68 * kib } };
  await expect(device.read(64 * kib, 64 * kib)).rejects.toMatchObject(damaged);
  await expect(device.read(64 * kib, 64 * kib)).rejects.toMatchObject(damaged);
  await device.close();
});
