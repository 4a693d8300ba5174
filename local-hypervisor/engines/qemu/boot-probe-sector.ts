const sectorBytes = 512;

/**
 * A boot sector that shows whether an accelerator really runs guests: it enters long mode, counts 20 million times and
 * loads CR3 2,000 times, then leaves through QEMU's isa-debug-exit. A broken KVM may well reach long mode and come no
 * further, so real mode alone proves nothing. Assembled for 0x7c00; AT&T syntax.
 */
const code: readonly (readonly [hex: string, assembly: string])[] = [
  ["fa 31c0 8ed8 8ec0 fc", "cli; xorw %ax,%ax; movw %ax,%ds; movw %ax,%es; cld"],
  ["bf0010 b90018 f3ab", "movw $0x1000,%di; movw $0x1800,%cx; rep stosw"],
  ["c70600100320", "movw $0x2003,0x1000 (first table)"],
  ["c70600200330", "movw $0x3003,0x2000 (second)"],
  ["c70600308300", "movw $0x0083,0x3000 (third: 2 MiB as they are)"],
  ["0f0116987c", "lgdt table register, at 0x7c98"],
  ["66b820000000 0f22e0", "movl $0x20,%eax; movl %eax,%cr4"],
  ["66b800100000 0f22d8", "movl $0x1000,%eax; movl %eax,%cr3"],
  ["66b9800000c0 0f32", "movl $0xc0000080,%ecx; rdmsr"],
  ["660d00010000 0f30", "orl $0x100,%eax; wrmsr"],
  ["0f20c0 660d01000080 0f22c0", "movl %cr0,%eax; orl $0x80000001,%eax; movl %eax,%cr0"],
  ["ea5a7c0800", "ljmp $8,$0x7c5a (64 bits from here)"],
  ["b9002d3101", "movl $20000000,%ecx"],
  ["48010c2500400000 ffc9 75f4", "1: addq %rcx,0x4000; decl %ecx; jnz 1b"],
  ["b9d0070000", "movl $2000,%ecx"],
  ["0f20d8 0f22d8 ffc9 75f6", "2: movq %cr3,%rax; movq %rax,%cr3; decl %ecx; jnz 2b"],
  ["b010 e6f4", "movb $0x10,%al; outb %al,$0xf4 (out)"],
  ["f4 ebfd", "3: hlt; jmp 3b"],
];

/** The table register's place and, after it, where the segment table lies */
const descriptorsAt = 0x88;
const descriptors = "0000000000000000 ffff0000009aaf00 0f00 887c0000";

/** Status with which QEMU's isa-debug-exit ends once the sector has written 0x10 */
export const provenStatus = (0x10 << 1) | 1;

export function bootProbeSector(): Uint8Array {
  const sector = Buffer.alloc(sectorBytes);
  const bytes = (hex: string): Buffer => Buffer.from(hex.replaceAll(" ", ""), "hex");
  sector.set(bytes(code.map(([hex]) => hex).join("")));
  sector.set(bytes(descriptors), descriptorsAt);
  sector.writeUInt16LE(0xaa55, sectorBytes - 2);
  return sector;
}
