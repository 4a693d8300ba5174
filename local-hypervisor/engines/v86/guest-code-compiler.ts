import type { Cpu } from "./v86-internals";
import { webAssembly } from "./web-assembly";

/** Places of the table that are v86's own */
const firstPlace = 1024;

/**
 * Compiles what v86 translates of the guest's code. v86 itself compiles in the background, one module at a time, and
 * interprets until that is done, which takes a hundred milliseconds while the guest keeps its thread busy; between two
 * slices of the guest it takes some milliseconds. It cannot be done in the call itself, where v86 is not done yet.
 */
export class GuestCodeCompiler {
  private waiting: { place: number; start: number; stateFlags: number; code: Uint8Array } | undefined;
  private compiled = 0;

  constructor(private readonly cpu: Cpu) {
    cpu.codegen_finalize = (place, start, stateFlags, address, lengthBytes) => {
      const code = new Uint8Array(cpu.wasm_memory.buffer, address >>> 0, lengthBytes >>> 0).slice();
      this.waiting = { place, start, stateFlags, code };
    };
  }

  /** Compiles what the last slice brought. Not within a slice */
  run(): void {
    if (!this.waiting) return;
    const { place, start, stateFlags, code } = this.waiting;
    this.waiting = undefined;
    const { exports } = new webAssembly.Instance(new webAssembly.Module(code), { e: this.cpu.jit_imports });
    this.cpu.wm.wasm_table.set(place + firstPlace, Reflect.get(exports, "f"));
    this.cpu.codegen_finalize_finished(place, start, stateFlags);
    this.compiled++;
  }

  /** How many modules were compiled since code was last forgotten */
  get forgettable(): number {
    return this.compiled;
  }

  /** Lets go of all compiled code: what still runs often is compiled anew. Not within a slice */
  forget(): void {
    this.compiled = 0;
    this.cpu.jit_clear_cache();
  }
}
