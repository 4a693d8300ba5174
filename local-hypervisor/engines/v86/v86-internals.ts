/**
 * The parts of v86's object tree that this engine uses beyond what `v86.d.ts` declares, as version 0.5.462 has them
 * (`pinned-build.ts` makes sure of that version). Names are v86's own.
 */
export interface Cpu {
  readonly wasm_memory: { readonly buffer: ArrayBuffer; grow(pages: number): number };
  readonly memory_size: Uint32Array;
  /** A proxy that makes a new view at every access: only `byteOffset` is worth reading */
  readonly mem8: { readonly byteOffset: number };
  readonly in_hlt: Uint8Array;
  /** EAX, ECX, EDX, EBX, ESP, EBP, ESI, EDI; of these views too only `byteOffset` is worth reading in a hurry */
  readonly reg32: Int32Array;
  /** Control registers 0 to 7 */
  readonly cr: Int32Array;
  /** Privilege level that the processor is at */
  readonly cpl: Uint8Array;
  /** Linear address of the instruction that runs */
  readonly previous_ip: Int32Array;
  /** Where the local APIC's state lies in `wasm_memory` */
  get_apic_addr(): number;
  /** Ends a sleep of the idle processor */
  stop_idling(): void;
  readonly devices: {
    readonly pci: Pci;
    /** Of a machine with ACPI; `status` is the PM1a control register */
    readonly acpi?: { status: number };
    /** `input` is what came in and the guest has not read */
    readonly uart0: { readonly input: readonly number[] };
    readonly uart1: { readonly input: readonly number[] };
  };
  readonly io: Io;
  readonly bios: { main: ArrayBuffer };
  readonly memory_map_read8: ((address: number) => number)[];
  readonly memory_map_write8: ((address: number, value: number) => void)[];
  readonly memory_map_read32: ((address: number) => number)[];
  readonly memory_map_write32: ((address: number, value: number) => void)[];
  /** Writes into RAM and forgets code that was compiled from it */
  write_blob(bytes: Uint8Array, address: number): void;
  device_raise_irq(line: number): void;
  device_lower_irq(line: number): void;
  /** What the keyboard controller and the reset register call, in the middle of an instruction */
  reboot_internal(): void;
  /** Table of compiled code: 1024 places of v86's own before that of the guest */
  readonly wm: {
    readonly wasm_table: WasmTable;
    /** `read_tsc` gives the time stamp counter, a thousand ticks a microsecond */
    readonly exports: { read_tsc(): bigint };
  };
  /** What compiled code imports as `e` */
  readonly jit_imports: object;
  /** Called in the middle of the guest's run when a module is ready to be compiled: its bytes are in `wasm_memory` */
  codegen_finalize(
    place: number,
    start: number,
    stateFlags: number,
    address: number,
    lengthBytes: number,
  ): void;
  /** Says that the code of that place is in the table, once for each `codegen_finalize` */
  codegen_finalize_finished(place: number, start: number, stateFlags: number): void;
  /** Empties a place, or all, of the table of compiled code */
  jit_clear_func(place: number): void;
  jit_clear_all_funcs(): void;
  jit_clear_cache(): void;
  full_clear_tlb(): void;
  /** Whether a stretch of RAM holds zeroes only: 1 or 0 */
  is_memory_zeroed(address: number, lengthBytes: number): number;
  /** What `save_state` takes the RAM by, and `restore_state` gives it back by */
  pack_memory(): { readonly packed_memory: Uint8Array; readonly bitmap: { get_buffer(): ArrayBuffer } };
  unpack_memory(bitmap: object, packed: Uint8Array): void;
}

export interface Pci {
  /** Configuration spaces by bus, device and function number */
  readonly device_spaces: (Int32Array | undefined)[];
  readonly devices: (PciDevice | undefined)[];
  /** Interrupt lines of the four PIRQs at 0x60 */
  readonly isa_bridge_space8: Uint8Array;
  register_device(device: PciDevice): Int32Array;
  pci_write8(address: number, value: number): void;
  pci_write16(address: number, value: number): void;
  pci_write32(address: number, value: number): void;
  raise_irq(id: number): void;
  lower_irq(id: number): void;
}

