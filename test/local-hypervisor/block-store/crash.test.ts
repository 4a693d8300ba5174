import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { BlockStore } from "../../../local-hypervisor/block-store/block-store";
import { pattern } from "../../conformance/block-device";

const sector = 512;
const sectors = 1500;

/** The sector as the writer makes it: its own number and the round, twice, so that a torn sector shows */
function roundsOf(bytes: Uint8Array, index: number): number | undefined {
  const words = new Uint32Array(Uint8Array.from(bytes).buffer);
  const whole = words[0] === index && words[126] === index && words[1] === words[127];
  return whole ? words[1] : undefined;
}

test("kill -9 in the middle of writing loses nothing that was flushed", async () => {
  const folder = await mkdtemp(join(tmpdir(), "block-store-crash-"));
  try {
    const image = pattern(sectors * sector, 1);
    await writeFile(join(folder, "image.raw"), image);
    let store = await BlockStore.open(join(folder, "store"));
    await store.importSnapshot("snap-0", join(folder, "image.raw"));
    await store.createVolume({ volumeId: "vol-0", sizeBytes: sectors * sector, snapshotId: "snap-0" });
    await store.close();

    /** Last acknowledged round of every sector, of all lives */
    const flushed = new Map<number, number>();
    for (let life = 0; life < 4; life++) {
      const writer = join(__dirname, "crash-writer.ts");
      const child = spawn(
        process.execPath,
        ["--import", "tsx", writer, join(folder, "store"), `${life * 1000}`],
        {
          stdio: ["ignore", "pipe", "inherit"],
        },
      );
      const exited = once(child, "exit");
      let rounds = 0;
      for await (const line of createInterface(child.stdout)) {
        const { round, indices } = JSON.parse(line) as { round: number; indices: number[] };
        for (const index of indices) flushed.set(index, round);
        if (++rounds === 20 + life * 7) child.kill("SIGKILL");
      }
      await exited;
      expect(rounds).toBeGreaterThan(19);

      store = await BlockStore.open(join(folder, "store"));
      const device = await store.openVolume("vol-0");
      const bytes = await device.read(0, sectors * sector);
      await store.close();
      for (let index = 0; index < sectors; index++) {
        const at = bytes.subarray(index * sector, (index + 1) * sector);
        const acknowledged = flushed.get(index);
        const found = roundsOf(at, index);
        if (acknowledged !== undefined) expect(found).toBeGreaterThanOrEqual(acknowledged);
        else if (found === undefined) {
          expect(Buffer.compare(at, image.subarray(index * sector, (index + 1) * sector))).toBe(0);
        }
      }
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}, 60_000);
