import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { BlockStore } from "../../../local-hypervisor/block-store/block-store";
import type { BlockDevice } from "../../../local-hypervisor/control-plane/ports";
import { expectSameBytes } from "../../conformance/block-device";
import { stampedSectors } from "../../support/stamped-sectors";

/** Bytes that a leaf maps */
const reach = 4 * 2 ** 20;
const stamped = stampedSectors(0, 8, 1);
let folder: string;
let store: BlockStore;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "block-store-leaves-"));
  store = await BlockStore.open(folder);
});

afterEach(async () => {
  await store.close();
  await rm(folder, { recursive: true, force: true });
});

/** Reads what was written to the first leaf again and again while others push it out of memory */
async function readBesideOthers(device: BlockDevice, leaves: number): Promise<void> {
  let next = 1;
  const others = async (): Promise<void> => {
    while (next < leaves) await device.read(next++ * reach, 4096);
  };
  const first = async (): Promise<void> => {
    while (next < leaves) expectSameBytes(await device.read(0, stamped.length), stamped);
  };
  await Promise.all([others(), first(), others(), first(), others(), others(), first(), others()]);
}

test("a disk of more leaves than are kept in memory reads as it was written", async () => {
  const leaves = 12_000;
  await store.createVolume({ volumeId: "vol-a", sizeBytes: leaves * reach });
  let device = await store.openVolume("vol-a");
  await device.write(0, stamped);
  await device.close();
  device = await store.openVolume("vol-a");
  await readBesideOthers(device, leaves);
  await device.close();
  await store.createSnapshot("snap-a", "vol-a");
  device = await store.openSnapshot("snap-a");
  await readBesideOthers(device, leaves);
  await device.close();
}, 300_000);
