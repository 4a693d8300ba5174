/** An exported function of v86's WebAssembly that is to ask JavaScript first. None of them gives a result. */
interface HookedFunction {
  readonly export: string;
  /** It does nothing but call the function that is meant, which is not exported itself */
  readonly calls?: true;
}

/**
 * Where the processor leaves the guest for its hypervisor. Interpreter and compiled code both come through these
 * functions; the handler of 0F 01, VMCALL among it, is inlined by the interpreter, so that VMCALL is met where it
 * becomes an undefined instruction.
 */
const hookedFunctions = {
  cpuid: { export: "instr_0FA2" },
  readMsr: { export: "instr_0F32" },
  writeMsr: { export: "instr_0F30" },
  undefinedInstruction: { export: "instr_0F04", calls: true },
  halt: { export: "instr_F4" },
  readControlRegister: { export: "instr_0F20" },
  writeControlRegister: { export: "instr_0F22" },
  clearTaskSwitched: { export: "instr_0F06" },
  writeBackCaches: { export: "instr_0F09" },
  invalidatePage: { export: "instr32_0F01_7_mem" },
} as const satisfies Record<string, HookedFunction>;

export type Trap = keyof typeof hookedFunctions;

const traps = Object.keys(hookedFunctions) as Trap[];
/** The function that v86 imports for reading ports: traps are ports that no processor has, from this one on */
const portReader = "io_port_read32";
const firstTrapPort = 0x10000;

/** The trap that a read of that port stands for; undefined for a port that a guest can read */
export function trapOfPort(port: number): Trap | undefined {
  return port < firstTrapPort ? undefined : traps[port - firstTrapPort];
}

const sectionIds = { imports: 2, exports: 7, code: 10 } as const;
const opcode = { end: 0x0b, return: 0x0f, call: 0x10, constant: 0x41, if: 0x04, noResult: 0x40 } as const;

/**
 * v86's WebAssembly with a call into JavaScript at the start of each hooked function: where it answers with anything
 * but 0, the function returns at once. Throws an `Error` that names what this build lacks.
 */
export function addTrapHooks(wasm: Uint8Array): Uint8Array {
  const sections = readSections(wasm);
  const imported = readImportedFunctions(sectionOf(sections, sectionIds.imports, "imports"));
  const exported = readExportedFunctions(sectionOf(sections, sectionIds.exports, "exports"));
  const code = sectionOf(sections, sectionIds.code, "code");
  const bodies = readBodies(code);
  const reader = imported.indexOf(portReader);
  if (reader < 0) throw new Error(`This build of v86 does not import ${portReader}.`);
  for (const [number, trap] of traps.entries()) {
    const hook: HookedFunction = hookedFunctions[trap];
    const index = exported.get(hook.export);
    if (index === undefined) throw new Error(`This build of v86 does not export ${hook.export}.`);
    const own = index - imported.length;
    const target = hook.calls ? calledFunction(bodies[own], hook.export) - imported.length : own;
    const body = bodies[target];
    if (!body) throw new Error(`This build of v86 has no code of its own for ${hook.export}.`);
    bodies[target] = prefix(body, [
      ...[opcode.constant, ...signed(firstTrapPort + number)],
      ...[opcode.call, ...unsigned(reader)],
      ...[opcode.if, opcode.noResult, opcode.return, opcode.end],
    ]);
  }
  return Buffer.concat([
    wasm.subarray(0, code.headerStart),
    section(sectionIds.code, [
      Uint8Array.from(unsigned(bodies.length)),
      ...bodies.flatMap((body) => [Uint8Array.from(unsigned(body.length)), body]),
    ]),
    wasm.subarray(code.end),
  ]);
}

interface Section {
  readonly id: number;
  readonly headerStart: number;
  readonly end: number;
  readonly content: Uint8Array;
}

function readSections(wasm: Uint8Array): Section[] {
  const sections: Section[] = [];
  const reader = new Reader(wasm, 8);
  while (!reader.atEnd) {
    const headerStart = reader.at;
    const id = reader.byte();
    const content = reader.bytes(reader.number());
    sections.push({ id, headerStart, end: reader.at, content });
  }
  return sections;
}

