import { cp, mkdtemp, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { BlockStore } from "../../../local-hypervisor/block-store/block-store";
import { Pool } from "../../../local-hypervisor/block-store/pool";
import { expectSameBytes } from "../../conformance/block-device";
import { stampedSectors } from "../../support/stamped-sectors";

const chunk = 64 * 1024;
const sectorsPerChunk = chunk / 512;
/** Its slot is the first chunk's when that was given back: it has the same place in its leaf */
const other = 64;
const { PATH } = process.env;
let folder: string;
let store: BlockStore;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "block-store-moved-"));
  // Nothing is given back to the file system, so that what is free can be taken at once
  process.env.PATH = join(folder, "nothing");
  store = await BlockStore.open(join(folder, "store"));
  await store.createVolume({ volumeId: "vol-a", sizeBytes: 2 * other * chunk });
});

afterEach(async () => {
  await store.close();
  process.env.PATH = PATH;
  await rm(folder, { recursive: true, force: true });
});

const chunkOf = (number: number, writer: number): Uint8Array =>
  stampedSectors(number * sectorsPerChunk, sectorsPerChunk, writer);

const poolBytes = async (): Promise<number> => (await stat(join(folder, "store/pool/segment-0"))).size;

test("a slot that a journal has moved to another chunk is not taken for shared", async () => {
  let device = await store.openVolume("vol-a");
  await device.write(0, chunkOf(0, 1));
  // Now a page of the volume's tree speaks of the slot
  await device.close();
  device = await store.openVolume("vol-a");
  const before = await poolBytes();
  await device.discard(0, chunk);
  await device.flush();
  await device.write(other * chunk, chunkOf(other, 2));
  expect(await poolBytes()).toBe(before);
  expect(await store.verify()).toEqual([]);
  expectSameBytes(await device.read(0, chunk), new Uint8Array(chunk));
  await device.close();
  expect(await store.verify()).toEqual([]);
});

test("a flush that fails while a snapshot is made does not bring back what the snapshot has overtaken", async () => {
  const device = await store.openVolume("vol-a");
  await device.write(0, chunkOf(0, 1));
  const before = await poolBytes();
  let fail!: (error: Error) => void;
  const sync = jest.spyOn(Pool.prototype, "sync");
  const began = new Promise<void>((resolve) => {
    sync.mockImplementationOnce(() => {
      resolve();
      return new Promise((_, reject) => {
        fail = reject;
      });
    });
  });
  const flush = device.flush();
  await began;
  sync.mockRestore();
  await device.discard(0, chunk);
  const snapshot = store.createSnapshot("snap-1", "vol-a");
  // As long as it goes on by itself: it may wait for the flush
  await Promise.race([snapshot, new Promise((resolve) => setTimeout(resolve, 500))]);
  fail(new Error("the disk is full"));
  await expect(flush).rejects.toThrow("the disk is full");
  await snapshot;
  await device.write(other * chunk, chunkOf(other, 2));
  expect(await poolBytes()).toBe(before);
  await device.flush();

  // What the next process finds after a crash
  const copy = join(folder, "copy");
  await cp(join(folder, "store"), copy, { recursive: true });
  const found = await BlockStore.open(copy);
  expect(await found.verify()).toEqual([]);
  const read = await found.openVolume("vol-a");
  expectSameBytes(await read.read(0, chunk), new Uint8Array(chunk));
  expectSameBytes(await read.read(other * chunk, chunk), chunkOf(other, 2));
  await found.close();
  await device.close();
});
