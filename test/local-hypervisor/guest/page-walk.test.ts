import { walkPages } from "../../../local-hypervisor/guest/page-walk";
import { FlatMemory } from "../../support/flat-memory";

const paging = 0x80000000;
const extended = 0x20;
const present = 1;
const large = 0x80;
const directory = 0x1000;
const table = 0x2000;
const pointers = 0x3020;

describe("a walk of the guest's page tables", () => {
  const memory = new FlatMemory(0x10000);
  beforeEach(() => void memory.bytes.fill(0));
  const two = (address: number) => walkPages(memory, { cr0: paging, cr3: directory | 0x18, cr4: 0 }, address);
  const three = (address: number) =>
    walkPages(memory, { cr0: paging, cr3: pointers | 0x18, cr4: extended }, address);

  test("without paging an address is what it is", () => {
    expect(walkPages(memory, { cr0: 1, cr3: 0, cr4: extended }, 0xdeadbeef)).toBe(0xdeadbeef);
    expect(walkPages(memory, { cr0: 1, cr3: 0, cr4: 0 }, -1)).toBe(0xffffffff);
  });

  test("two levels lead to pages of 4 KiB and of 4 MiB", () => {
    memory.writeUint32(directory + 0x300 * 4, table | present | 0x62);
    memory.writeUint32(table + 0x45 * 4, (0x9abcd000 | present | 0x160) >>> 0);
    expect(two(0xc0045678)).toBe(0x9abcd678);
    expect(two(0xc0045678 | 0)).toBe(0x9abcd678);
    memory.writeUint32(directory + 0x301 * 4, (0x80400000 | present | large) >>> 0);
    expect(two(0xc0400000 + 0x3fffff)).toBe(0x807fffff);
  });

  test("three levels lead to pages of 4 KiB and of 2 MiB, by tables anywhere that 32 bytes divide", () => {
    memory.writeUint32(pointers + 3 * 8, directory | present);
    memory.writeUint32(directory + 2 * 8, table | present | 0x66);
    memory.writeUint32(table + 0x1ff * 8, (0xfffff000 | present) >>> 0);
    // No-execute is no part of the address
    memory.writeUint32(table + 0x1ff * 8 + 4, 0x80000000);
    expect(three(0xc05ff123)).toBe(0xfffff123);
    memory.writeUint32(directory + 3 * 8, (0x40200000 | present | large) >>> 0);
    expect(three(0xc0600000 + 0x1fffff)).toBe(0x403fffff);
  });

  test("nothing is where an entry is not present, at any level", () => {
    expect(two(0)).toBeUndefined();
    memory.writeUint32(directory, table | present);
    expect(two(0)).toBeUndefined();
    memory.writeUint32(table, 0x5000);
    expect(two(0)).toBeUndefined();
    expect(three(0)).toBeUndefined();
    memory.writeUint32(pointers, directory | present);
    memory.writeUint32(directory, table & ~present);
    expect(three(0)).toBeUndefined();
    memory.writeUint32(directory, table | present);
    expect(three(0)).toBeUndefined();
  });

  test("nothing is beyond 4 GiB, nor by tables that lie in no memory", () => {
    memory.writeUint32(pointers, directory | present);
    memory.writeUint32(directory, table | present);
    memory.writeUint32(table, 0x5000 | present);
    expect(three(0x12)).toBe(0x5012);
    for (const entry of [pointers, directory, table]) {
      memory.writeUint32(entry + 4, 1);
      expect(three(0x12)).toBeUndefined();
      memory.writeUint32(entry + 4, 0);
    }
    memory.writeUint32(directory, (0xfffff000 | present) >>> 0);
    expect(three(0x12)).toBeUndefined();
    expect(walkPages(memory, { cr0: paging, cr3: 0xfffff000, cr4: 0 }, 0xffffffff)).toBeUndefined();
    expect(walkPages(memory, { cr0: paging, cr3: -32, cr4: extended }, 0xffffffff)).toBeUndefined();
  });
});
