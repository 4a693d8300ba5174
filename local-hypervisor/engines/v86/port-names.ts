/** Ports of a PC by the eight, which is how finely they are counted */
const groupShift = 3;
export const portGroups = 0x10000 >> groupShift;

export function groupOfPort(port: number): number {
  return (port & 0xffff) >> groupShift;
}

/** First port of what is there, and its last where that is more than one group */
const named: readonly (readonly [name: string, first: number, last?: number])[] = [
  ["Xen platform ports", 0x10],
  ["interrupt controller", 0x20],
  ["interrupt controller", 0xa0],
  ["interrupt controller", 0x4d0],
  ["timer 8254", 0x40],
  ["keyboard controller", 0x60],
  ["clock and CMOS", 0x70],
  ["delay port", 0x80],
  ["system control", 0x90],
  ["IDE controller", 0x170],
  ["IDE controller", 0x1f0],
  ["IDE controller", 0x3f0],
  ["serial port 2", 0x2f8],
  ["serial port 1", 0x3f8],
  ["VGA", 0x3b0, 0x3df],
  ["firmware configuration", 0x510],
  ["PCI configuration", 0xcf8],
  ["ACPI", 0xae00, 0xae0f],
  ["ACPI", 0xb000, 0xb0ff],
];

const names = new Map(
  named.flatMap(([name, first, last = first]) =>
    Array.from(
      { length: groupOfPort(last) - groupOfPort(first) + 1 },
      (_, index) => [groupOfPort(first) + index, name] as const,
    ),
  ),
);

/** What is at a group of ports, as `drydock explain` shows it */
export function nameOfPortGroup(group: number): string {
  return names.get(group) ?? "other ports";
}
