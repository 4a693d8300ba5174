/** Who a machine says it is, in what `dmidecode` and /sys/class/dmi/id show. */
export interface MachineIdentity {
  /** Of the instance, starting with `ec2`, such as `ec2a1b2c-0000-1111-2222-333344445555` */
  readonly uuid: string;
}

/** What EC2's Xen hosts show: `DMI: Xen HVM domU, BIOS 4.11.amazon 08/24/2006`, `SMBIOS 2.7 present` */
const xenHost = {
  vendor: "Xen",
  product: "HVM domU",
  version: "4.11.amazon",
  biosDate: "08/24/2006",
} as const;

const structureType = {
  bios: 0,
  system: 1,
  chassis: 3,
  processor: 4,
  memoryArray: 16,
  memoryDevice: 17,
  end: 127,
};
const entryPointBytes = 31;

/**
 * Tables of the SMBIOS specification (DMTF DSP0134), version 2.7, with the entries that Xen's hvmloader writes
 * (tools/firmware/hvmloader/smbios.c): BIOS, system, chassis, one processor, its memory. The entry point's address is
 * left for the firmware to fill in.
 */
export function smbiosTables(
  identity: MachineIdentity,
  memoryBytes: number,
): { entryPoint: Uint8Array; tables: Uint8Array } {
  const { vendor, product, version, biosDate } = xenHost;
  const memoryMib = Math.floor(memoryBytes / 2 ** 20);
  const structures = [
    // ROM segment 0xe800, characteristics not supported, extension byte 2: targeted content distribution
    structure(
      structureType.bios,
      0,
      [1, 2, ...word(0xe800), 3, 0, 0x08, ...zeroes(7), 0, 4, 0xff, 0xff, 0xff, 0xff],
      [vendor, version, biosDate],
    ),
    // Woken up by the power switch
    structure(
      structureType.system,
      1,
      [1, 2, 3, 4, ...uuidBytes(identity.uuid), 6, 0, 0],
      [vendor, product, version, identity.uuid],
    ),
    // Kind "other", states "safe" and "unknown"
    structure(structureType.chassis, 0x300, [1, 0x01, 0, 0, 0, 3, 3, 3, 2], [vendor]),
    // A central processor in use, family "other", socket of no standard
    structure(
      structureType.processor,
      0x401,
      [
        1,
        3,
        1,
        2,
        ...zeroes(8),
        0,
        0,
        ...zeroes(6),
        0x41,
        1,
        ...word(0xffff),
        ...word(0xffff),
        ...word(0xffff),
      ],
      ["CPU 1", "Intel"],
    ),
    // System memory on the board, errors uncorrected for all that is known
    structure(
      structureType.memoryArray,
      0x1000,
      [1, 3, 6, ...doubleWord(memoryMib * 1024), ...word(0xfffe), ...word(1)],
      [],
    ),
    structure(
      structureType.memoryDevice,
      0x1100,
      [
        ...word(0x1000),
        ...word(0xfffe),
        ...word(64),
        ...word(64),
        ...word(memoryMib),
        9,
        0,
        1,
        0,
        7,
        ...word(0),
      ],
      ["DIMM 0"],
    ),
    structure(structureType.end, 0x7f00, [], []),
  ];
  const tables = Buffer.concat(structures);
  return { entryPoint: entryPointOf(structures), tables };
}

/** Header of four bytes, the fixed fields, then the strings, each ended by a zero, and one zero more */
function structure(
  type: number,
  handle: number,
  fields: readonly number[],
  strings: readonly string[],
): Buffer {
  const texts = strings.length === 0 ? "\0\0" : `${strings.join("\0")}\0\0`;
  return Buffer.concat([
    Buffer.from([type, 4 + fields.length, ...word(handle), ...fields]),
    Buffer.from(texts, "latin1"),
  ]);
}

function entryPointOf(structures: readonly Buffer[]): Uint8Array {
  const entry = Buffer.alloc(entryPointBytes);
  entry.write("_SM_", 0, "latin1");
  entry[5] = entryPointBytes;
  entry[6] = 2;
  entry[7] = 7;
  entry.writeUInt16LE(Math.max(...structures.map(({ length }) => length)), 8);
  entry.write("_DMI_", 16, "latin1");
  entry.writeUInt16LE(
    structures.reduce((sum, { length }) => sum + length, 0),
    22,
  );
  entry.writeUInt16LE(structures.length, 28);
  entry[30] = 0x27;
  return entry;
}

/** The first three groups are little endian, so that tools show the id as it is written */
export function uuidBytes(uuid: string): number[] {
  const groups = uuid.split("-").map((group) => [...Buffer.from(group, "hex")]);
  return groups.flatMap((group, index) => (index < 3 ? group.toReversed() : group));
}

const word = (value: number): number[] => [value & 0xff, (value >> 8) & 0xff];
const doubleWord = (value: number): number[] => [...word(value), ...word(value >>> 16)];
const zeroes = (count: number): number[] => new Array<number>(count).fill(0);
