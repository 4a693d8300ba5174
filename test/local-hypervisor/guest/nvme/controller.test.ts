import fc from "fast-check";
import { pattern } from "../../../conformance/block-device";
import { MemoryDisk } from "../../../support/memory-disk";
import { NvmeDriver, type TestCommand } from "../../../support/nvme-driver";

const doNotRetry = 0x4000;
const data = 0x100000;
const list = 0x80000;
const read = 0x02;
const write = 0x01;

async function started(disk?: MemoryDisk): Promise<NvmeDriver> {
  const driver = new NvmeDriver(disk);
  await driver.start();
  return driver;
}

const text = (driver: NvmeDriver, at: number, length: number) =>
  Buffer.from(driver.memory.bytes.subarray(at, at + length)).toString("latin1");

/** Writes the PRP list for the pages and gives prp1 and prp2 */
function pointers(driver: NvmeDriver, pages: readonly number[], offset: number, listAt = list) {
  const [first = 0, ...rest] = pages;
  if (rest.length <= 1) return { prp1: first + offset, prp2: rest[0] ?? 0 };
  const view = new DataView(driver.memory.bytes.buffer);
  let at = listAt;
  rest.forEach((page, index) => {
    const moreThanOneLeft = index < rest.length - 1;
    if (at % 4096 === 4088 && moreThanOneLeft) {
      const next = (Math.floor(at / 4096) + 1) * 4096;
      view.setBigUint64(at, BigInt(next), true);
      at = next;
    }
    view.setBigUint64(at, BigInt(page), true);
    at += 8;
  });
  return { prp1: first + offset, prp2: listAt };
}

test("identifies itself as the EBS volume that it is", async () => {
  const driver = await started();
  expect(await driver.admin({ opcode: 0x06, prp1: data, dwords: [1] })).toEqual({ status: 0, result: 0 });
  const view = new DataView(driver.memory.bytes.buffer, data);
  expect(view.getUint16(0, true)).toBe(0x1d0f);
  expect(text(driver, data + 4, 20)).toBe("vol0123456789abcdef0");
  expect(text(driver, data + 24, 40)).toBe("Amazon Elastic Block Store".padEnd(40));
  expect(text(driver, data + 3072, 32)).toBe("/dev/sdf".padEnd(32));
  await driver.admin({ opcode: 0x06, namespaceId: 1, prp1: data, dwords: [0] });
  expect(view.getBigUint64(0, true)).toBe(2048n);
  expect(view.getUint8(130)).toBe(9);
  expect(await driver.admin({ opcode: 0x06, namespaceId: 2, prp1: data, dwords: [0] })).toMatchObject({
    status: 0x0b | doNotRetry,
  });
});

test("moves data as a disk does, through any pages, with many commands in flight", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(
        fc.record({
          writes: fc.boolean(),
          offset: fc.integer({ min: 0, max: 1023 }).map((words) => words * 4),
          blocks: fc.integer({ min: 1, max: 512 }),
          // Near a page's end, so that long lists go on in the next page
          listAt: fc.constantFrom(list, list + 4096 - 16, list + 4096 - 8),
          order: fc.integer({ min: 1, max: 96 }),
        }),
        { minLength: 1, maxLength: 12 },
      ),
      async (commands) => {
        const driver = await started();
        const model = pattern(driver.disk.sizeBytes, 3);
        driver.disk.bytes.set(model);
        let block = 0;
        // Disjoint blocks and disjoint pages: what runs side by side does not meet
        const runs = commands
          .flatMap(({ blocks, order, offset, ...rest }, index) => {
            const start = block;
            block += blocks;
            if (block > driver.disk.sizeBytes / 512) return [];
            const count = Math.ceil((offset + blocks * 512) / 4096);
            const base = data + index * 70 * 4096;
            // Every page once, in an order that is not ascending
            const step = count % 2 === 0 ? 1 : 2;
            const pages = Array.from({ length: count }, (_, i) => base + ((i * step + order) % count) * 4096);
            return [
              {
                ...rest,
                offset,
                blocks,
                start,
                pages: base + 70 * 4096 <= driver.memory.bytes.length ? pages : [],
              },
            ];
          })
          .filter(({ pages }) => pages.length > 0);
        for (const run of runs) {
          const length = run.blocks * 512;
          const bytes = (address: (i: number) => number) =>
            Uint8Array.from({ length }, (_, i) => driver.memory.bytes[address(i)] ?? 0);
          const addressOf = (i: number) =>
            (run.pages[Math.floor((run.offset + i) / 4096)] ?? 0) + ((run.offset + i) % 4096);
          if (run.writes)
            for (let i = 0; i < length; i++) driver.memory.bytes[addressOf(i)] = (i * 13 + run.start) & 255;
          const content = run.writes
            ? bytes(addressOf)
            : model.slice(run.start * 512, run.start * 512 + length);
          if (run.writes) model.set(content, run.start * 512);
          const command: TestCommand = {
            opcode: run.writes ? write : read,
            // One list at a time: it is read at submission, so the next may reuse its place
            ...pointers(driver, run.pages, run.offset, run.listAt),
            dwords: [run.start, 0, run.blocks - 1],
          };
          Object.assign(run, {
            completion: driver.io(command),
            check: () => Buffer.compare(bytes(addressOf), content) === 0,
          });
        }
        for (const run of runs as ((typeof runs)[number] & {
          completion: Promise<unknown>;
          check(): boolean;
        })[]) {
          expect(await run.completion).toEqual({ status: 0, result: 0 });
          expect(run.check()).toBe(true);
        }
        expect(Buffer.compare(driver.disk.bytes, model)).toBe(0);
      },
    ),
    { seed: 20261122, numRuns: 12 },
  );
}, 60_000);

