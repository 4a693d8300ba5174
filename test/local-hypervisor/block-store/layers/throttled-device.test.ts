import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { BlockStore } from "../../../../local-hypervisor/block-store/block-store";
import { ThrottledDevice } from "../../../../local-hypervisor/block-store/layers/throttled-device";
import type { DeviceLimits } from "../../../../local-hypervisor/control-plane/ports";
import { systemClock } from "../../../../local-hypervisor/model/clock";
import { blockDeviceConformance } from "../../../conformance/block-device";
import { ManualClock } from "../../../support/manual-clock";
import { MemoryDisk } from "../../../support/memory-disk";

/** A disk that notes when a request reaches it, and what it costs. */
class NotingDisk extends MemoryDisk {
  readonly starts: { atMs: number; bytes: number }[] = [];
  constructor(private readonly clock: ManualClock) {
    super(4 * 2 ** 20);
  }
  override async read(offsetBytes: number, lengthBytes: number): Promise<Uint8Array> {
    this.starts.push({ atMs: this.clock.now(), bytes: lengthBytes });
    return this.bytes.slice(offsetBytes, offsetBytes + lengthBytes);
  }
  override async write(offsetBytes: number, data: Uint8Array): Promise<void> {
    this.starts.push({ atMs: this.clock.now(), bytes: data.length });
    this.bytes.set(data, offsetBytes);
  }
}

// A store is opened for each of the conformance suite's sequences
jest.setTimeout(60_000);

const volumeId = "vol-0123456789abcdef0";
const ioBytes = 256 * 1024;
const operationsOf = (bytes: number): number => Math.max(1, Math.ceil(bytes / ioBytes));

async function turns(count = 6): Promise<void> {
  for (let turn = 0; turn < count; turn++) await Promise.resolve();
}

interface Arrival {
  readonly pauseMs: number;
  readonly sectors: number;
  readonly writes: boolean;
}

const arrivals = fc.array(
  fc.record({
    pauseMs: fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, fc.nat(400)),
    sectors: fc.oneof(fc.integer({ min: 1, max: 16 }), fc.integer({ min: 1, max: 2048 })),
    writes: fc.boolean(),
  }),
  { minLength: 1, maxLength: 60 },
);

async function run(limits: DeviceLimits, requests: readonly Arrival[]) {
  const clock = new ManualClock();
  const disk = new NotingDisk(clock);
  const device = new ThrottledDevice(disk, limits, clock);
  const done: Promise<unknown>[] = [];
  for (const { pauseMs, sectors, writes } of requests) {
    // Alarm by alarm, so that each request is noted at the time of its own
    let arrived = pauseMs === 0;
    if (!arrived) {
      clock.after(pauseMs, () => {
        arrived = true;
      });
    }
    while (!arrived) {
      clock.step();
      await turns();
    }
    done.push(writes ? device.write(0, new Uint8Array(sectors * 512)) : device.read(0, sectors * 512));
    await turns();
  }
  while (clock.step()) await turns();
  await Promise.all(done);
  return disk.starts;
}

describe("a throttled device is a block device", () => {
  blockDeviceConformance(async () => {
    const folder = mkdtempSync(join(tmpdir(), "drydock-throttled-"));
    const store = await BlockStore.open(folder, { clock: systemClock });
    const sizeBytes = 256 * 1024;
    const limits = { iops: 1e6, throughputMibps: 1e5 };
    await store.createVolume({ volumeId, sizeBytes });
    let device = await store.openVolume(volumeId, { limits });
    expect(device).toBeInstanceOf(ThrottledDevice);
    return {
      device,
      contents: new Uint8Array(sizeBytes),
      reopen: async () => {
        await device.close();
        device = await store.openVolume(volumeId, { limits });
        return device;
      },
      dispose: async () => {
        await store.close();
        rmSync(folder, { recursive: true, force: true });
      },
    };
  }, 256 * 1024);
});

