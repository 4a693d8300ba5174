const loadAddress = 0x08048000;
const headerBytes = 52 + 32;
const path = Buffer.from("/dev/urandom\0", "latin1");

/** `ioctl(open("/dev/urandom"), RNDRESEEDCRNG)`, whose error number, 0 for none, is the status (int 0x80) */
const instructions = (pathAddress: number): Buffer =>
  Buffer.concat([
    // open: eax 5, ebx path, ecx O_RDONLY
    Buffer.from([0xb8, 5, 0, 0, 0, 0xbb]),
    word(pathAddress),
    Buffer.from([0x31, 0xc9, 0xcd, 0x80]),
    // ioctl: eax 54, ebx the file, ecx RNDRESEEDCRNG (_IO('R', 7)), edx nothing
    Buffer.from([0x89, 0xc3, 0xb8, 54, 0, 0, 0, 0xb9]),
    word(0x5207),
    Buffer.from([0x31, 0xd2, 0xcd, 0x80]),
    // exit: eax 1, ebx the negative of the result
    Buffer.from([0x89, 0xc3, 0xf7, 0xdb, 0xb8, 1, 0, 0, 0, 0xcd, 0x80]),
  ]);

/**
 * An i386 program that has the kernel make its random numbers anew at once, out of what it gathered and what the
 * processor's own generator (RDRAND) gives, as `random(4)` describes. Two guests that go on from one template share
 * the kernel's generator up to here. busybox has no applet for it, and a compiler would be a dear way to 60 bytes.
 */
export function reseedProgram(): Buffer {
  const codeBytes = instructions(0).length;
  const code = instructions(loadAddress + headerBytes + codeBytes);
  const lengthBytes = headerBytes + code.length + path.length;
  const identification = Buffer.alloc(16);
  // 32-bit, little endian, version 1
  identification.set([0x7f, 0x45, 0x4c, 0x46, 1, 1, 1]);
  const header = Buffer.concat([
    identification,
    // An executable for the 386
    half(2),
    half(3),
    word(1),
    word(loadAddress + headerBytes),
    // One program header, right behind; no sections
    word(52),
    word(0),
    word(0),
    half(52),
    half(32),
    half(1),
    half(0),
    half(0),
    half(0),
    // PT_LOAD of the whole file, to be read and executed
    word(1),
    word(0),
    word(loadAddress),
    word(loadAddress),
    word(lengthBytes),
    word(lengthBytes),
    word(5),
    word(4096),
  ]);
  return Buffer.concat([header, code, path]);
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