test.each<[string, TestCommand, number]>([
  ["an unknown opcode", { opcode: 0x77 }, 0x01],
  ["a fused command", { opcode: read, flags: 1, prp1: data }, 0x02],
  ["a namespace that is not there", { opcode: read, namespaceId: 2, prp1: data }, 0x0b],
  ["blocks beyond the end", { opcode: read, prp1: data, dwords: [2047, 0, 1] }, 0x80],
  ["blocks far beyond the end", { opcode: write, prp1: data, dwords: [0, 0xffffffff, 0] }, 0x80],
  ["more than the largest transfer", { opcode: read, prp1: data, prp2: list, dwords: [0, 0, 512] }, 0x02],
  ["memory beyond the end", { opcode: read, prp1: 2 ** 40, dwords: [0, 0, 0] }, 0x04],
  ["a list beyond the end", { opcode: read, prp1: data, prp2: 2 ** 33, dwords: [0, 0, 99] }, 0x04],
  ["an odd address", { opcode: read, prp1: data + 1, dwords: [0, 0, 0] }, 0x13],
  ["a second page with an offset", { opcode: read, prp1: data, prp2: data + 4, dwords: [0, 0, 15] }, 0x13],
  ["a range to deallocate beyond the end", { opcode: 0x09, prp1: data, dwords: [0, 4] }, 0x80],
])("answers %s with its status", async (name, command, status) => {
  const driver = await started();
  if (name.startsWith("a range")) new DataView(driver.memory.bytes.buffer).setUint32(data + 4, 4096, true);
  const before = driver.disk.bytes.slice();
  expect(await driver.io(command)).toEqual({ status: status | doNotRetry, result: 0 });
  expect(Buffer.compare(driver.disk.bytes, before)).toBe(0);
});

test("a failing disk is an error of the medium", async () => {
  const driver = await started();
  driver.disk.failing = true;
  expect(await driver.io({ opcode: read, prp1: data })).toMatchObject({ status: 0x281 });
  expect(await driver.io({ opcode: write, prp1: data })).toMatchObject({ status: 0x280 });
  expect(await driver.io({ opcode: 0x00 })).toMatchObject({ status: 0x280 });
});

test("flush, force unit access, write zeroes and deallocate reach the disk", async () => {
  const driver = await started();
  driver.disk.bytes.fill(7);
  await driver.io({ opcode: 0x00, namespaceId: 0xffffffff });
  expect(driver.disk.flushes).toBe(1);
  await driver.io({ opcode: write, prp1: data, dwords: [0, 0, 0x40000000] });
  expect(driver.disk.flushes).toBe(2);
  await driver.io({ opcode: 0x08, dwords: [10, 0, 4] });
  const view = new DataView(driver.memory.bytes.buffer, data);
  [
    [20, 2],
    [30, 1],
  ].forEach(([start = 0, count = 0], index) => {
    view.setUint32(index * 16 + 4, count, true);
    view.setUint32(index * 16 + 8, start, true);
  });
  await driver.io({ opcode: 0x09, prp1: data, dwords: [1, 4] });
  const zeroed = [...Array(2048).keys()].filter((block) => driver.disk.bytes[block * 512] === 0);
  expect(zeroed).toEqual([0, 10, 11, 12, 13, 14, 20, 21, 30]);
});

test("raises its interrupt while completions wait, unless it is masked", async () => {
  const driver = new NvmeDriver();
  driver.enable();
  driver.controller.write(0x0c, 1);
  const completion = driver.admin({ opcode: 0x0a, dwords: [7] });
  expect(driver.interrupt).toBe(false);
  driver.controller.write(0x10, 1);
  expect(driver.interrupt).toBe(true);
  expect((await completion).status).toBe(0);
  expect(driver.interrupt).toBe(false);
});