describe("a throttled device", () => {
  test("keeps to its rates in every span of time, keeps the order, and starves nobody", async () => {
    await fc.assert(
      fc.asyncProperty(
        arrivals,
        fc.record({
          iops: fc.integer({ min: 20, max: 5000 }),
          throughputMibps: fc.integer({ min: 1, max: 500 }),
        }),
        async (requests, limits) => {
          const starts = await run(limits, requests);
          expect(starts.map(({ bytes }) => bytes)).toEqual(requests.map(({ sectors }) => sectors * 512));
          for (let from = 0; from < starts.length; from++) {
            let [bytes, operations] = [0, 0];
            for (let to = from; to < starts.length; to++) {
              const { atMs, bytes: last } = starts[to] as { atMs: number; bytes: number };
              // What came before the last one has to be covered by the span and the savings; the last may be in debt
              const seconds = (atMs - (starts[from] as { atMs: number }).atMs) / 1000 + 0.05;
              expect(bytes).toBeLessThanOrEqual(limits.throughputMibps * 2 ** 20 * seconds * 1.0001 + 1);
              expect(operations).toBeLessThanOrEqual(limits.iops * seconds * 1.0001 + 1e-3);
              bytes += last;
              operations += operationsOf(last);
            }
          }
        },
      ),
      { seed: 20261122, numRuns: 150 },
    );
  });

  test("reaches its rates: nobody waits longer than the slower of the two makes necessary", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 1, max: 2048 }), { minLength: 2, maxLength: 80 }),
        fc.integer({ min: 20, max: 5000 }),
        fc.integer({ min: 1, max: 500 }),
        async (sizes, iops, throughputMibps) => {
          const requests = sizes.map((sectors) => ({ pauseMs: 0, sectors, writes: true }));
          const starts = await run({ iops, throughputMibps }, requests);
          const tookMs = (starts.at(-1)?.atMs ?? 0) - (starts[0]?.atMs ?? 0);
          const before = sizes.slice(0, -1).map((sectors) => sectors * 512);
          const sum = (values: number[]): number => values.reduce((total, value) => total + value, 0);
          const neededMs =
            1000 * (sum(before) / (throughputMibps * 2 ** 20) + sum(before.map(operationsOf)) / iops);
          expect(tookMs).toBeLessThanOrEqual(neededMs + 1);
        },
      ),
      { seed: 20261122, numRuns: 150 },
    );
  });

  test("gp2's credits: bursts until they are spent, then the baseline", async () => {
    const limits = { iops: 100, throughputMibps: 1000, burst: { iops: 3000, credits: 6000 } };
    const requests = Array.from({ length: 7000 }, () => ({ pauseMs: 0, sectors: 8, writes: false }));
    const starts = await run(limits, requests);
    const atSecond = (index: number): number => ((starts[index]?.atMs ?? 0) - (starts[0]?.atMs ?? 0)) / 1000;
    // 6000 credits and what comes back meanwhile last for 2.07 s at 3000 a second
    expect(atSecond(6000)).toBeCloseTo(1.95, 1);
    expect(atSecond(6999) - atSecond(6499)).toBeCloseTo(5, 1);
  });

  test("costs nothing to flush and discard, and lets those who wait learn that it was closed", async () => {
    const clock = new ManualClock();
    const disk = new MemoryDisk(2 ** 20);
    const device = new ThrottledDevice(disk, { iops: 1, throughputMibps: 1 }, clock);
    await device.write(0, new Uint8Array(2 ** 20));
    await device.flush();
    await device.discard(0, 2 ** 20);
    expect(disk.flushes).toBe(1);
    const waiting = device.read(0, 512);
    await turns();
    expect(clock.pending).toBe(1);
    disk.failing = true;
    await device.close();
    await expect(waiting).rejects.toThrow();
    expect(clock.pending).toBe(0);
  });

  test("a clock that is set back does not stop the disk", async () => {
    let now = 1e12;
    const alarms: { delayMs: number; ring: () => void }[] = [];
    const clock = {
      now: () => now,
      after: (delayMs: number, ring: () => void) => {
        alarms.push({ delayMs, ring });
        return () => {};
      },
    };
    const device = new ThrottledDevice(new MemoryDisk(2 ** 20), { iops: 10, throughputMibps: 100 }, clock);
    await device.read(0, 512);
    now -= 3_600_000;
    const readings = [device.read(0, 512), device.read(0, 512)];
    await turns();
    expect(Math.max(...alarms.map(({ delayMs }) => delayMs))).toBeLessThan(300);
    for (const { ring } of alarms) ring();
    await Promise.all(readings);
  });
});
