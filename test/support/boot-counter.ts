/**
 * The smallest guest that keeps something: at each start it reads a count from the second sector of its disk, adds one,
 * writes it back by the BIOS and prints it on the serial port; `?` when the disk fails. Then it waits for ever.
 * Assembled for 0x7c00; AT&T syntax.
 */
const code: readonly (readonly [hex: string, assembly: string])[] = [
  ["31c0 8ed8 8ec0", "xorw %ax,%ax; movw %ax,%ds; movw %ax,%es"],
  ["8ed0 bc007c", "movw %ax,%ss; movw $0x7c00,%sp"],
  ["be407c", "movw $packet,%si"],
  ["b442 cd13 7213", "movb $0x42,%ah; int $0x13; jc failed (read; the drive is in %dl)"],
  ["fe060080", "incb 0x8000"],
  ["b80043 cd13 7208", "movw $0x4300,%ax; int $0x13; jc failed (write)"],
  ["a00080 0430 a2557c", "movb 0x8000,%al; addb $'0,%al; movb %al,digit"],
  ["be507c", "failed: movw $text,%si"],
  ["bafd03 ec a820 74fb", "print: movw $0x3fd,%dx; 1: inb %dx,%al; testb $0x20,%al; jz 1b"],
  ["ac 84c0 7405", "lodsb; testb %al,%al; jz rest"],
  ["b2f8 ee ebee", "movb $0xf8,%dl; outb %al,%dx; jmp print"],
  ["fb f4 ebfc", "rest: sti; hlt; jmp rest"],
  ["1000 0100 0080 0000 0100000000000000", "packet: one sector, to 0x8000, from sector 1"],
  ["626f6f7420 3f 0d0a00", 'text: "boot ", digit: "?\\r\\n"'],
];

/** What the guest prints at its nth start, 1 to 9. */
export const bootLine = (start: number): string => `boot ${start}\r\n`;

/** A raw disk of 1 MiB with that guest. */
export function bootCounterDisk(): Uint8Array {
  const disk = Buffer.alloc(1024 ** 2);
  disk.set(Buffer.from(code.map(([hex]) => hex.replaceAll(" ", "")).join(""), "hex"));
  disk.writeUInt16LE(0xaa55, 510);
  return disk;
}