test("what was begun before a reset neither completes nor reaches memory afterwards", async () => {
  const driver = await started();
  driver.disk.bytes.fill(9);
  let completed = false;
  void driver.io({ opcode: read, prp1: data }).then(() => {
    completed = true;
  });
  driver.disable();
  const writes = driver.memory.writes;
  for (let turn = 0; turn < 50; turn++) await new Promise((resolve) => setImmediate(resolve));
  expect(completed).toBe(false);
  expect(driver.memory.writes).toBe(writes);
  expect(driver.memory.bytes[data]).toBe(0);
  await driver.start();
  expect((await driver.io({ opcode: read, prp1: data })).status).toBe(0);
  expect(driver.memory.bytes[data]).toBe(9);
});

test("completions that do not fit wait for the guest", async () => {
  const driver = new NvmeDriver();
  await driver.start(3);
  const completions = Array.from({ length: 15 }, () => driver.io({ opcode: 0x00 }));
  for (const { status } of await Promise.all(completions)) expect(status).toBe(0);
});

test("impossible admin queues are a fatal status, which a reset clears", () => {
  const driver = new NvmeDriver();
  driver.controller.write(0x24, 0x000f000f);
  driver.controller.write(0x28, 0x10010);
  driver.controller.write(0x30, 0x11000);
  driver.controller.write(0x14, 1);
  expect(driver.controller.read(0x1c) & 3).toBe(2);
  driver.controller.write(0x14, 0);
  expect(driver.controller.read(0x1c)).toBe(0);
});

test("a shutdown flushes the disk and says when it is done", async () => {
  const driver = await started();
  driver.controller.write(0x14, 0x00464001);
  expect(driver.controller.read(0x1c) & 0xc).toBe(0);
  for (let turn = 0; turn < 50; turn++) await new Promise((resolve) => setImmediate(resolve));
  expect(driver.controller.read(0x1c) & 0xc).toBe(8);
  expect(driver.disk.flushes).toBe(1);
});

test("whatever a guest writes, nothing throws, and after a reset the disk works", async () => {
  const word = fc.oneof(
    fc.nat(0xffffffff),
    fc.constantFrom(0, 1, 0x460001, 0x464001, 0xf000f, 0x10000, 0x11000, 0xffffffff),
  );
  const offset = fc.oneof(
    fc.constantFrom(0x0c, 0x10, 0x14, 0x24, 0x28, 0x2c, 0x30, 0x34, 0x1000, 0x1004, 0x1008, 0x100c),
    fc.nat(0x7fff).map((n) => n * 4),
  );
  await fc.assert(
    fc.asyncProperty(
      fc.array(
        fc.oneof(
          fc.record({ offset, value: word }),
          fc.record({ entry: fc.nat(31), words: fc.array(word, { minLength: 16, maxLength: 16 }) }),
        ),
        { maxLength: 60 },
      ),
      async (steps) => {
        const driver = await started(new MemoryDisk(2 ** 16));
        for (const step of steps) {
          if ("offset" in step) {
            driver.controller.write(step.offset, step.value);
            expect(Number.isInteger(driver.controller.read(step.offset))).toBe(true);
          } else {
            const at = step.entry < 16 ? 0x10000 + step.entry * 64 : 0x12000 + (step.entry - 16) * 64;
            // Opcodes that exist, most of the time
            const words = step.words.map((value, index) => (index === 0 ? value & 0xffff000f : value));
            driver.memory.bytes.set(new Uint8Array(Uint32Array.from(words).buffer), at);
          }
        }
        for (let turn = 0; turn < 20; turn++) await new Promise((resolve) => setImmediate(resolve));
        driver.controller.reset();
        await driver.start();
        expect((await driver.io({ opcode: read, prp1: data })).status).toBe(0);
      },
    ),
    { seed: 20261122, numRuns: 300 },
  );
}, 60_000);

test("a guest that takes messages gets one for what is new, of its queue's vector, and no pin", async () => {
  const driver = new NvmeDriver();
  driver.takesMessages = true;
  driver.enable();
  const completionQueue = (vector: number) =>
    driver.admin({ opcode: 0x05, prp1: 0x13000, dwords: [(15 << 16) | 1, 3 | (vector << 16)] });
  expect((await completionQueue(5)).status).not.toBe(0);
  expect((await completionQueue(3)).status).toBe(0);
  expect(
    (await driver.admin({ opcode: 0x01, prp1: 0x12000, dwords: [(15 << 16) | 1, (1 << 16) | 1] })).status,
  ).toBe(0);
  expect([driver.interrupt, driver.messages.splice(0)]).toEqual([false, [0, 0, 0]]);
  void driver.io({ opcode: 0x00 });
  while (driver.messages.length === 0) await new Promise((resolve) => setImmediate(resolve));
  expect([driver.interrupt, driver.messages]).toEqual([false, [3]]);
});

test("without messages there is one vector, the pin's", async () => {
  const driver = new NvmeDriver();
  driver.enable();
  const made = await driver.admin({ opcode: 0x05, prp1: 0x13000, dwords: [(15 << 16) | 1, 3 | (1 << 16)] });
  expect(made.status).not.toBe(0);
  expect(driver.messages).toEqual([]);
});
