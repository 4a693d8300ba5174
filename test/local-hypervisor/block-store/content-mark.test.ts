import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { BlockStore } from "../../../local-hypervisor/block-store/block-store";

describe("the mark of a volume's content", () => {
  let folder: string;
  let store: BlockStore;
  const mark = () => store.contentMark("vol-1");
  const withDevice = async (
    work: (device: Awaited<ReturnType<BlockStore["openVolume"]>>) => Promise<unknown>,
  ) => {
    const device = await store.openVolume("vol-1");
    await work(device);
    await device.close();
  };

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "content-mark-"));
    store = await BlockStore.open(folder);
    await store.createVolume({ volumeId: "vol-1", sizeBytes: 2 ** 22 });
  });

  afterEach(async () => {
    await store.close();
    await rm(folder, { recursive: true, force: true });
  });

  test("is another one after every write, also of the same bytes at the same place", async () => {
    const seen = new Set([await mark()]);
    for (let round = 0; round < 4; round++) {
      await withDevice((device) => device.write(4096, Buffer.alloc(512, 7)));
      seen.add(await mark());
    }
    await withDevice((device) => device.discard(0, 2 ** 20));
    seen.add(await mark());
    expect(seen.size).toBe(6);
  });

  test("stays while nobody writes, whatever else becomes of the volume", async () => {
    await withDevice((device) => device.write(0, Buffer.alloc(2 ** 20, 7)));
    const before = await mark();
    await withDevice(async (device) => {
      await device.read(0, 2 ** 20);
      await device.flush();
    });
    expect(await mark()).toBe(before);
    await store.createSnapshot("snap-1", "vol-1");
    expect(await mark()).toBe(before);
    await store.deleteSnapshot("snap-1");
    expect(await mark()).toBe(before);
    await store.resizeVolume("vol-1", 2 ** 23);
    expect(await store.verify()).toEqual([]);
    await store.close();
    store = await BlockStore.open(folder);
    expect(await mark()).toBe(before);
  });

  test("there is none of a volume that is gone", async () => {
    await store.deleteVolume("vol-1");
    await expect(mark()).rejects.toMatchObject({ kind: "notFound" });
  });
});
