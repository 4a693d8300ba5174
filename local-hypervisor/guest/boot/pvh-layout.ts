import type { XenMemoryLayout } from "../xen/memory-map";
import { BootError } from "./boot-error";
import type { BootLayout } from "./boot-layout";
import { parseElf } from "./elf-image";
import type { BootFiles } from "./load-boot-files";
import { addMpTable, type PciInterrupt } from "./mp-table";
import { kernelEntryRom } from "./reset-rom";
import { readXenNotes } from "./xen-notes";

/** `struct hvm_start_info` and its tables (xen/include/public/arch-x86/hvm/start_info.h), where nothing else lies */
const startInfoAddress = 0x6000;
const memoryMapOffset = 0x100;
const memoryMapEntryBytes = 24;
const modulesOffset = 0x300;
const commandLineAddress = 0x20000;
const magic = 0x336ec578;
const version = 1;
const memoryKind = { ram: 1, reserved: 2 } as const;
const pageBytes = 4096;
/** Highest byte that an i386 kernel maps directly */
const highestDirectlyMapped = 0x37ffffff;

/**
 * Lays a kernel out that Xen enters without firmware (PVH, docs/misc/pvh.pandoc). `vmlinux` is the unpacked kernel;
 * `kernelPath` names it to people. Throws `BootError` for a kernel that was not prepared for Xen.
 */
export function layOutPvhBoot(
  { initrd, commandLine, kernel }: BootFiles,
  vmlinux: Uint8Array,
  kernelPath: string,
  memory: XenMemoryLayout,
  pciInterrupts: readonly PciInterrupt[],
): BootLayout {
  const elf = parseElf(vmlinux);
  const notes = elf && readXenNotes(vmlinux);
  if (!elf || !notes) {
    throw new BootError(
      `The kernel ${kernelPath} is not prepared for paravirtual guests: it has no ELF notes for Xen. ` +
        "Install one that is (Debian: linux-image-686-pae), or use an HVM image.",
    );
  }
  if (notes.physicalEntry === undefined) {
    throw new BootError(
      `The kernel ${kernelPath} has ELF notes for Xen, but none of PHYS32_ENTRY, by which this machine enters ` +
        "paravirtual kernels; Linux has it since 4.20.",
    );
  }
  const line = Buffer.from(`${commandLine}\0`, "latin1");
  if (line.length - 1 > kernel.maxCommandLineBytes) {
    throw new BootError(
      `The boot menu's command line is ${line.length - 1} bytes long; this kernel takes ${kernel.maxCommandLineBytes}.`,
    );
  }
  const kernelEnd = Math.max(...elf.segments.map((segment) => segment.physicalAddress + segment.memoryBytes));
  const initrdAddress = placeInitrd(initrd, kernelEnd, memory);
  const rom = kernelEntryRom(notes.physicalEntry, { startInfo: startInfoAddress });
  addMpTable(rom, pciInterrupts);
  return {
    rom,
    parts: [
      ...elf.segments.map(({ physicalAddress, bytes }) => ({ address: physicalAddress, bytes })),
      { address: commandLineAddress, bytes: new Uint8Array(line) },
      { address: startInfoAddress, bytes: startInfo(memory, initrdAddress, initrd?.length ?? 0) },
      ...(initrd ? [{ address: initrdAddress, bytes: initrd }] : []),
    ],
  };
}

/** As high as the largest range of memory and the kernel's direct mapping allow */
function placeInitrd(initrd: Uint8Array | undefined, kernelEnd: number, memory: XenMemoryLayout): number {
  const lengthBytes = initrd?.length ?? 0;
  const ends = memory.ranges.map(({ address, lengthBytes: length, kind }) =>
    kind === "ram" ? address + length : 0,
  );
  const end = Math.min(Math.max(...ends), highestDirectlyMapped + 1);
  const address = Math.floor((end - lengthBytes) / pageBytes) * pageBytes;
  if (address < kernelEnd) {
    const needed = Math.ceil((kernelEnd + lengthBytes) / 2 ** 20);
    throw new BootError(
      `The kernel and its RAM disk need ${needed} MiB of memory; the machine has ${end >> 20} MiB for them.`,
    );
  }
  return address;
}

function startInfo(memory: XenMemoryLayout, initrdAddress: number, initrdBytes: number): Uint8Array {
  const info = Buffer.alloc(modulesOffset + 32);
  info.writeUInt32LE(magic, 0);
  info.writeUInt32LE(version, 4);
  info.writeUInt32LE(initrdBytes > 0 ? 1 : 0, 12);
  info.writeUInt32LE(startInfoAddress + modulesOffset, 16);
  info.writeUInt32LE(commandLineAddress, 24);
  info.writeUInt32LE(startInfoAddress + memoryMapOffset, 40);
  info.writeUInt32LE(memory.ranges.length, 48);
  memory.ranges.forEach(({ address, lengthBytes, kind }, index) => {
    const at = memoryMapOffset + index * memoryMapEntryBytes;
    info.writeUInt32LE(address, at);
    info.writeUInt32LE(lengthBytes, at + 8);
    info.writeUInt32LE(memoryKind[kind], at + 16);
  });
  info.writeUInt32LE(initrdAddress, modulesOffset);
  info.writeUInt32LE(initrdBytes, modulesOffset + 8);
  return info;
}
