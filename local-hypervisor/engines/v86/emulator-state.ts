import { findPages, packPages } from "./memory-pages";
import type { Cpu } from "./v86-internals";
import { type WasmModule, webAssembly } from "./web-assembly";

/** A module that v86 made of the guest's code. */
export interface GuestCode {
  /** In v86's table, from 0 on */
  readonly place: number;
  /** In memory that every thread sees: a message does not copy it */
  readonly bytes: Uint8Array;
  /** Compiled, for every thread of this process */
  readonly module: WasmModule;
}

/**
 * What the emulator has beside the guest's state and memory: which code it made of which pages, what addresses are
 * translated to. Good for a machine that was built the same way by the same build of v86, with the guest's state and
 * memory of the same moment.
 */
export interface EmulatorState {
  /** Size of WebAssembly's memory, bytes */
  readonly memoryBytes: number;
  /** Where in it the guest's RAM is, which is not part of this, bytes */
  readonly ramStart: number;
  readonly ramBytes: number;
  /** As `MemoryPages.runs` */
  readonly runs: Uint32Array;
  readonly pages: SharedArrayBuffer;
  readonly code: readonly GuestCode[];
}

/** Places of the table that are v86's own */
export const firstCodePlace = 1024;
const pageBytes = 4096;
const wasmPageBytes = 65_536;
const zeroes = Buffer.alloc(pageBytes);

export function guestCode(place: number, bytes: Uint8Array, module: WasmModule): GuestCode {
  const shared = new Uint8Array(new SharedArrayBuffer(bytes.length));
  shared.set(bytes);
  return { place, bytes: shared, module };
}

/** Between two slices of the processor, when no code waits to be compiled */
export function saveEmulator(cpu: Cpu, code: readonly GuestCode[]): EmulatorState {
  const memory = Buffer.from(cpu.wasm_memory.buffer);
  const ramStart = cpu.mem8.byteOffset;
  const ramBytes = cpu.memory_size[0] ?? 0;
  const isRam = ramPages(ramStart, ramBytes);
  const pages = findPages(memory.length, (address) => isRam(address) || isZero(memory, address));
  const packed = new SharedArrayBuffer(pages.lengthBytes);
  packPages(memory, pages, new Uint8Array(packed));
  return { memoryBytes: memory.length, ramStart, ramBytes, runs: pages.runs, pages: packed, code };
}

/** Whether the machine was of the same build: otherwise nothing was done. After the guest's state and memory */
export function restoreEmulator(cpu: Cpu, state: EmulatorState): boolean {
  const { memoryBytes, ramStart, ramBytes, runs, pages, code } = state;
  const isSame = cpu.mem8.byteOffset === ramStart && cpu.memory_size[0] === ramBytes;
  const missingBytes = memoryBytes - cpu.wasm_memory.buffer.byteLength;
  if (!isSame || missingBytes < 0) return false;
  if (missingBytes > 0) cpu.wasm_memory.grow(missingBytes / wasmPageBytes);
  const memory = Buffer.from(cpu.wasm_memory.buffer);
  const packed = new Uint8Array(pages);
  const isRam = ramPages(ramStart, ramBytes);
  let at = 0;
  let next = 0;
  const clearTo = (end: number) => {
    for (; next < end; next += pageBytes)
      if (!isRam(next) && !isZero(memory, next)) memory.fill(0, next, next + pageBytes);
  };
  for (let run = 0; run < runs.length; run += 2) {
    const start = (runs[run] ?? 0) * pageBytes;
    const lengthBytes = (runs[run + 1] ?? 0) * pageBytes;
    clearTo(start);
    memory.set(packed.subarray(at, at + lengthBytes), start);
    at += lengthBytes;
    next = start + lengthBytes;
  }
  clearTo(memory.length);
  for (const { place, module } of code) {
    const { exports } = new webAssembly.Instance(module, { e: cpu.jit_imports });
    cpu.wm.wasm_table.set(place + firstCodePlace, Reflect.get(exports, "f"));
  }
  return true;
}

/** Whether a page at an address is the guest's RAM and nothing else's */
function ramPages(start: number, lengthBytes: number): (address: number) => boolean {
  return (address) => address >= start && address + pageBytes <= start + lengthBytes;
}

function isZero(memory: Buffer, address: number): boolean {
  return memory.compare(zeroes, 0, pageBytes, address, address + pageBytes) === 0;
}
