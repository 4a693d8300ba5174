import fc from "fast-check";
import type { BlockDevice } from "../../local-hypervisor/control-plane/ports";

/** A device under test: `contents` is what it must hold at first; `reopen` closes it and opens it again. */
export interface BlockDeviceUnderTest {
  readonly device: BlockDevice;
  readonly contents: Uint8Array;
  reopen(): Promise<BlockDevice>;
  dispose(): Promise<void>;
}

const sector = 512;

type Step =
  | { kind: "write"; at: number; length: number; fill: number }
  | { kind: "discard"; at: number; length: number }
  | { kind: "read"; at: number; length: number }
  | { kind: "flush" }
  | { kind: "reopen" };

function steps(sizeBytes: number): fc.Arbitrary<Step[]> {
  const range = fc
    .tuple(fc.nat(sizeBytes / sector - 1), fc.oneof(fc.nat(16), fc.nat(400)))
    .map(([start, count]) => ({
      at: start * sector,
      length: Math.min(count * sector, sizeBytes - start * sector),
    }));
  return fc.array(
    fc.oneof(
      {
        weight: 5,
        arbitrary: fc
          .tuple(range, fc.integer({ min: 0, max: 255 }))
          .map(([r, fill]) => ({ kind: "write" as const, ...r, fill })),
      },
      { weight: 2, arbitrary: range.map((r) => ({ kind: "discard" as const, ...r })) },
      { weight: 4, arbitrary: range.map((r) => ({ kind: "read" as const, ...r })) },
      { weight: 1, arbitrary: fc.constant({ kind: "flush" as const }) },
      { weight: 1, arbitrary: fc.constant({ kind: "reopen" as const }) },
    ),
    { maxLength: 40 },
  );
}

/** What every implementation of `BlockDevice` does. Call it within a `describe`. */
export function blockDeviceConformance(open: () => Promise<BlockDeviceUnderTest>, sizeBytes: number): void {
  test("keeps what an array of bytes keeps, whatever is done to it", async () => {
    await fc.assert(
      fc.asyncProperty(steps(sizeBytes), async (sequence) => {
        const subject = await open();
        try {
          let device = subject.device;
          const model = Uint8Array.from(subject.contents);
          for (const step of sequence) {
            if (step.kind === "write") {
              const data = pattern(step.length, step.fill);
              await device.write(step.at, data);
              model.set(data, step.at);
            } else if (step.kind === "discard") {
              await device.discard(step.at, step.length);
              model.fill(0, step.at, step.at + step.length);
            } else if (step.kind === "read") {
              expect(
                same(await device.read(step.at, step.length), model.subarray(step.at, step.at + step.length)),
              ).toBe(true);
            } else if (step.kind === "flush") await device.flush();
            else device = await subject.reopen();
          }
          expect(same(await device.read(0, sizeBytes), model)).toBe(true);
        } finally {
          await subject.dispose();
        }
      }),
      { seed: 20261122, numRuns: 60 },
    );
  }, 60_000);

  test("keeps disjoint writes apart that are all in flight at once", async () => {
    const subject = await open();
    try {
      const model = Uint8Array.from(subject.contents);
      const writes: Promise<void>[] = [];
      for (let at = 0; at < sizeBytes; at += 3 * sector) {
        const data = pattern(sector, at / sector);
        model.set(data, at);
        writes.push(subject.device.write(at, data));
      }
      await Promise.all(writes);
      expect(same(await subject.device.read(0, sizeBytes), model)).toBe(true);
      expect(same(await (await subject.reopen()).read(0, sizeBytes), model)).toBe(true);
    } finally {
      await subject.dispose();
    }
  });

  test("refuses ranges beyond its end and changes nothing", async () => {
    const subject = await open();
    try {
      const beyond = { name: "BlockStoreError", kind: "outOfBounds" };
      await expect(subject.device.read(sizeBytes - sector, 2 * sector)).rejects.toMatchObject(beyond);
      await expect(subject.device.write(sizeBytes, new Uint8Array(sector))).rejects.toMatchObject(beyond);
      await expect(subject.device.discard(sizeBytes - sector, 2 * sector)).rejects.toMatchObject(beyond);
      await expect(subject.device.read(-sector, sector)).rejects.toMatchObject(beyond);
      expect(same(await subject.device.read(0, sizeBytes), subject.contents)).toBe(true);
    } finally {
      await subject.dispose();
    }
  });

  test("refuses everything once it is closed, but a second close", async () => {
    const subject = await open();
    try {
      await subject.device.close();
      await subject.device.close();
      await expect(subject.device.read(0, sector)).rejects.toMatchObject({ kind: "closed" });
      await expect(subject.device.write(0, new Uint8Array(sector))).rejects.toMatchObject({ kind: "closed" });
      await expect(subject.device.flush()).rejects.toMatchObject({ kind: "closed" });
    } finally {
      await subject.dispose();
    }
  });
}

/** Bytes that differ from sector to sector and from seed to seed */
export function pattern(length: number, seed: number): Uint8Array {
  return Uint8Array.from({ length }, (_, i) => (seed * 31 + i * 7 + (i >> 9) * 13) & 255);
}

/** As `toEqual`, which takes seconds for a few hundred kilobytes */
export function expectSameBytes(actual: Uint8Array, expected: Uint8Array): void {
  expect({ length: actual.length, same: same(actual, expected) }).toEqual({
    length: expected.length,
    same: true,
  });
}

function same(a: Uint8Array, b: Uint8Array): boolean {
  return Buffer.compare(a, b) === 0;
}
