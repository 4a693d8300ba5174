import { mkdtempSync, rmSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { TemplateDisk } from "../../../../../local-hypervisor/engines/qemu/warm/template-disk";
import { SeededRandom } from "../../../../support/seeded-random";

const contentBytes = 9 * 4096 + 512;
const diskBytes = 16 * 4096;

describe("a template's disk", () => {
  const content = new SeededRandom(7).bytes(contentBytes);
  const base = {
    sizeBytes: contentBytes,
    read: async (offset: number, length: number) => content.slice(offset, offset + length),
  };
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "drydock-template-disk-"));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const range = fc
    .tuple(fc.nat(diskBytes - 1), fc.integer({ min: 1, max: 3 * 4096 }))
    .map(([offset, length]) => ({ offset, length: Math.min(length, diskBytes - offset) }));
  const step = fc.record({
    range,
    kind: fc.constantFrom("write", "discard", "read"),
    fill: fc.integer({ min: 1, max: 255 }),
  });

  test("holds the content, zeroes after it, and what was written; its runs of the file make it anew", async () => {
    let disks = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
        const path = join(folder, `${disks++}`);
        const disk = await TemplateDisk.create(base, path, diskBytes);
        const expected = Buffer.alloc(diskBytes);
        expected.set(content);
        // All at once where they do not meet: writes of neighbours in one block are in flight together
        for (const { range, kind, fill } of steps) {
          const { offset, length } = range;
          if (kind === "write") {
            const half = Math.floor(length / 2);
            await Promise.all([
              disk.write(offset, new Uint8Array(half).fill(fill)),
              disk.write(offset + half, new Uint8Array(length - half).fill(fill)),
            ]);
            expected.fill(fill, offset, offset + length);
          } else if (kind === "discard") {
            await disk.discard(offset, length);
            expected.fill(0, offset, offset + length);
          } else
            expect(
              Buffer.from(await disk.read(offset, length)).equals(expected.subarray(offset, offset + length)),
            ).toBe(true);
        }
        expect(Buffer.from(await disk.read(0, diskBytes)).equals(expected)).toBe(true);
        const anew = Buffer.alloc(diskBytes);
        anew.set(content);
        const file = await readFile(path);
        for (const { offsetBytes, lengthBytes } of disk.runs)
          file.copy(anew, offsetBytes, offsetBytes, offsetBytes + lengthBytes);
        expect(anew.equals(expected)).toBe(true);
        await disk.close();
      }),
      { seed: 33, numRuns: 60 },
    );
  });
});
