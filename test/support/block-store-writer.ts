/**
 * Writes to a volume at random until it is killed: sectors that say who wrote them, discards, flushes, snapshots that
 * are made while it writes on, growth. Says on standard output what it is about to do (capitals) and what is done. For
 * the crash tests of the block store.
 */
import { writeSync } from "node:fs";
import { BlockStore } from "../../local-hypervisor/block-store/block-store";
import { BlockStoreError } from "../../local-hypervisor/block-store/errors";
import { SeededRandom } from "./seeded-random";
import { sectorBytes, stampedSectors } from "./stamped-sectors";

const [folder = "", seedText = "", serialText = ""] = process.argv.slice(2);
const random = new SeededRandom(Number(seedText));
let serial = Number(serialText);
/** Waits until it is heard: a stream would keep words that a busy listener does not take, and lose them at the kill */
const say = (...words: (string | number)[]): void => void writeSync(1, `${words.join(" ")}\n`);

async function main(): Promise<void> {
  const store = await BlockStore.open(folder);
  const device = await store.openVolume("vol-0");
  const snapshots = process.argv.slice(5);
  let pending: Promise<void>[] = [];
  say("ready");

  /** A full disk is an answer too: what was tried counts as perhaps done, and space is made */
  const tolerant = async (work: () => Promise<void>, notDone?: number): Promise<void> => {
    try {
      await work();
    } catch (error) {
      if (!(error instanceof BlockStoreError) || !/ENOSPC/.test(error.message)) throw error;
      if (notDone !== undefined) say("N", notDone);
      say("full");
      const doomed = snapshots.shift();
      if (doomed === undefined) return;
      say("X", doomed);
      await store.deleteSnapshot(doomed);
      say("x", doomed);
    }
  };
  const writeSome = async (): Promise<void> => {
    const sectors = device.sizeBytes / sectorBytes;
    const taken = new Set<number>();
    const writes: Promise<void>[] = [];
    for (let count = 1 + random.below(24); count > 0; count--) {
      const first = random.below(sectors);
      const length = Math.min(
        random.below(8) === 0 ? random.below(300) : 1 + random.below(16),
        sectors - first,
      );
      const free = Array.from({ length }, (_, index) => first + index).every((sector) => !taken.has(sector));
      if (length === 0 || !free) continue;
      for (let sector = first; sector < first + length; sector++) taken.add(sector);
      const own = ++serial;
      if (random.below(10) === 0) {
        say("D", own, first, length);
        writes.push(tolerant(() => device.discard(first * sectorBytes, length * sectorBytes), own));
      } else {
        say("W", own, first, length);
        writes.push(
          tolerant(() => device.write(first * sectorBytes, stampedSectors(first, length, own)), own),
        );
      }
    }
    await Promise.all(writes);
  };

  for (;;) {
    await writeSome();
    const choice = random.below(20);
    if (choice < 6) {
      const covers = ++serial;
      say("F", covers);
      const flush = tolerant(async () => {
        await device.flush();
        say("f", covers);
      });
      if (choice < 3) await flush;
      else pending.push(flush);
    } else if (choice < 8) {
      await Promise.all(pending.splice(0));
      const id = `snap-${++serial}`;
      say("S", id, serial);
      pending.push(
        tolerant(async () => {
          await store.createSnapshot(id, "vol-0");
          snapshots.push(id);
          say("s", id);
        }),
      );
    } else if (choice === 8 && snapshots.length > 3) {
      const id = snapshots.splice(random.below(snapshots.length), 1)[0] as string;
      say("X", id);
      await tolerant(async () => {
        await store.deleteSnapshot(id);
        say("x", id);
      });
    } else if (choice === 9 && device.sizeBytes < 12_000 * sectorBytes) {
      const sizeBytes = device.sizeBytes + sectorBytes * (1 + random.below(200));
      say("R", sizeBytes);
      await tolerant(async () => {
        await store.resizeVolume("vol-0", sizeBytes);
        say("r", sizeBytes);
      });
    }
    if (pending.length > 4) pending = [Promise.all(pending).then(() => undefined)];
  }
}

main().catch((error) => {
  console.error(error);
  process.exitCode = 1;
});