function sectionOf(sections: readonly Section[], id: number, name: string): Section {
  const found = sections.find((candidate) => candidate.id === id);
  if (!found) throw new Error(`This build of v86 has no section of ${name}.`);
  return found;
}

/** Names in order of their indices, which those of the module's own functions follow */
function readImportedFunctions({ content }: Section): string[] {
  const reader = new Reader(content);
  const names: string[] = [];
  for (let left = reader.number(); left > 0; left--) {
    reader.name();
    const name = reader.name();
    const kind = reader.byte();
    if (kind === 0) {
      reader.number();
      names.push(name);
    } else if (kind === 3) reader.bytes(2);
    else {
      // A table says the type of its elements before its limits, a memory does not
      if (kind === 1) reader.byte();
      const hasMaximum = (reader.byte() & 1) !== 0;
      reader.number();
      if (hasMaximum) reader.number();
    }
  }
  return names;
}

function readExportedFunctions({ content }: Section): Map<string, number> {
  const reader = new Reader(content);
  const indices = new Map<string, number>();
  for (let left = reader.number(); left > 0; left--) {
    const name = reader.name();
    const kind = reader.byte();
    const index = reader.number();
    if (kind === 0) indices.set(name, index);
  }
  return indices;
}

function readBodies({ content }: Section): Uint8Array[] {
  const reader = new Reader(content);
  return Array.from({ length: reader.number() }, () => reader.bytes(reader.number()));
}

/** The only function that a body without variables calls, which is all that it does */
function calledFunction(body: Uint8Array | undefined, name: string): number {
  const reader = new Reader(body ?? new Uint8Array());
  if (body && reader.number() === 0 && reader.byte() === opcode.call) {
    const index = reader.number();
    if (reader.byte() === opcode.end && reader.atEnd) return index;
  }
  throw new Error(`${name} of this build of v86 does more than call one function.`);
}

/** Puts instructions after the declarations of a body's variables */
function prefix(body: Uint8Array, instructions: readonly number[]): Uint8Array {
  const reader = new Reader(body);
  for (let left = reader.number(); left > 0; left--) {
    reader.number();
    reader.byte();
  }
  return Buffer.concat([
    body.subarray(0, reader.at),
    Uint8Array.from(instructions),
    body.subarray(reader.at),
  ]);
}

function section(id: number, parts: readonly Uint8Array[]): Uint8Array {
  const lengthBytes = parts.reduce((sum, part) => sum + part.length, 0);
  return Buffer.concat([Uint8Array.from([id, ...unsigned(lengthBytes)]), ...parts]);
}

/** LEB128 */
function unsigned(value: number): number[] {
  const bytes: number[] = [];
  let left = value;
  do {
    const more = left >= 0x80;
    bytes.push((left & 0x7f) | (more ? 0x80 : 0));
    left = Math.floor(left / 0x80);
  } while (left > 0);
  return bytes;
}

/** LEB128 of a positive number whose sign is read from its last byte */
function signed(value: number): number[] {
  const bytes = unsigned(value);
  const last = bytes.length - 1;
  return (bytes[last] ?? 0) & 0x40 ? [...bytes.slice(0, last), (bytes[last] ?? 0) | 0x80, 0] : bytes;
}

class Reader {
  constructor(
    private readonly source: Uint8Array,
    public at = 0,
  ) {}

  get atEnd(): boolean {
    return this.at >= this.source.length;
  }

  byte(): number {
    const value = this.source[this.at++];
    if (value === undefined) throw new Error("This build of v86 is cut off.");
    return value;
  }

  /** Unsigned LEB128 */
  number(): number {
    let value = 0;
    for (let weight = 1; ; weight *= 0x80) {
      const byte = this.byte();
      value += (byte & 0x7f) * weight;
      if (byte < 0x80) return value;
    }
  }

  bytes(length: number): Uint8Array {
    if (this.at + length > this.source.length) throw new Error("This build of v86 is cut off.");
    this.at += length;
    return this.source.subarray(this.at - length, this.at);
  }

  name(): string {
    return Buffer.from(this.bytes(this.number())).toString("utf8");
  }
}
