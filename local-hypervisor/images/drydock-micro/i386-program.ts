const loadAddress = 0x08048000;
const headerBytes = 52 + 2 * 32;

/** Where a program finds things in its memory */
export interface ProgramAddresses<Name extends string> {
  readonly data: Readonly<Record<Name, number>>;
  /** Zeroes that it may write to */
  readonly buffer: number;
}

/**
 * A static Linux program for the 386, as an ELF file of one segment: instructions, data, then a buffer.
 *
 * @param instructions as long whatever the addresses are
 */
export function i386Program<Name extends string>(
  instructions: (addresses: ProgramAddresses<Name>) => Buffer,
  data: Readonly<Record<Name, Uint8Array>>,
  bufferBytes: number,
): Buffer {
  const parts = Object.entries(data) as [Name, Uint8Array][];
  const dataFrom = (start: number): ProgramAddresses<Name> => {
    const addresses = {} as Record<Name, number>;
    let at = start;
    for (const [name, bytes] of parts) {
      addresses[name] = at;
      at += bytes.length;
    }
    return { data: addresses, buffer: at };
  };
  const entry = loadAddress + headerBytes;
  const code = instructions(dataFrom(entry + instructions(dataFrom(entry)).length));
  const content = Buffer.concat([code, ...parts.map(([, bytes]) => bytes)]);
  const identification = Buffer.alloc(16);
  // 32-bit, little endian, version 1
  identification.set([0x7f, 0x45, 0x4c, 0x46, 1, 1, 1]);
  const header = Buffer.concat([
    identification,
    // An executable for the 386
    half(2),
    half(3),
    word(1),
    word(entry),
    // Two program headers, right behind; no sections
    word(52),
    word(0),
    word(0),
    half(52),
    half(32),
    half(2),
    half(0),
    half(0),
    half(0),
    // PT_LOAD of the whole file and the buffer, to be read, written and executed
    word(1),
    word(0),
    word(loadAddress),
    word(loadAddress),
    word(headerBytes + content.length),
    word(headerBytes + content.length + bufferBytes),
    word(7),
    word(4096),
    // PT_GNU_STACK: a stack that is read and written, which Linux else tells of
    word(0x6474e551),
    ...Array.from({ length: 5 }, () => word(0)),
    word(6),
    word(16),
  ]);
  return Buffer.concat([header, content]);
}

function word(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

function half(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16LE(value);
  return bytes;
}
