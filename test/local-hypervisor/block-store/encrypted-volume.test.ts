import { spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { BlockStore } from "../../../local-hypervisor/block-store/block-store";
import { VolumeKeys } from "../../../local-hypervisor/block-store/layers/volume-keys";
import { blockDeviceConformance } from "../../conformance/block-device";

// A store is opened for each of the conformance suite's sequences
jest.setTimeout(60_000);

const mebibyte = 2 ** 20;
const volumeId = "vol-0123456789abcdef0";
const snapshotOf = (number: number): string => `snap-0123456789abcdef${number}`;
const words = "Nobody but the guest reads this. ".repeat(16);

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "drydock-encrypted-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const keysOf = (masterKey: Uint8Array): VolumeKeys =>
  new VolumeKeys(masterKey, (length) => randomBytes(length));

/** Whether the words stand in the clear in any file of the store */
function inTheClear(): boolean {
  const { status } = spawnSync("grep", ["-rqaF", words.slice(0, 33), folder]);
  if (status !== 0 && status !== 1) throw new Error(`grep ended with ${status}`);
  return status === 0;
}

const content = (lengthBytes: number): Buffer => Buffer.alloc(lengthBytes, words);

describe("an encrypted volume is a block device", () => {
  const sizeBytes = 256 * 1024;
  blockDeviceConformance(async () => {
    const place = mkdtempSync(join(folder, "store-"));
    const keys = keysOf(randomBytes(32));
    let store = await BlockStore.open(place, { keys });
    await store.createVolume({ volumeId, sizeBytes, encrypted: true });
    return {
      device: await store.openVolume(volumeId),
      contents: new Uint8Array(sizeBytes),
      reopen: async () => {
        await store.close();
        store = await BlockStore.open(place, { keys });
        return store.openVolume(volumeId);
      },
      dispose: () => store.close(),
    };
  }, sizeBytes);
});

describe("with one key of the daemon's", () => {
  let masterKey: Buffer;
  let store: BlockStore;
  beforeEach(async () => {
    masterKey = randomBytes(32);
    store = await BlockStore.open(folder, { keys: keysOf(masterKey) });
  });
  afterEach(() => store.close());

  test("only ciphertext is on disk, and only this key reads it", async () => {
    await store.createVolume({ volumeId, sizeBytes: 8 * mebibyte, encrypted: true });
    const device = await store.openVolume(volumeId);
    await device.write(0, content(2 * mebibyte));
    await device.write(3 * mebibyte + 512, content(512));
    await device.close();
    expect(inTheClear()).toBe(false);
    expect(await store.verify()).toEqual([]);
    await store.close();

    const other = await BlockStore.open(folder, { keys: keysOf(randomBytes(32)) });
    // Checksums are of ciphertext: whoever has no key can still tell that the store is whole
    expect(await other.verify()).toEqual([]);
    await expect(other.openVolume(volumeId)).rejects.toMatchObject({
      name: "BlockStoreError",
      kind: "corrupt",
    });
    await other.close();

    store = await BlockStore.open(folder, { keys: keysOf(masterKey) });
    const again = await store.openVolume(volumeId);
    expect(Buffer.from(await again.read(3 * mebibyte + 512, 512))).toEqual(content(512));
  });

  test("snapshots stay incremental, and volumes from them share their chunks and their key", async () => {
    await store.createVolume({ volumeId, sizeBytes: 32 * mebibyte, encrypted: true });
    const device = await store.openVolume(volumeId);
    await device.write(0, content(16 * mebibyte));
    await store.createSnapshot(snapshotOf(1), volumeId);
    await device.write(mebibyte, content(512).fill(7));
    await store.createSnapshot(snapshotOf(2), volumeId);
    expect((await store.snapshotUsage(snapshotOf(2))).changedBytes).toBeLessThanOrEqual(64 * 1024);

    const child = "vol-0123456789abcdef1";
    await store.createVolume({ volumeId: child, sizeBytes: 64 * mebibyte, snapshotId: snapshotOf(2) });
    const fromSnapshot = await store.openVolume(child);
    expect((await fromSnapshot.read(mebibyte, 512)).every((byte) => byte === 7)).toBe(true);
    const expected = content(16 * mebibyte).subarray(2 * mebibyte, 3 * mebibyte);
    expect(Buffer.compare(await fromSnapshot.read(2 * mebibyte, mebibyte), expected)).toBe(0);
    await fromSnapshot.write(40 * mebibyte, content(mebibyte));
    await fromSnapshot.flush();
    await store.createSnapshot(snapshotOf(3), child);
    expect((await store.snapshotUsage(snapshotOf(3))).changedBytes).toBeLessThanOrEqual(mebibyte + 64 * 1024);
    expect(inTheClear()).toBe(false);
  });

  test("a plain snapshot is copied to an encrypted one, which holds none of it in the clear", async () => {
    await store.createVolume({ volumeId, sizeBytes: 4 * mebibyte });
    const device = await store.openVolume(volumeId);
    await device.write(mebibyte, content(mebibyte));
    await device.close();
    await store.createSnapshot(snapshotOf(1), volumeId);
    expect(inTheClear()).toBe(true);
    await store.copySnapshot(snapshotOf(1), snapshotOf(2), { encrypted: true });
    await store.deleteSnapshot(snapshotOf(1));
    await store.deleteVolume(volumeId);
    const copy = await store.openSnapshot(snapshotOf(2));
    expect(Buffer.compare(await copy.read(mebibyte, mebibyte), content(mebibyte))).toBe(0);
    await copy.close();
    expect(await store.verify()).toEqual([]);
    await store.close();
    store = await BlockStore.open(folder, { keys: keysOf(masterKey) });
    expect(inTheClear()).toBe(false);
  });

  test("no volume is made encrypted where there is no key", async () => {
    const place = mkdtempSync(join(folder, "keyless-"));
    const keyless = await BlockStore.open(place);
    await expect(
      keyless.createVolume({ volumeId, sizeBytes: mebibyte, encrypted: true }),
    ).rejects.toMatchObject({
      kind: "invalid",
    });
    await keyless.close();
  });
});
