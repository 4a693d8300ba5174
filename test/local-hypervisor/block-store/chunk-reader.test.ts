import { mkdtemp, open, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CheckedBlocks } from "../../../local-hypervisor/block-store/checked-blocks";
import { type ReadLeaf, readRange } from "../../../local-hypervisor/block-store/chunk-reader";
import { readInto } from "../../../local-hypervisor/block-store/file-io";
import { Page } from "../../../local-hypervisor/block-store/page";
import { Pool } from "../../../local-hypervisor/block-store/pool";
import { expectSameBytes } from "../../conformance/block-device";
import { stampedSectors } from "../../support/stamped-sectors";

const chunk = 64 * 1024;
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "chunk-reader-"));
});

afterEach(() => rm(folder, { recursive: true, force: true }));

test("what lies beyond a file's end reads as zeroes, whatever the memory held", async () => {
  const path = join(folder, "short");
  await writeFile(path, Buffer.alloc(100, 7));
  const file = await open(path, "r");
  const into = new Uint8Array(300).fill(0xee);
  await readInto(file.fd, into, 50);
  await file.close();
  expectSameBytes(into, Buffer.concat([Buffer.alloc(50, 7), Buffer.alloc(250)]));
});

test("a leaf that goes from memory while a read waits is loaded again, and never taken for a hole", async () => {
  const pool = await Pool.open(join(folder, "pool"));
  const { slot } = await pool.allocate(0, 0);
  await pool.write(slot, 0, stampedSectors(0, 128, 1));
  const { slots, sums } = new Page();
  slots[0] = slot;
  const whole: ReadLeaf = { slots, sums, checked: new CheckedBlocks() };
  let leaf: ReadLeaf | undefined;
  let loads = 0;
  const source = {
    pool,
    cipher: undefined,
    leaf: () => leaf,
    load: async () => {
      leaf = whole;
      // The first two are pushed out again before whoever waits for them goes on
      if (++loads <= 2) leaf = undefined;
    },
    corrupt: (offsetBytes: number) => new Error(`damaged at ${offsetBytes}`) as never,
  };
  expectSameBytes(await readRange(source, 0, chunk), stampedSectors(0, 128, 1));
  expect(loads).toBe(3);
  await pool.close();
});
