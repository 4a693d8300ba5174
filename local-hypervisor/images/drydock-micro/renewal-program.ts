import { i386Program, type ProgramAddresses } from "./i386-program";

const path = (text: string): Buffer => Buffer.from(`${text}\0`, "latin1");
/** Node of the domain's own part of Xen's store that the hypervisor answers (its `guest/xen/time-of-day.ts`) */
const timeOfDayNode = path("data/time-of-day");
/** `struct timespec` of 64-bit numbers */
const timeOfDayBytes = 16;
/** Type, request, transaction and length of a message of the store (xen/include/public/io/xs_wire.h), 32 bits each */
const headerBytes = 16;
const messageType = { read: 2, write: 11 } as const;
const message = (type: number, payload: Buffer): Buffer => {
  const header = Buffer.alloc(headerBytes);
  header.writeUInt32LE(type, 0);
  header.writeUInt32LE(payload.length, 12);
  return Buffer.concat([header, payload]);
};

const data = {
  random: path("/dev/urandom"),
  store: path("/dev/xen/xenbus"),
  /** An empty value asks for the time of day, which then is the value */
  ask: message(messageType.write, timeOfDayNode),
  read: message(messageType.read, timeOfDayNode),
} as const;
const answerBytes = headerBytes + timeOfDayBytes;
/** More than any answer has, so that a longer one is not taken for the right one */
const bufferBytes = 64;

/** Numbers of Linux on i386 (arch/x86/entry/syscalls/syscall_32.tbl) */
const call = { exit: 1, read: 3, write: 4, open: 5, ioctl: 54, setClock64: 404 } as const;
const readWrite = 2;
const inputOutputError = 5;
/** RNDRESEEDCRNG, `_IO('R', 7)` */
const reseed = 0x5207;

const register = { eax: 0, ecx: 1, edx: 2, ebx: 3, esi: 6 } as const;
const set = (name: keyof typeof register, value: number): Buffer => {
  const bytes = Buffer.from([0xb8 + register[name], 0, 0, 0, 0]);
  bytes.writeInt32LE(value | 0, 1);
  return bytes;
};
/** `int 0x80`; an argument that is left out stays as it is in its register */
const systemCall = (number: number, ...args: (number | undefined)[]): Buffer =>
  Buffer.concat([
    set("eax", number),
    ...args.flatMap((value, index) =>
      value === undefined ? [] : [set((["ebx", "ecx", "edx"] as const)[index] ?? "edx", value)],
    ),
    Buffer.from([0xcd, 0x80]),
  ]);
const resultIsFile = Buffer.from([0x89, 0xc3]);
const resultIsStatus = Buffer.from([0x89, 0xc6]);
const resultJoinsStatus = Buffer.from([0x09, 0xc6]);
/** The status is the negative of an error number, or 0 */
const exitWithStatus = Buffer.concat([Buffer.from([0x89, 0xf3, 0xf7, 0xdb]), systemCall(call.exit)]);
/** Over so many bytes, where the flag says so: a near jump on the sign, one on inequality, one always */
const jump = (opcode: readonly number[], over: number): Buffer => {
  const bytes = Buffer.from([...opcode, 0, 0, 0, 0]);
  bytes.writeInt32LE(over, opcode.length);
  return bytes;
};
const near = { ifNegative: [0x0f, 0x88], ifUnequal: [0x0f, 0x85], always: [0xe9] } as const;

function instructions({ data: at, buffer }: ProgramAddresses<keyof typeof data>): Buffer {
  const exchange = (question: "ask" | "read") => [
    systemCall(call.write, undefined, at[question], data[question].length),
    systemCall(call.read, undefined, buffer, bufferBytes),
  ];
  const failed = set("esi", -inputOutputError);
  const setClock = Buffer.concat([
    systemCall(call.setClock64, 0, buffer + headerBytes),
    resultJoinsStatus,
    jump(near.always, failed.length),
  ]);
  const askForTime = Buffer.concat([
    resultIsFile,
    ...exchange("ask"),
    ...exchange("read"),
    // cmp eax, length
    Buffer.from([0x83, 0xf8, answerBytes]),
    jump(near.ifUnequal, setClock.length),
    setClock,
    failed,
  ]);
  return Buffer.concat([
    systemCall(call.open, at.random, 0),
    resultIsFile,
    systemCall(call.ioctl, undefined, reseed, 0),
    resultIsStatus,
    systemCall(call.open, at.store, readWrite),
    // test eax, eax
    Buffer.from([0x85, 0xc0]),
    jump(near.ifNegative, askForTime.length),
    askForTime,
    exitWithStatus,
  ]);
}

/**
 * An i386 program by which a guest that went on from a template becomes an instance of its own. It has the kernel make
 * its random numbers anew at once, out of what it gathered and what the processor's own generator (RDRAND) gives, as
 * `random(4)` describes: guests of one template share the kernel's generator up to here. Then it asks the hypervisor for
 * the time of day, over Xen's store, and sets the clock to it; a machine without a store has been there all the time.
 * Its status is 0 or an error number. busybox has no applet for either, and a compiler would be a dear way to 300 bytes.
 */
export const renewalProgram = (): Buffer => i386Program(instructions, data, bufferBytes);
