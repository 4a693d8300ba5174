import fc from "fast-check";
import { MemoryDisk } from "../../../support/memory-disk";
import { NvmeDriver, type TestCompletion } from "../../../support/nvme-driver";

const doNotRetry = 0x4000;
const page = 0x100000;
const sizeBytes = 2 ** 16;
/** Type notice, information namespace attribute changed, log page 04h */
const changedNotice = 0x00040002;

const tick = async (turns = 20) => {
  for (let turn = 0; turn < turns; turn++) await new Promise((resolve) => setImmediate(resolve));
};

/** A started controller, and what a driver does about events. */
async function started({ enabled = true } = {}) {
  const driver = new NvmeDriver(new MemoryDisk(sizeBytes));
  await driver.start();
  const configure = (value: number) => driver.admin({ opcode: 0x09, dwords: [0x0b, value] });
  if (enabled) await configure(1 << 8);
  const completions: TestCompletion[] = [];
  return {
    driver,
    disk: driver.disk,
    completions,
    configure,
    grow: async () => {
      driver.disk.grow(driver.disk.sizeBytes + 4096);
      await tick();
      driver.takeCompletions();
      await tick();
    },
    requestEvent: async () => {
      // The driver would look for the completion of a command for a while only
      void driver.admin({ opcode: 0x0c }).then((completion) => completions.push(completion));
      await tick();
    },
    /** Namespaces in the Changed Namespace List */
    readChanges: async ({ retain = false } = {}) => {
      driver.memory.bytes.fill(0xff, page, page + 4096);
      const dword10 = (1023 << 16) | (retain ? 1 << 15 : 0) | 0x04;
      expect((await driver.admin({ opcode: 0x02, prp1: page, dwords: [dword10, 0] })).status).toBe(0);
      const list = new Uint32Array(driver.memory.bytes.slice(page, page + 4096).buffer);
      const [first, ...rest] = list;
      expect(rest.every((id) => id === 0)).toBe(true);
      return first === 0 ? [] : [first];
    },
    sectors: async () => {
      await driver.admin({ opcode: 0x06, namespaceId: 1, prp1: page, dwords: [0] });
      const view = new DataView(driver.memory.bytes.buffer, page);
      return [0, 8, 16].map((field) => Number(view.getBigUint64(field, true)));
    },
  };
}

test("says that it tells of changed namespaces", async () => {
  const { driver } = await started();
  await driver.admin({ opcode: 0x06, prp1: page, dwords: [1] });
  expect(new DataView(driver.memory.bytes.buffer).getUint32(page + 92, true)).toBe(1 << 8);
});

test("a disk that grows completes the request that waits, and has its new size and blocks", async () => {
  const { driver, completions, ...rig } = await started();
  await rig.requestEvent();
  expect(completions).toEqual([]);
  expect((await driver.io({ opcode: 0x01, prp1: page, dwords: [128, 0, 7] })).status).toBe(0x80 | doNotRetry);

  driver.disk.grow(sizeBytes + 4096);
  expect(driver.interrupt).toBe(true);
  driver.takeCompletions();
  await tick();
  expect(completions).toEqual([{ status: 0, result: changedNotice }]);
  expect(driver.interrupt).toBe(false);
  expect(await rig.readChanges()).toEqual([1]);
  expect(await rig.sectors()).toEqual([136, 136, 136]);

  driver.memory.bytes.fill(7, page, page + 4096);
  expect((await driver.io({ opcode: 0x01, prp1: page, dwords: [128, 0, 7] })).status).toBe(0);
  expect(driver.disk.bytes.subarray(sizeBytes).every((byte) => byte === 7)).toBe(true);
  driver.memory.bytes.fill(0, page, page + 4096);
  expect((await driver.io({ opcode: 0x02, prp1: page, dwords: [128, 0, 7] })).status).toBe(0);
  expect(driver.memory.bytes.subarray(page, page + 4096).every((byte) => byte === 7)).toBe(true);
  expect((await driver.io({ opcode: 0x02, prp1: page, dwords: [136, 0, 0] })).status).toBe(0x80 | doNotRetry);
});

