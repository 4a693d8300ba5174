import { mkdtemp, open, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { BlockStore } from "../../../local-hypervisor/block-store/block-store";
import { expectSameBytes } from "../../conformance/block-device";
import { type SmallDisk, smallDisk } from "../../support/small-disk";
import { stampedSectors } from "../../support/stamped-sectors";

const chunk = 64 * 1024;
const sectorsPerChunk = chunk / 512;
let folder: string;
let disk: SmallDisk | undefined;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "block-store-full-"));
  disk = await smallDisk(folder, 4);
});

afterEach(async () => {
  await disk?.close();
  await rm(folder, { recursive: true, force: true });
});

/** Takes what is left of the file system; the result gives it back */
async function fill(path: string): Promise<() => Promise<void>> {
  const filler = join(path, "filler");
  const file = await open(filler, "w");
  const piece = Buffer.alloc(4096, 1);
  for (;;) {
    const full = await file.write(piece).then(
      () => false,
      () => true,
    );
    if (full) break;
  }
  await file.close();
  return () => rm(filler);
}

test("a snapshot that a full disk stops lets every chunk be where it was, changed meanwhile or not", async () => {
  if (!disk) return;
  const store = await BlockStore.open(join(disk.path, "store"));
  try {
    await store.createVolume({ volumeId: "vol-a", sizeBytes: 16 * chunk });
    const chunkOf = (number: number, writer: number): Uint8Array =>
      stampedSectors(number * sectorsPerChunk, sectorsPerChunk, writer);
    let device = await store.openVolume("vol-a");
    for (let number = 0; number < 4; number++) await device.write(number * chunk, chunkOf(number, 1));
    // Now a page of the volume's tree speaks of these chunks
    await device.close();
    device = await store.openVolume("vol-a");
    await device.write(4 * chunk, chunkOf(4, 2));
    await device.discard(chunk, chunk);
    await device.flush();
    const empty = await fill(disk.path);
    const snapshot = store.createSnapshot("snap-1", "vol-a");
    const discarded = device.discard(0, chunk);
    await expect(snapshot).rejects.toThrow(/ENOSPC/);
    await discarded;
    expect(await store.verify()).toEqual([]);
    await empty();
    await store.createSnapshot("snap-2", "vol-a");
    expect(await store.verify()).toEqual([]);
    const read = await store.openSnapshot("snap-2");
    for (const [number, expected] of [
      [0, new Uint8Array(chunk)],
      [1, new Uint8Array(chunk)],
      [2, chunkOf(2, 1)],
      [4, chunkOf(4, 2)],
    ] as const)
      expectSameBytes(await read.read(number * chunk, chunk), expected);
    await read.close();
    await device.close();
    expect(await store.verify()).toEqual([]);
  } finally {
    await store.close();
  }
});
