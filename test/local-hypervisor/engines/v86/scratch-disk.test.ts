import { array, assert, asyncProperty, integer, record } from "fast-check";
import { ScratchDisk } from "../../../../local-hypervisor/engines/v86/scratch-disk";
import { MemoryDisk } from "../../../support/memory-disk";

const sizeBytes = 64 * 1024;
const contentBytes = 40 * 1024;

describe("a scratch disk", () => {
  test("holds what a disk would that was written to, leaves its content alone, and tells all that was written", () =>
    assert(
      asyncProperty(
        array(
          record({
            offset: integer({ min: 0, max: sizeBytes / 512 - 17 }),
            sectors: integer({ min: 1, max: 16 }),
            fill: integer({ min: 0, max: 255 }),
          }),
          { maxLength: 12 },
        ),
        async (writes) => {
          const content = new MemoryDisk(contentBytes);
          content.bytes.fill(7);
          const expected = new Uint8Array(sizeBytes).fill(7, 0, contentBytes);
          const disk = new ScratchDisk(content, sizeBytes);
          for (const { offset, sectors, fill } of writes) {
            const data = new Uint8Array(sectors * 512).fill(fill);
            await disk.write(offset * 512, data);
            expected.set(data, offset * 512);
          }
          expect(Buffer.compare(await disk.read(0, sizeBytes), expected)).toBe(0);
          expect(content.bytes.every((byte) => byte === 7)).toBe(true);
          const replayed = new Uint8Array(sizeBytes).fill(7, 0, contentBytes);
          for (const { offsetBytes, data } of disk.writes) replayed.set(data, offsetBytes);
          expect(Buffer.compare(replayed, expected)).toBe(0);
        },
      ),
      { seed: 28, numRuns: 50 },
    ));

  test("refuses to become a disk of its own", async () => {
    const disk = new ScratchDisk(new MemoryDisk(contentBytes), 2 ** 22);
    await expect(disk.write(0, new Uint8Array(2 ** 20 + 512))).rejects.toMatchObject({ kind: "unsupported" });
    await expect(disk.discard(0, 2 ** 22)).rejects.toMatchObject({ kind: "unsupported" });
  });
});
