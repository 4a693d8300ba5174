import { IoRing, IoRingFailure } from "../../../../local-hypervisor/guest/xen/io-ring";
import { FlatMemory } from "../../../support/flat-memory";

const page = 0x1000;
const entryBytes = 108;

function ring(saved?: { requestsTaken: number; responsesGiven: number }) {
  const memory = new FlatMemory(0x4000);
  return { memory, ring: new IoRing(memory, page, entryBytes, saved) };
}

describe("a ring", () => {
  test("has no more requests than it has places for, those that wait for an answer among them", () => {
    const { memory, ring: one } = ring();
    memory.writeUint32(page, 32);
    expect(one.available).toBe(32);
    one.take(30);
    expect(one.available).toBe(2);
    memory.writeUint32(page, 33);
    expect(() => one.available).toThrow(IoRingFailure);
    one.respond();
    expect(one.available).toBe(3);
  });

  test("whose requests are taken back after they were taken has not very many, but is broken", () => {
    const { memory, ring: one } = ring();
    memory.writeUint32(page, 10);
    one.take(10);
    memory.writeUint32(page, 7);
    expect(() => one.available).toThrow(IoRingFailure);
  });

  test("goes through the end of its indices", () => {
    const { memory, ring: one } = ring({ requestsTaken: 0xfffffffe, responsesGiven: 0xfffffff0 });
    memory.writeUint32(page, 3);
    expect(one.available).toBe(5);
    one.take(5);
    expect(one.save()).toEqual({ requestsTaken: 3, responsesGiven: 0xfffffff0 });
    expect(one.available).toBe(0);
  });

  test("lies in memory", () => {
    expect(() => new IoRing(new FlatMemory(0x1800), page, entryBytes)).toThrow(IoRingFailure);
  });
});
