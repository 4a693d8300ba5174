import { BootError } from "../../../../local-hypervisor/guest/boot/boot-error";
import { layOutBoot } from "../../../../local-hypervisor/guest/boot/boot-layout";
import { parseKernelImage } from "../../../../local-hypervisor/guest/boot/kernel-image";
import type { BootFiles } from "../../../../local-hypervisor/guest/boot/load-boot-files";
import { readPartitions } from "../../../../local-hypervisor/guest/boot/partition-table";

const mib = 2 ** 20;

/** A bzImage in shape: header of protocol 2.15, a payload within the code */
function bzImage(change: (view: DataView) => void = () => undefined): Uint8Array {
  const file = new Uint8Array(0x4000).fill(0x90);
  const view = new DataView(file.buffer);
  file.fill(0, 0x1f1, 0x290);
  view.setUint8(0x1f1, 4);
  view.setUint16(0x1fe, 0xaa55, true);
  view.setUint8(0x201, 0x6a);
  view.setUint32(0x202, 0x53726448, true);
  view.setUint16(0x206, 0x20f, true);
  view.setUint8(0x211, 1);
  view.setUint32(0x22c, 0x37ffffff, true);
  view.setUint32(0x238, 2047, true);
  view.setUint32(0x248, 16, true);
  view.setUint32(0x24c, 32, true);
  view.setUint32(0x260, 18 * mib, true);
  change(view);
  return file;
}

function vmlinux(): Uint8Array {
  const file = new Uint8Array(200).fill(0);
  const view = new DataView(file.buffer);
  file.set([0x7f, 0x45, 0x4c, 0x46, 1, 1, 1]);
  view.setUint16(18, 3, true);
  view.setUint32(24, 0x1000040, true);
  view.setUint32(28, 52, true);
  view.setUint16(42, 32, true);
  view.setUint16(44, 1, true);
  [1, 100, 0xc1000000, 0x1000000, 64, 8 * mib].forEach((value, index) => {
    view.setUint32(52 + index * 4, value, true);
  });
  file.fill(0xcc, 100, 164);
  return file;
}

function bootFiles(change?: (view: DataView) => void): BootFiles {
  return {
    kernel: parseKernelImage(bzImage(change), "/boot/vmlinuz"),
    initrd: new Uint8Array(5000).fill(1),
    commandLine: "root=/dev/nvme0n1p1 console=ttyS0",
  };
}

test("an unpacked kernel lies where its ELF file says and is entered there", () => {
  const { rom, parts } = layOutBoot(bootFiles(), vmlinux(), 128 * mib);
  expect(parts.find(({ address }) => address === 0x1000000)?.bytes).toEqual(new Uint8Array(64).fill(0xcc));
  expect(Buffer.from(rom).includes(Buffer.from([0xb8, 0x40, 0x00, 0x00, 0x01, 0xff, 0xe0]))).toBe(true);
  expect([...rom.subarray(0xfff0, 0xfff5)]).toEqual([0xea, 0, 0, 0, 0xf0]);
});

test("without one, the kernel is entered at 1 MiB to unpack itself", () => {
  const { rom, parts } = layOutBoot(bootFiles(), undefined, 128 * mib);
  expect(parts[0]?.address).toBe(0x100000);
  expect(parts[0]?.bytes.length).toBe(0x4000 - 5 * 512);
  expect(Buffer.from(rom).includes(Buffer.from([0xb8, 0x00, 0x00, 0x10, 0x00, 0xff, 0xe0]))).toBe(true);
});

test.each([128, 2047])("the zero page of a machine of %d MiB says where everything is", (memoryMib) => {
  const files = bootFiles();
  const { parts } = layOutBoot(files, vmlinux(), memoryMib * mib);
  const page = parts.find(({ bytes }) => bytes.length === 4096);
  const view = new DataView(page?.bytes.buffer as ArrayBuffer);
  const initrd = parts.find(({ address }) => address === view.getUint32(0x218, true));
  expect(initrd?.bytes).toBe(files.initrd);
  expect(view.getUint32(0x21c, true)).toBe(5000);
  expect((initrd?.address ?? 0) + 5000).toBeLessThanOrEqual(Math.min(memoryMib * mib, 0x38000000));
  const line = parts.find(({ address }) => address === view.getUint32(0x228, true));
  expect(Buffer.from(line?.bytes ?? []).toString()).toBe("root=/dev/nvme0n1p1 console=ttyS0\0");
  const ranges = Array.from({ length: view.getUint8(0x1e8) }, (_, index) => {
    const at = 0x2d0 + index * 20;
    return {
      start: view.getUint32(at, true),
      length: view.getUint32(at + 8, true),
      type: view.getUint32(at + 16, true),
    };
  });
  expect(ranges.filter(({ type }) => type === 1).at(-1)).toEqual({
    start: mib,
    length: memoryMib * mib - mib,
    type: 1,
  });
  for (const { address, bytes } of parts) {
    const inRam = ranges.some(
      ({ start, length, type }) => type === 1 && address >= start && address + bytes.length <= start + length,
    );
    expect(inRam).toBe(true);
  }
});

test("what does not fit is refused with what it takes", () => {
  expect(() => layOutBoot(bootFiles(), undefined, 32 * mib)).toThrow(
    /need 35 MiB of memory; the machine has 32 MiB/,
  );
  expect(() => layOutBoot({ ...bootFiles(), commandLine: "x".repeat(2048) }, vmlinux(), 128 * mib)).toThrow(
    BootError,
  );
});

test("a file that is no i386 kernel is refused as what it is", () => {
  expect(() => parseKernelImage(new Uint8Array(0x4000), "/boot/x")).toThrow(
    "/boot/x of the root disk is no bzImage",
  );
  expect(() => parseKernelImage(new Uint8Array(10), "/boot/x")).toThrow(BootError);
  expect(() => bootFiles((view) => view.setUint16(0x236, 1, true))).toThrow("is a 64-bit kernel");
});

test("partitions come active first, cut at the disk's end", async () => {
  const sector = new Uint8Array(512);
  const view = new DataView(sector.buffer);
  const entry = (index: number, status: number, type: number, start: number, length: number) => {
    view.setUint8(446 + index * 16, status);
    view.setUint8(450 + index * 16, type);
    view.setUint32(454 + index * 16, start, true);
    view.setUint32(458 + index * 16, length, true);
  };
  entry(0, 0, 0x82, 8, 8);
  entry(1, 0x80, 0x83, 16, 1000);
  entry(3, 0, 0x83, 5000, 8);
  sector.set([0x55, 0xaa], 510);
  const disk = { sizeBytes: 64 * 512, read: async () => sector };
  expect(await readPartitions(disk)).toEqual([
    { type: 0x83, active: true, offsetBytes: 16 * 512, lengthBytes: 48 * 512 },
    { type: 0x82, active: false, offsetBytes: 8 * 512, lengthBytes: 8 * 512 },
  ]);
});