export interface PciDevice {
  readonly pci_id: number;
  readonly pci_space: number[];
  readonly pci_bars: { readonly size: number }[];
  readonly name: string;
}

export interface Io {
  /** What answers at each port */
  readonly ports: object[];
  /** An entry of `ports` for a port where nobody is */
  create_empty_entry(): object;
  register_read(
    port: number,
    device: { readonly name: string },
    read8: () => number,
    read16: () => number,
    read32: () => number,
  ): void;
  register_write(
    port: number,
    device: { readonly name: string },
    write8: (value: number) => void,
    write16: (value: number) => void,
    write32: (value: number) => void,
  ): void;
  port_write8(port: number, value: number): void;
  mmap_register(
    address: number,
    size: number,
    read8: (address: number) => number,
    write8: (address: number, value: number) => void,
    read32: (address: number) => number,
    write32: (address: number, value: number) => void,
  ): void;
}

/** The emulator object, with what `v86.d.ts` leaves out */
export interface Emulator {
  readonly bus: { send(event: string, value: unknown): void };
  readonly v86: Loop;
  add_listener(event: string, listener: (value: never) => void): void;
  keyboard_send_scancodes(codes: number[]): Promise<void>;
}

/** v86's own loop around the processor: `emulator.v86` */
export interface Loop {
  readonly cpu: Cpu;
  readonly running: boolean;
  run(): void;
  stop(): void;
  /** State of the machine; what v86 has no device for is not in it */
  save_state(): ArrayBuffer;
  restore_state(state: ArrayBuffer): void;
  /** Calls `yield_callback(tick)` when the guest is to go on, `delayMs` from now */
  yield(delayMs: number, tick: number): void;
  yield_callback(tick: number): void;
}

export interface WasmTable {
  set(index: number, compiled: unknown): void;
}

/** Paths that must exist for the engine to work, with the type that they must have */
const expected: Readonly<Record<string, string>> = {
  "cpu.write_blob": "function",
  "cpu.reboot_internal": "function",
  "cpu.device_raise_irq": "function",
  "cpu.codegen_finalize": "function",
  "cpu.codegen_finalize_finished": "function",
  "cpu.jit_imports": "object",
  "cpu.wm.wasm_table": "object",
  "cpu.jit_clear_cache": "function",
  "cpu.jit_clear_func": "function",
  "cpu.jit_clear_all_funcs": "function",
  "cpu.full_clear_tlb": "function",
  "cpu.io.mmap_register": "function",
  "cpu.io.register_read": "function",
  "cpu.io.register_write": "function",
  "cpu.io.create_empty_entry": "function",
  "cpu.io.ports": "object",
  "cpu.devices.pci.register_device": "function",
  "cpu.devices.pci.pci_write32": "function",
  "cpu.devices.pci.raise_irq": "function",
  "cpu.devices.pci.isa_bridge_space8": "object",
  "cpu.bios": "object",
  "cpu.reg32": "object",
  "cpu.cr": "object",
  "cpu.cpl": "object",
  "cpu.previous_ip": "object",
  "cpu.is_memory_zeroed": "function",
  "cpu.pack_memory": "function",
  "cpu.unpack_memory": "function",
  "cpu.devices.uart0.input": "object",
  "cpu.devices.uart1.input": "object",
  "constructor.microtick": "function",
  save_state: "function",
  restore_state: "function",
  "cpu.get_apic_addr": "function",
  "cpu.stop_idling": "function",
  "cpu.wm.exports.read_tsc": "function",
  yield: "function",
  yield_callback: "function",
};

/** An emulator as this file describes it, after a look at whether it is the v86 that this file describes */
export function internals(emulator: object): Emulator {
  const loop: unknown = Reflect.get(emulator, "v86");
  for (const [path, type] of Object.entries(expected)) {
    const found = path
      .split(".")
      .reduce<unknown>((at, name) => (at as Record<string, unknown> | undefined)?.[name], loop);
    if (typeof found !== type)
      throw new Error(`This build of v86 has no ${path}; the engine is written for another version.`);
  }
  return emulator as Emulator;
}
