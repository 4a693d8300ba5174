/** Size of the ROM, which ends at 1 MiB: the processor's first instruction is 16 bytes before its end */
export const romBytes = 0x10000;
const romAddress = 0xf0000;
const resetVector = 0xfff0;
const descriptorTable = 0x90;
const descriptorTablePointer = 0x80;

/** Physical address of what a kernel is told at its entry, in the register where its boot protocol has it. */
export type KernelEntry =
  /** Linux's own protocol: the zero page in ESI */
  | { readonly zeroPage: number }
  /** Xen's (PVH): `hvm_start_info` in EBX */
  | { readonly startInfo: number };

/**
 * A ROM that takes the processor from reset to 32-bit protected mode with flat segments and jumps into the kernel, as
 * both boot protocols ask of a 32-bit boot loader: CS 0x10, data segments 0x18, interrupts off.
 */
export function kernelEntryRom(entry: number, told: KernelEntry): Uint8Array {
  const rom = new Uint8Array(romBytes).fill(0xf4);
  const code = new Assembler(rom, 0);
  code.bytes(0xfa, 0xfc); // cli; cld
  code.bytes(0x2e, 0x66, 0x0f, 0x01, 0x16, descriptorTablePointer, 0x00); // o32 lgdt cs:[pointer]
  code.bytes(0x0f, 0x20, 0xc0, 0x0c, 0x01, 0x0f, 0x22, 0xc0); // mov eax, cr0; or al, 1; mov cr0, eax
  const afterJump = romAddress + code.at + 8;
  code.bytes(0x66, 0xea).dword(afterJump).bytes(0x10, 0x00); // jmp far 0x10:afterJump
  code.bytes(0x66, 0xb8, 0x18, 0x00); // mov ax, 0x18
  code.bytes(0x8e, 0xd8, 0x8e, 0xc0, 0x8e, 0xd0, 0x8e, 0xe0, 0x8e, 0xe8); // mov ds, es, ss, fs, gs from ax
  code.bytes(0xbe).dword("zeroPage" in told ? told.zeroPage : 0); // mov esi, zero page
  code.bytes(0xbb).dword("startInfo" in told ? told.startInfo : 0); // mov ebx, start info
  code.bytes(0x31, 0xed, 0x31, 0xff); // xor ebp, ebp; xor edi, edi
  code.bytes(0xbc).dword(0x9000); // mov esp, 0x9000
  code.bytes(0xb8).dword(entry).bytes(0xff, 0xe0); // mov eax, entry; jmp eax
  new Assembler(rom, descriptorTablePointer).bytes(0x1f, 0x00).dword(romAddress + descriptorTable);
  // Two unused descriptors, then flat code and flat data
  new Assembler(rom, descriptorTable).dword(0).dword(0).dword(0).dword(0).dword(0x0000ffff).dword(0x00cf9b00);
  new Assembler(rom, descriptorTable + 24).dword(0x0000ffff).dword(0x00cf9300);
  new Assembler(rom, resetVector).bytes(0xea, 0x00, 0x00, 0x00, 0xf0); // jmp far f000:0000
  return rom;
}

/** A ROM that stops the processor at once: between a reset and the next boot */
export function haltRom(): Uint8Array {
  const rom = new Uint8Array(romBytes).fill(0xf4);
  new Assembler(rom, resetVector).bytes(0xfa, 0xf4, 0xeb, 0xfc); // cli; hlt; jmp back to cli
  return rom;
}

class Assembler {
  constructor(
    private readonly rom: Uint8Array,
    public at: number,
  ) {}

  bytes(...values: number[]): this {
    this.rom.set(values, this.at);
    this.at += values.length;
    return this;
  }

  dword(value: number): this {
    return this.bytes(value & 0xff, (value >>> 8) & 0xff, (value >>> 16) & 0xff, value >>> 24);
  }
}
