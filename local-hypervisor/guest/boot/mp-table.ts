/** How a PCI slot's first interrupt pin reaches the interrupt controllers. */
export interface PciInterrupt {
  readonly slot: number;
  /** Interrupt line, which is the I/O APIC's pin too */
  readonly line: number;
}

const romAddress = 0xf0000;
/** Where in the ROM the table lies: beyond what boot code there takes */
const romOffset = 0x1000;
const pointerBytes = 16;
const headerBytes = 44;
const localApicAddress = 0xfee00000;
const ioApicAddress = 0xfec00000;
const bus = { pci: 0, isa: 1 } as const;
const apic = { processor: 0, io: 2 } as const;
const interrupt = { vectored: 0, nonMaskable: 1, external: 3 } as const;
/** Level triggered, active low */
const pciSignal = 0xf;
const isaLines = 16;
const cascade = 2;
/** The timer's line ends at this pin */
const timerPin = 2;

/**
 * Writes the tables of Intel's MultiProcessor Specification 1.4 into a machine's ROM: one processor with its local
 * APIC, one I/O APIC, and who is wired where. Without them, and without ACPI, a kernel leaves the APICs alone.
 */
export function addMpTable(rom: Uint8Array, pciInterrupts: readonly PciInterrupt[]): void {
  const entries = [
    // A Pentium III with FPU and APIC
    [0, apic.processor, 0x14, 3, ...dword(0x673), ...dword(0x201), ...dword(0), ...dword(0)],
    [1, bus.pci, ...text("PCI", 6)],
    [1, bus.isa, ...text("ISA", 6)],
    [2, apic.io, 0x11, 1, ...dword(ioApicAddress)],
    ...pciInterrupts.map(({ slot, line }) => [
      3,
      interrupt.vectored,
      ...[pciSignal, 0],
      bus.pci,
      slot << 2,
      apic.io,
      line,
    ]),
    ...isaLinesBeside(pciInterrupts).map((line) => [
      3,
      interrupt.vectored,
      ...[0, 0],
      bus.isa,
      line,
      apic.io,
      line === 0 ? timerPin : line,
    ]),
    [4, interrupt.external, 0, 0, bus.isa, 0, 0xff, 0],
    [4, interrupt.nonMaskable, 0, 0, bus.isa, 0, 0xff, 1],
  ];
  const body = entries.flat();
  const table = Uint8Array.from([
    ...text("PCMP", 4),
    ...word(headerBytes + body.length),
    ...[4, 0],
    ...text("DRYDOCK", 8),
    ...text("EC2", 12),
    ...[...dword(0), ...word(0), ...word(entries.length)],
    ...[...dword(localApicAddress), ...word(0), 0, 0],
    ...body,
  ]);
  const pointer = Uint8Array.from([
    ...text("_MP_", 4),
    ...dword(romAddress + romOffset + pointerBytes),
    ...[1, 4, 0, 0, 0, 0, 0, 0],
  ]);
  table[7] = checksum(table);
  pointer[10] = checksum(pointer);
  rom.set(pointer, romOffset);
  rom.set(table, romOffset + pointerBytes);
}

function isaLinesBeside(pciInterrupts: readonly PciInterrupt[]): number[] {
  const taken = new Set([cascade, ...pciInterrupts.map(({ line }) => line)]);
  return Array.from({ length: isaLines }, (_, line) => line).filter((line) => !taken.has(line));
}

/** What makes the bytes add up to 0 */
function checksum(bytes: Uint8Array): number {
  return -bytes.reduce((sum, byte) => sum + byte, 0) & 0xff;
}

function text(value: string, lengthBytes: number): number[] {
  return [...Buffer.from(value.padEnd(lengthBytes), "latin1")];
}

function word(value: number): number[] {
  return [value & 0xff, value >>> 8];
}

function dword(value: number): number[] {
  return [value & 0xff, (value >>> 8) & 0xff, (value >>> 16) & 0xff, value >>> 24];
}
