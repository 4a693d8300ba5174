import { firstCodePlace, type GuestCode, guestCode } from "./emulator-state";
import type { Cpu } from "./v86-internals";
import { webAssembly } from "./web-assembly";

/**
 * Compiles what v86 translates of the guest's code. v86 itself compiles in the background, one module at a time, and
 * interprets until that is done, which takes a hundred milliseconds while the guest keeps its thread busy; between two
 * slices of the guest it takes some milliseconds. It cannot be done in the call itself, where v86 is not done yet.
 */
export class GuestCodeCompiler {
  private waiting: { place: number; start: number; stateFlags: number; code: Uint8Array } | undefined;
  private compiled = 0;
  private readonly kept: Map<number, GuestCode> | undefined;

  /** @param keepsCode whether `code` is wanted: it is as large as what v86 made */
  constructor(
    private readonly cpu: Cpu,
    keepsCode = false,
  ) {
    if (keepsCode) this.kept = this.followTable();
    cpu.codegen_finalize = (place, start, stateFlags, address, lengthBytes) => {
      const code = new Uint8Array(cpu.wasm_memory.buffer, address >>> 0, lengthBytes >>> 0).slice();
      this.waiting = { place, start, stateFlags, code };
    };
  }

  /** What is in the table, where that is kept */
  get code(): GuestCode[] {
    return [...(this.kept?.values() ?? [])];
  }

  /** Compiles what the last slice brought. Not within a slice */
  run(): void {
    if (!this.waiting) return;
    const { place, start, stateFlags, code } = this.waiting;
    this.waiting = undefined;
    const module = new webAssembly.Module(code);
    const { exports } = new webAssembly.Instance(module, { e: this.cpu.jit_imports });
    this.cpu.wm.wasm_table.set(place + firstCodePlace, Reflect.get(exports, "f"));
    this.kept?.set(place, guestCode(place, code, module));
    this.cpu.codegen_finalize_finished(place, start, stateFlags);
    this.compiled++;
  }

  /** How many modules were compiled since code was last forgotten; none that is kept */
  get forgettable(): number {
    return this.kept ? 0 : this.compiled;
  }

  /** Lets go of all compiled code, what was compiled elsewhere too: what still runs often is compiled anew. Not within a slice */
  forget(): void {
    this.compiled = 0;
    this.cpu.jit_clear_cache();
  }

  private followTable(): Map<number, GuestCode> {
    const { cpu } = this;
    const kept = new Map<number, GuestCode>();
    const clear = cpu.jit_clear_func.bind(cpu);
    const clearAll = cpu.jit_clear_all_funcs.bind(cpu);
    cpu.jit_clear_func = (place) => {
      kept.delete(place);
      clear(place);
    };
    cpu.jit_clear_all_funcs = () => {
      kept.clear();
      clearAll();
    };
    return kept;
  }
}
