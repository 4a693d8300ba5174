import fc from "fast-check";
import { NvmeDriver } from "../../../support/nvme-driver";

const data = 0x100000;
const pageBytes = 4096;
const sectorsPerPage = 8;
const opcode = { read: 0x02, write: 0x01, setFeatures: 0x09, getFeatures: 0x0a, event: 0x0c } as const;

test("a driver does not notice that its controller is saved and gone on with, commands in flight", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.record({ writes: fc.boolean(), moves: fc.boolean() }), { minLength: 1, maxLength: 40 }),
      fc.integer({ min: 2, max: 16 }),
      async (requests, completionEntries) => {
        const driver = new NvmeDriver();
        await driver.start(completionEntries);
        driver.disk.bytes.forEach((_, at) => {
          driver.disk.bytes[at] = (at >> 12) + 1;
        });
        // A page of the disk and one of memory each; no more at a time than the queue holds
        for (let first = 0; first < requests.length; first += 10) {
          const group = requests.slice(first, first + 10).map((request, index) => {
            const page = first + index;
            const address = data + page * pageBytes;
            if (request.writes) driver.memory.bytes.fill(200 - page, address, address + pageBytes);
            const completion = driver.io({
              opcode: request.writes ? opcode.write : opcode.read,
              prp1: address,
              dwords: [page * sectorsPerPage, 0, sectorsPerPage - 1],
            });
            if (request.moves) driver.move();
            return completion;
          });
          for (const completion of await Promise.all(group)) expect(completion.status).toBe(0);
        }
        requests.forEach(({ writes }, page) => {
          const expected = writes ? 200 - page : page + 1;
          expect(driver.memory.bytes[data + page * pageBytes]).toBe(expected);
          expect(driver.disk.bytes[page * pageBytes + 511]).toBe(expected);
        });
      },
    ),
    { seed: 50, numRuns: 40 },
  );
}, 60_000);

test("features and requests for events go with it", async () => {
  const driver = new NvmeDriver();
  await driver.start();
  await driver.admin({ opcode: opcode.setFeatures, dwords: [0x0b, 1 << 8] });
  const event = driver.admin({ opcode: opcode.event });
  driver.move();
  expect(await driver.admin({ opcode: opcode.getFeatures, dwords: [0x0b] })).toEqual({
    status: 0,
    result: 1 << 8,
  });
  driver.disk.grow(2 ** 21);
  expect(await event).toMatchObject({ status: 0, result: 0x040002 });
});