test("an event without a request waits for one", async () => {
  const { completions, ...rig } = await started();
  await rig.grow();
  await rig.requestEvent();
  expect(completions).toEqual([{ status: 0, result: changedNotice }]);
});

test("an event is reported again only once its log page was read and let go of", async () => {
  const { completions, ...rig } = await started();
  for (let requests = 0; requests < 3; requests++) await rig.requestEvent();
  await rig.grow();
  await rig.grow();
  expect(completions).toHaveLength(1);
  expect(await rig.readChanges({ retain: true })).toEqual([1]);
  await rig.grow();
  expect(completions).toHaveLength(1);
  expect(await rig.readChanges()).toEqual([1]);
  expect(await rig.readChanges()).toEqual([]);
  await rig.grow();
  expect(completions).toHaveLength(2);
});

test("notices that are switched off are not sent; the log page tells of the change all the same", async () => {
  const { completions, ...rig } = await started({ enabled: false });
  await rig.requestEvent();
  await rig.grow();
  expect(completions).toEqual([]);
  expect(await rig.readChanges()).toEqual([1]);
  await rig.configure(0xff);
  await rig.grow();
  expect(completions).toEqual([]);
});

test("keeps four requests and refuses a fifth", async () => {
  const { driver, completions, ...rig } = await started();
  for (let requests = 0; requests < 4; requests++) await rig.requestEvent();
  expect(completions).toEqual([]);
  expect(await driver.admin({ opcode: 0x0c })).toEqual({ status: 0x105 | doNotRetry, result: 0 });
  await rig.grow();
  await rig.requestEvent();
  expect(completions).toEqual([{ status: 0, result: changedNotice }]);
  expect((await driver.admin({ opcode: 0x0c })).status).toBe(0x105 | doNotRetry);
});

test("a reset forgets requests, notices and changes; the size stays", async () => {
  const { driver, completions, ...rig } = await started();
  await rig.requestEvent();
  driver.disable();
  const { writes } = driver.memory;
  driver.disk.grow(sizeBytes + 4096);
  await tick();
  expect(driver.memory.writes).toBe(writes);
  await driver.start();
  expect(await rig.readChanges()).toEqual([]);
  await rig.requestEvent();
  await rig.grow();
  expect(completions).toEqual([]);
  await rig.configure(1 << 8);
  await tick();
  expect(completions).toEqual([{ status: 0, result: changedNotice }]);
  expect(await rig.sectors()).toEqual([144, 144, 144]);
});

test("a driver that answers every notice has the disk's size, however growth and driver interleave", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.constantFrom("grow", "request", "turn", "reset"), { maxLength: 25 }),
      async (steps) => {
        const { driver, disk, completions, ...rig } = await started();
        let [seen] = await rig.sectors();
        const answer = async () => {
          driver.takeCompletions();
          await tick(3);
          while (completions.shift()) {
            expect(await rig.readChanges()).toEqual([1]);
            [seen] = await rig.sectors();
            await rig.requestEvent();
          }
        };
        await rig.requestEvent();
        for (const step of steps) {
          if (step === "grow") disk.grow(disk.sizeBytes + 512);
          else if (step === "request") await rig.requestEvent();
          else if (step === "turn") await answer();
          else {
            driver.disable();
            completions.length = 0;
            await driver.start();
            await rig.configure(1 << 8);
            [seen] = await rig.sectors();
            await rig.requestEvent();
          }
        }
        for (let rounds = 0; rounds < 3; rounds++) await answer();
        expect(seen).toBe(disk.sizeBytes / 512);
      },
    ),
    { seed: 20261122, numRuns: 40 },
  );
}, 60_000);
