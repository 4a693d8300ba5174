import { BootError } from "../../../../local-hypervisor/guest/boot/boot-error";
import { layOutPvhBoot } from "../../../../local-hypervisor/guest/boot/pvh-layout";
import { layOutXenMemory } from "../../../../local-hypervisor/guest/xen/memory-map";

const mib = 2 ** 20;
const memory = layOutXenMemory(64 * mib);
const entry = 0x1000360;
const note = { name: "Xen\0", physicalEntry: 18, guestOs: 6 } as const;

/** A kernel of one segment at 16 MiB, with notes of Xen as given */
function kernel(notes: readonly { type: number; value: number }[]): Uint8Array {
  const file = Buffer.alloc(0x300);
  file.writeUInt32BE(0x7f454c46, 0);
  file.set([1, 1], 4);
  file.writeUInt16LE(3, 18);
  file.writeUInt32LE(52, 28);
  file.writeUInt16LE(32, 42);
  file.writeUInt16LE(notes.length > 0 ? 2 : 1, 44);
  [1, 0x100, 0xc1000000, 16 * mib, 0x40, mib].forEach((value, index) => {
    file.writeUInt32LE(value, 52 + index * 4);
  });
  [4, 0x200, 0, 0, notes.length * 20, notes.length * 20].forEach((value, index) => {
    file.writeUInt32LE(value, 84 + index * 4);
  });
  notes.forEach(({ type, value }, index) => {
    const at = 0x200 + index * 20;
    [4, 4, type].forEach((field, place) => {
      file.writeUInt32LE(field, at + place * 4);
    });
    file.write(note.name, at + 12, "latin1");
    file.writeUInt32LE(value, at + 16);
  });
  return file;
}

const files = (initrd: Uint8Array | undefined = new Uint8Array(3 * mib).fill(7)) => ({
  kernel: {
    setupHeader: new Uint8Array(),
    code: new Uint8Array(),
    payload: undefined,
    maxCommandLineBytes: 2047,
    initBytes: 0,
  },
  initrd,
  commandLine: "console=hvc0",
});
const prepared = kernel([
  { type: note.guestOs, value: 0 },
  { type: note.physicalEntry, value: entry },
]);
const layOut = (vmlinux: Uint8Array, of = files()) => layOutPvhBoot(of, vmlinux, "/boot/vmlinuz", memory, []);

describe("entering a paravirtual kernel", () => {
  test("tells it memory, command line and RAM disk where the protocol has them", () => {
    const { rom, parts } = layOut(prepared);
    const info = parts.find(({ address }) => address === 0x6000)?.bytes;
    const view = new DataView(info?.buffer ?? new ArrayBuffer(0), info?.byteOffset, info?.byteLength);
    const long = (offset: number) => Number(view.getBigUint64(offset, true));
    expect(view.getUint32(0, true)).toBe(0x336ec578);
    const line = parts.find(({ address }) => address === long(24))?.bytes;
    expect(Buffer.from(line ?? []).toString("latin1")).toBe("console=hvc0\0");
    const modules = long(16) - 0x6000;
    const initrd = parts.find(({ address }) => address === long(modules));
    expect(initrd?.bytes.length).toBe(long(modules + 8));
    expect(initrd?.bytes[0]).toBe(7);
    const map = long(40) - 0x6000;
    const ranges = Array.from({ length: view.getUint32(48, true) }, (_, index) => ({
      address: long(map + index * 24),
      lengthBytes: long(map + index * 24 + 8),
      kind: view.getUint32(map + index * 24 + 16, true) === 1 ? "ram" : "reserved",
    }));
    expect(ranges).toEqual(memory.ranges);
    // EBX points to it, EAX to the entry
    expect(Buffer.from(rom).includes(Buffer.from([0xbb, 0, 0x60, 0, 0]))).toBe(true);
    expect(Buffer.from(rom).includes(Buffer.from([0xb8, 0x60, 0x03, 0, 0x01]))).toBe(true);
  });

  test("keeps the RAM disk out of the pages that hypervisor and guest share", () => {
    for (const { address, bytes } of layOut(prepared).parts)
      expect(address + bytes.length).toBeLessThanOrEqual(memory.consolePage);
    expect(memory.storePage).toBe(memory.consolePage + 4096);
    expect(memory.platformWindow % mib).toBe(0);
  });

  test("its ROM has a multiprocessor table whose sums are 0", () => {
    const { rom } = layOut(prepared);
    const sum = (bytes: Uint8Array) => bytes.reduce((total, byte) => total + byte, 0) & 0xff;
    expect(Buffer.from(rom.subarray(0x1000, 0x1004)).toString()).toBe("_MP_");
    expect(sum(rom.subarray(0x1000, 0x1010))).toBe(0);
    const length = (rom[0x1014] ?? 0) | ((rom[0x1015] ?? 0) << 8);
    expect(Buffer.from(rom.subarray(0x1010, 0x1014)).toString()).toBe("PCMP");
    expect(sum(rom.subarray(0x1010, 0x1010 + length))).toBe(0);
  });

  test("a kernel that was not prepared for Xen is refused by name", () => {
    expect(() => layOut(kernel([]))).toThrow(BootError);
    expect(() => layOut(kernel([]))).toThrow("/boot/vmlinuz is not prepared for paravirtual guests");
    expect(() => layOut(kernel([{ type: note.guestOs, value: 0 }]))).toThrow("none of PHYS32_ENTRY");
  });

  test("too little memory is said in MiB", () => {
    expect(() => layOut(prepared, files(new Uint8Array(46 * mib)))).toThrow(/need 63 MiB of memory/);
  });
});
