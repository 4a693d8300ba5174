import { restoreEmulator, saveEmulator } from "../../../../local-hypervisor/engines/v86/emulator-state";
import type { Cpu } from "../../../../local-hypervisor/engines/v86/v86-internals";
import { webAssembly } from "../../../../local-hypervisor/engines/v86/web-assembly";

// The compiler's library without a browser does not declare it
const { Memory, Table } = Reflect.get(globalThis, "WebAssembly");
const ram = { start: 65_536, bytes: 65_536 };
/** A module with a function `f` that gives 7: types, functions, exports, code */
const code = Uint8Array.from([
  ...[0, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
  ...[1, 5, 1, 0x60, 0, 1, 0x7f],
  ...[3, 2, 1, 0],
  ...[7, 5, 1, 1, 0x66, 0, 0],
  ...[10, 6, 1, 4, 0, 0x41, 7, 0x0b],
]);

interface Emulated {
  readonly cpu: Cpu;
  readonly memory: () => Uint8Array;
  readonly table: { get(index: number): (() => number) | null };
}

/** WebAssembly's own memory and table, of so many pages of 64 KiB */
function emulated(pages: number, ramStart = ram.start): Emulated {
  const memory = new Memory({ initial: pages });
  const table = new Table({ element: "anyfunc", initial: 1100 });
  const cpu = {
    wasm_memory: memory,
    mem8: { byteOffset: ramStart },
    memory_size: Uint32Array.of(ram.bytes),
    jit_imports: {},
    wm: { wasm_table: table },
  } as unknown as Cpu;
  return { cpu, memory: () => new Uint8Array(memory.buffer), table };
}

const guestCode = () => [{ place: 5, bytes: code, module: new webAssembly.Module(code) }];

describe("the emulator's own state", () => {
  test("is in another machine what it was, with its code, and the guest's RAM is left alone", () => {
    const from = emulated(4);
    from.memory().set([1, 2, 3], 100);
    from.memory().fill(9, ram.start, ram.start + ram.bytes);
    from.memory().set([4, 5, 6], 3 * 65_536 + 8000);
    const state = saveEmulator(from.cpu, guestCode());

    const to = emulated(3);
    to.memory().fill(8, 0, 3 * 65_536);
    expect(restoreEmulator(to.cpu, state)).toBe(true);

    const expected = from.memory().slice();
    expected.fill(8, ram.start, ram.start + ram.bytes);
    expect(Buffer.compare(to.memory(), expected)).toBe(0);
    expect(to.table.get(1024 + 5)?.()).toBe(7);
  });

  test.each<[string, Emulated]>([
    ["RAM lies elsewhere", emulated(4, ram.start + 4096)],
    ["memory has grown further", emulated(5)],
  ])("is left out where the other machine's %s", (_what, to) => {
    const from = emulated(4);
    from.memory().fill(1, 0, 100);
    expect(restoreEmulator(to.cpu, saveEmulator(from.cpu, guestCode()))).toBe(false);
    expect(to.memory().every((byte) => byte === 0)).toBe(true);
    expect(to.table.get(1024 + 5)).toBeNull();
  });
});
