import { spawn } from "node:child_process";
import { once } from "node:events";
import { appendFile, mkdtemp, open, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { buildSync } from "esbuild";
import { BlockStore } from "../../../local-hypervisor/block-store/block-store";
import { CrashHistory } from "../../support/crash-history";
import { SeededRandom } from "../../support/seeded-random";
import { smallDisk } from "../../support/small-disk";
import { sectorBytes, stampedSectors } from "../../support/stamped-sectors";

const nightly = process.env.DRYDOCK_NIGHTLY === "1";
const sectors = 5000;
const imageSectors = 3000;

let folder: string;
let writer: string;
let random: SeededRandom;
let store: string;
let history: CrashHistory;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "block-store-crash-"));
  random = new SeededRandom(20261122);
  writer = join(folder, "writer.js");
  const entryPoints = [join(__dirname, "../../support/block-store-writer.ts")];
  buildSync({ entryPoints, outfile: writer, bundle: true, platform: "node", target: "node20" });
});

afterEach(() => rm(folder, { recursive: true, force: true }));

/** Lives of the writer and checks after each: so many, and more where the machine is so busy that little comes of one */
async function rounds(count: number, isEnough: () => boolean, round: () => Promise<void>): Promise<void> {
  for (let done = 0; done < count || (!isEnough() && done < 10 * count); done++) await round();
  expect(isEnough()).toBe(true);
}

/** More flushes than this ended */
const acknowledged = (count: number) => () => history.acknowledged > count;

/** A volume of an imported snapshot, so that chunks are shared from the beginning */
async function prepare(path: string): Promise<void> {
  store = path;
  const image = join(folder, "image.raw");
  await writeFile(image, stampedSectors(0, imageSectors, 1));
  const blocks = await BlockStore.open(store);
  await blocks.importSnapshot("snap-0", image);
  await blocks.createVolume({ volumeId: "vol-0", sizeBytes: sectors * sectorBytes, snapshotId: "snap-0" });
  await blocks.close();
  const writers = Array.from({ length: sectors }, (_, index) => (index < imageSectors ? 1 : 0));
  history = new CrashHistory(writers);
}

/** Lets the writer write for a while, and kills it in the middle of whatever it does */
async function life(): Promise<void> {
  const parameters = [store, String(random.below(1e9)), String(history.serial), ...history.snapshots.keys()];
  const child = spawn(process.execPath, [writer, ...parameters], { stdio: ["ignore", "pipe", "inherit"] });
  const exited = once(child, "exit");
  let timer: NodeJS.Timeout | undefined;
  for await (const line of createInterface(child.stdout)) {
    if (line === "ready") timer = setTimeout(() => child.kill("SIGKILL"), 5 + random.below(400));
    else history.hear(line);
  }
  clearTimeout(timer);
  expect((await exited)[1]).toBe("SIGKILL");
}

async function check(torn: boolean): Promise<void> {
  const blocks = await BlockStore.open(store);
  try {
    expect(await blocks.verify()).toEqual([]);
    for (const [id, point] of history.doubtful) {
      if (await blocks.hasSnapshot(id)) history.snapshots.set(id, point);
    }
    history.doubtful.clear();
    for (const id of history.snapshots.keys()) {
      const snapshot = await blocks.openSnapshot(id);
      history.checkSnapshot(id, await snapshot.read(0, snapshot.sizeBytes));
      await snapshot.close();
    }
    const device = await blocks.openVolume("vol-0");
    history.settle(await device.read(0, device.sizeBytes), torn);
    await device.close();
    // Keeps the lives alike however many there are
    for (const id of [...history.snapshots.keys()].slice(0, -6)) {
      await blocks.deleteSnapshot(id);
      history.snapshots.delete(id);
    }
    expect(await blocks.verify()).toEqual([]);
  } finally {
    await blocks.close();
  }
}

/** Nothing is left on the host's disk of what nothing speaks of */
async function checkEmptied(): Promise<void> {
  let blocks = await BlockStore.open(store);
  for (const id of history.snapshots.keys()) await blocks.deleteSnapshot(id);
  await blocks.deleteSnapshot("snap-0");
  await blocks.deleteVolume("vol-0");
  expect(await blocks.verify()).toEqual([]);
  await blocks.close();
  blocks = await BlockStore.open(store);
  await blocks.close();
  let bytes = 0;
  for (const name of await readdir(join(store, "pool")))
    bytes += (await stat(join(store, "pool", name))).blocks * 512;
  expect(bytes).toBe(0);
}

/** Makes of sectors that no flush covers what a power cut may make of them, and of files' ends */
async function tear(): Promise<void> {
  for (const name of await readdir(join(store, "pool"))) {
    const path = join(store, "pool", name);
    const bytes = await readFile(path);
    const file = await open(path, "r+");
    for (let at = 0; at + sectorBytes <= bytes.length; at += sectorBytes) {
      const [index, serial] = [bytes.readUInt32LE(at), bytes.readUInt32LE(at + 4)];
      if (!history.isUnflushed(index, serial) || history.doubtful.size > 0 || random.below(3) === 0) continue;
      const torn = random.below(2) === 0 ? random.bytes(sectorBytes / 2) : new Uint8Array(sectorBytes);
      await file.write(torn, 0, torn.length, at);
    }
    await file.close();
  }
  for (const name of await readdir(join(store, "volumes")))
    if (name.endsWith(".journal"))
      await appendFile(
        join(store, "volumes", name),
        Uint8Array.from([0x32, 0x4a, 0x44, 0x44, ...random.bytes(90)]),
      );
  await appendFile(join(store, "pages"), random.bytes(3000));
  await writeFile(join(store, "volumes/vol-0.json.new"), '{"version":2,"size');
}

test(
  "kill -9 loses nothing that was flushed, and no snapshot changes",
  async () => {
    await prepare(join(folder, "store"));
    await rounds(nightly ? 500 : 6, acknowledged(10), async () => {
      await life();
      await check(false);
    });
    await checkEmptied();
  },
  nightly ? 7_200_000 : 120_000,
);

test(
  "a power cut may tear what was not flushed, and nothing else",
  async () => {
    await prepare(join(folder, "store"));
    await rounds(nightly ? 250 : 4, acknowledged(5), async () => {
      await life();
      await tear();
      await check(true);
    });
    await checkEmptied();
  },
  nightly ? 7_200_000 : 120_000,
);

test(
  "a full disk fails writes and loses nothing that was flushed",
  async () => {
    const disk = await smallDisk(folder, 7);
    if (!disk) return;
    try {
      await prepare(join(disk.path, "store"));
      const wasFull = () => history.full > 0;
      await rounds(nightly ? 250 : 4, wasFull, async () => {
        await life();
        await check(false);
      });
      await checkEmptied();
    } finally {
      await disk.close();
    }
  },
  nightly ? 7_200_000 : 120_000,
);
