import { BootError } from "./boot-error";
import { type LoadSegment, parseElf } from "./elf-image";
import { setupHeaderOffset } from "./kernel-image";
import type { BootFiles } from "./load-boot-files";
import { kernelEntryRom } from "./reset-rom";

/** What goes where in the guest's memory before it is switched on. */
export interface BootLayout {
  readonly rom: Uint8Array;
  readonly parts: readonly { readonly address: number; readonly bytes: Uint8Array }[];
}

const zeroPageAddress = 0x90000;
const commandLineAddress = 0x20000;
const lowMemoryEnd = 0x9fc00;
const highMemoryStart = 0x100000;
/** Where a kernel that unpacks itself is loaded */
const packedKernelAddress = 0x100000;
/** Where such a kernel unpacks itself to: the i386 kernel's preferred address */
const unpackedKernelAddress = 0x1000000;
const pageBytes = 4096;

/**
 * Lays kernel, RAM disk, command line and zero page out in memory, as the x86 boot protocol (kernel,
 * Documentation/arch/x86/boot.rst, "32-bit boot protocol") has it. `vmlinux` is the unpacked kernel; without it the
 * kernel unpacks itself.
 */
export function layOutBoot(
  files: BootFiles,
  vmlinux: Uint8Array | undefined,
  memoryBytes: number,
): BootLayout {
  const elf = vmlinux && parseElf(vmlinux);
  const segments: readonly LoadSegment[] = elf?.segments ?? [
    {
      physicalAddress: packedKernelAddress,
      bytes: files.kernel.code,
      memoryBytes: unpackedKernelAddress - packedKernelAddress + files.kernel.initBytes,
    },
  ];
  const kernelEnd = Math.max(...segments.map((segment) => segment.physicalAddress + segment.memoryBytes));
  const initrdAddress = placeInitrd(files, kernelEnd, memoryBytes);
  const commandLine = Buffer.from(`${files.commandLine}\0`, "latin1");
  if (commandLine.length - 1 > files.kernel.maxCommandLineBytes) {
    throw new BootError(
      `The boot menu's command line is ${commandLine.length - 1} bytes long; this kernel takes ${files.kernel.maxCommandLineBytes}.`,
    );
  }
  const parts = [
    ...segments.map(({ physicalAddress, bytes }) => ({ address: physicalAddress, bytes })),
    { address: commandLineAddress, bytes: new Uint8Array(commandLine) },
    { address: zeroPageAddress, bytes: zeroPage(files, initrdAddress, memoryBytes) },
  ];
  if (files.initrd) parts.push({ address: initrdAddress, bytes: files.initrd });
  return { rom: kernelEntryRom(elf?.entry ?? packedKernelAddress, { zeroPage: zeroPageAddress }), parts };
}

/** As high as memory and the kernel's direct mapping allow, away from where the kernel unpacks and grows */
function placeInitrd({ initrd, kernel }: BootFiles, kernelEnd: number, memoryBytes: number): number {
  const header = new DataView(kernel.setupHeader.buffer, kernel.setupHeader.byteOffset);
  const highest = header.getUint32(0x22c - setupHeaderOffset, true) || 0x37ffffff;
  const end = Math.min(memoryBytes, highest + 1);
  const address = Math.floor((end - (initrd?.length ?? 0)) / pageBytes) * pageBytes;
  if (address < kernelEnd) {
    const needed = Math.ceil((kernelEnd + (initrd?.length ?? 0)) / 2 ** 20);
    throw new BootError(
      `The kernel and its RAM disk need ${needed} MiB of memory; the machine has ${memoryBytes >> 20} MiB.`,
    );
  }
  return initrd ? address : 0;
}

const ram = 1;
const reserved = 2;

/** The zero page, `struct boot_params`; offsets of Documentation/arch/x86/zero-page.rst */
function zeroPage({ kernel, initrd }: BootFiles, initrdAddress: number, memoryBytes: number): Uint8Array {
  const page = new Uint8Array(pageBytes);
  const view = new DataView(page.buffer);
  page.set(kernel.setupHeader, setupHeaderOffset);
  view.setUint8(0x06, 3); // text mode, 80 by 25, but no VGA: the console is the serial port
  view.setUint8(0x07, 80);
  view.setUint8(0x0e, 25);
  view.setUint32(0x1e0, (memoryBytes - highMemoryStart) >> 10, true);
  view.setUint8(0x210, 0xff); // loader type: none of the registered ones
  view.setUint8(0x211, view.getUint8(0x211) | 0x81); // loaded high, heap usable
  view.setUint32(0x218, initrdAddress, true);
  view.setUint32(0x21c, initrd?.length ?? 0, true);
  view.setUint32(0x228, commandLineAddress, true);
  const map: [start: number, length: number, type: number][] = [
    [0, lowMemoryEnd, ram],
    [lowMemoryEnd, 0xa0000 - lowMemoryEnd, reserved],
    [0xf0000, 0x10000, reserved],
    [highMemoryStart, memoryBytes - highMemoryStart, ram],
  ];
  view.setUint8(0x1e8, map.length);
  map.forEach(([start, length, type], index) => {
    const entry = 0x2d0 + index * 20;
    view.setUint32(entry, start, true);
    view.setUint32(entry + 8, length, true);
    view.setUint32(entry + 16, type, true);
  });
  return page;
}
