import { V86 } from "v86";
import type { ActivityCounters } from "../../guest/activity-counters";
import type { BootLayout } from "../../guest/boot/boot-layout";
import { haltRom, romBytes } from "../../guest/boot/reset-rom";
import type { TrapHandler } from "../../guest/trap-handler";
import { watchAcpiPowerOff } from "./acpi-power";
import { collectGarbage } from "./collect-garbage";
import type { EmulatedDisk } from "./emulated-disk";
import { type EmulatorState, restoreEmulator, saveEmulator } from "./emulator-state";
import { GuestCodeCompiler } from "./guest-code-compiler";
import { GuestRam } from "./guest-ram";
import { IdeController } from "./ide-controller";
import { IdleHousekeeping } from "./idle-housekeeping";
import { countInterruptLines } from "./interrupt-lines";
import { IoPorts } from "./io-ports";
import { MachineClock } from "./machine-clock";
import { findPages, type MemoryPages, unpackPages } from "./memory-pages";
import { PciBus } from "./pci-bus";
import { PlatformDeviceSlot, type SavedPlatformDevice } from "./platform-device-slot";
import { ProcessorTraps } from "./processor-traps";
import { RunLoop } from "./run-loop";
import type { OpenedGuest, SavedMachine } from "./saved-guest";
import { type Emulator, internals, type Loop } from "./v86-internals";
import { type WasmModule, webAssembly } from "./web-assembly";

export interface MachineOptions {
  readonly wasmModule: WasmModule;
  readonly memoryBytes: number;
  /** Whether the processor has a local APIC, and the machine an I/O APIC */
  readonly localApic: boolean;
  readonly counters: ActivityCounters;
  /** With it the machine has an IDE controller, from which firmware boots */
  readonly bootDisk?: EmulatedDisk;
  /** Whether what is compiled of the guest's code is kept for `saveEmulator` */
  readonly keepsCode?: boolean;
}

/** What a machine tells its owner. */
export interface MachineEvents {
  /** Bytes that the guest wrote to a serial port, some at a time */
  serialOutput(port: 0 | 1, bytes: Uint8Array): void;
  /** The processor stands between two slices: time to move frames */
  pause(): void;
  /** The processor halted for good: interrupts are off */
  halted(): void;
  /** The guest asked for a reset; the processor stands still until `load` and `run` */
  resetAsked(): void;
  /** The virtual machine itself broke down; it does not go on */
  broken(error: unknown): void;
}

/** Places in v86's state of the local APIC, 32-bit words: interrupt requests, and which of them are level triggered */
const localApic = { words: 46, requests: 16, levels: 32 } as const;
/** What v86 writes into before a machine is switched on: its ROM */
const freshMachineBytes = 2 ** 20;
/** The most memory that v86 addresses, bytes */
const maxMemoryBytes = 2 ** 31 - 2 ** 17;

/**
 * One PC on v86: processor, memory, two serial ports, a PCI bus; where firmware starts it, an IDE disk. This file is
 * the only one that imports v86.
 */
export class Machine {
  readonly memory: GuestRam;
  readonly pci: PciBus;
  readonly ports: IoPorts;
  private readonly ide: IdeController;
  private readonly serialBuffers: [number[], number[]] = [[], []];
  private readonly loop: Loop;
  private readonly compiler: GuestCodeCompiler;
  private readonly runLoop: RunLoop;
  /** v86's own reset: processor, keyboard controller, ROM */
  private readonly reset: () => void;

  private constructor(
    private readonly emulator: Emulator,
    private readonly traps: ProcessorTraps,
    private readonly clock: MachineClock,
    private readonly events: MachineEvents,
    { counters, keepsCode = false }: Pick<MachineOptions, "counters" | "keepsCode">,
  ) {
    const { v86: loop } = emulator;
    this.loop = loop;
    this.memory = new GuestRam(loop.cpu);
    this.ports = new IoPorts(loop.cpu.io);
    this.ide = new IdeController(loop.cpu, this.ports);
    countInterruptLines(loop.cpu, counters);
    this.pci = new PciBus(loop.cpu, (vector) => this.deliverVector(vector), counters);
    watchAcpiPowerOff(loop.cpu, this.ports, () => events.halted());
    traps.attach(loop.cpu, this.memory);
    emulator.add_listener("serial0-output-byte", (byte: number) => void this.serialBuffers[0].push(byte));
    emulator.add_listener("serial1-output-byte", (byte: number) => void this.serialBuffers[1].push(byte));
    emulator.add_listener("cpu-event-halt", () => events.halted());
    this.reset = loop.cpu.reboot_internal.bind(loop.cpu);
    this.compiler = new GuestCodeCompiler(loop.cpu, keepsCode);
    const housekeeping = new IdleHousekeeping(this.compiler, collectGarbage);
    this.runLoop = new RunLoop(loop, {
      pause: () => {
        this.compiler.run();
        this.handOutputOn();
      },
      idle: (idleMs) => housekeeping.idle(idleMs),
      broken: (error) => events.broken(error),
    });
    this.takeOverReset();
  }

  static async create(options: MachineOptions, events: MachineEvents): Promise<Machine> {
    const traps = new ProcessorTraps(options.counters);
    const clock = new MachineClock();
    const emulator = new V86({
      wasm_fn: async (imports: Parameters<ProcessorTraps["imports"]>[0]) => {
        const hooked = { ...imports, env: { ...imports.env, microtick: clock.now } };
        return (await webAssembly.instantiate(options.wasmModule, traps.imports(hooked))).exports;
      },
      memory_size: Math.min(options.memoryBytes, maxMemoryBytes),
      vga_memory_size: 2 ** 18,
      bios: { buffer: haltRom().buffer as ArrayBuffer },
      acpi: options.localApic,
      autostart: false,
      uart1: true,
      disable_keyboard: true,
      disable_mouse: true,
      disable_speaker: true,
      ...(options.bootDisk ? { hda: options.bootDisk } : {}),
      // Without a word v86 adds a card of its own; that there may be none is not among its declarations
      net_device: { type: "none" },
    } as object as ConstructorParameters<typeof V86>[0]);
    await new Promise<void>((resolve) => emulator.add_listener("emulator-loaded", () => resolve()));
    const checked = internals(emulator);
    // v86's devices in JavaScript ask the class of its loop, and a worker has one machine
    Object.assign(checked.v86.constructor, { microtick: clock.now });
    return new Machine(checked, traps, clock, events, options);
  }

  /** Puts a boot into memory, as firmware would find it after a reset. Not while the machine runs */
  load({ rom, parts }: BootLayout): void {
    const { cpu } = this.loop;
    this.pci.initialiseAll();
    for (const { address, bytes } of parts) this.memory.write(address, bytes);
    this.resetProcessor(rom);
    this.initialiseKeyboardController();
    cpu.jit_clear_cache();
    cpu.full_clear_tlb();
  }

  /**
   * Makes the machine what it is at power-on, with its emulated disk, for firmware to start it: the ROM ends at the
   * end of the first MiB. Not while the machine runs
   */
  loadFirmware(rom: Uint8Array): void {
    this.ide.plug();
    this.resetProcessor(rom);
    this.loop.cpu.jit_clear_cache();
    this.loop.cpu.full_clear_tlb();
  }

  /** Puts Xen's platform device in, which can take the emulated disk out. Its window shows hidden RAM from there on */
  plugPlatformDevice(hiddenMemory: number, saved?: SavedPlatformDevice): PlatformDeviceSlot {
    const { memory, ports: io } = this;
    const unplugDisks = () => this.ide.unplug();
    return new PlatformDeviceSlot({ cpu: this.loop.cpu, memory, io, hiddenMemory, unplugDisks }, saved);
  }

  /** Whether the guest's kernel has switched on its page tables, as firmware and boot loaders never do */
  get isPaging(): boolean {
    return ((this.loop.cpu.cr[0] ?? 0) & 0x80000000) !== 0;
  }

  /** Gives the processor a hypervisor. Before it runs */
  setTrapHandler(handler: TrapHandler): void {
    this.traps.handler = handler;
  }

  /** Physical address of a linear one, as the guest translates it now; undefined where nothing is mapped */
  translate(address: number): number | undefined {
    return this.traps.translate(address);
  }

  /** Interrupts the processor with a vector, edge triggered, as a message to its local APIC does */
  deliverVector(vector: number): void {
    const { cpu } = this.loop;
    const apic = new Int32Array(cpu.wasm_memory.buffer, cpu.get_apic_addr(), localApic.words);
    const word = vector >> 5;
    const bit = 1 << (vector & 31);
    apic[localApic.requests + word] = (apic[localApic.requests + word] ?? 0) | bit;
    apic[localApic.levels + word] = (apic[localApic.levels + word] ?? 0) & ~bit;
    cpu.stop_idling();
  }

  /**
   * A timer by which the processor is interrupted: of a guest that idles it may be late, as `idle-policy.ts` says. Calls
   * back once between two slices; the result cancels
   */
  after(delayMs: number, expire: () => void): () => void {
    return this.runLoop.timers.after(delayMs, expire);
  }

  /** Time stamp counter: nanoseconds since the processor's reset */
  timeStamp(): bigint {
    return this.loop.cpu.wm.exports.read_tsc();
  }

  /**
   * Lets the processor do nothing more, in the middle of an instruction of the guest: it waits as after HLT, until an
   * interrupt or `stop`
   */
  standStill(): void {
    this.loop.cpu.in_hlt[0] = 1;
  }

  /** Ends what `standStill` began; nothing but `run` lets the processor go on */
  wake(): void {
    this.loop.cpu.in_hlt[0] = 0;
  }

  run(): void {
    this.loop.run();
  }

  /** Stops the processor within some milliseconds; nothing runs afterwards */
  stop(): void {
    this.loop.stop();
  }

  /** Presses the reset button: the processor stands still until `load` and `run` */
  haltForReset(): void {
    this.resetProcessor(haltRom());
    this.events.resetAsked();
  }

  /** Lets the processor do nothing until `run`. Between two slices, at once */
  pause(): void {
    this.loop.stop();
    this.handOutputOn();
  }

  /** State without memory; the guest's pages that hold something. Between two slices of a paused processor */
  save(): { readonly machine: SavedMachine; readonly pages: MemoryPages } {
    const { cpu } = this.loop;
    const clockMs = this.clock.now();
    this.clock.hold(clockMs);
    const pages = findPages(this.memory.sizeBytes, (address) => cpu.is_memory_zeroed(address, 4096) !== 0);
    // v86's own way is slower and copies twice
    const nothing = { packed_memory: new Uint8Array(), bitmap: { get_buffer: () => new ArrayBuffer(0) } };
    const processor = this.instead(
      () => nothing,
      "pack_memory",
      () => new Uint8Array(this.loop.save_state()),
    );
    this.clock.release(0);
    const { uart0, uart1 } = cpu.devices;
    const serialInput = [Uint8Array.from(uart0.input), Uint8Array.from(uart1.input)] as const;
    return { machine: { processor, clockMs, serialInput }, pages };
  }

  /**
   * Takes over a saved machine's state and memory; every device that it had is plugged in by then, and its disk put in.
   * The machine's clock goes on as if so many milliseconds had passed. With the emulator's state it has the code compiled
   * that was then.
   */
  restore({ state, runs, pages }: OpenedGuest, passedMs: number, emulator?: EmulatorState): void {
    const { processor, clockMs, serialInput } = state.machine;
    this.clock.hold(clockMs);
    const unpack = () => unpackPages(this.memory.bytes, runs, pages, freshMachineBytes);
    this.instead(unpack, "unpack_memory", () => this.loop.restore_state(processor.slice().buffer));
    if (emulator) restoreEmulator(this.loop.cpu, emulator);
    this.clock.release(passedMs);
    this.serialInput(0, serialInput[0]);
    this.serialInput(1, serialInput[1]);
  }

  /** Of the same moment as `save`, of a machine that keeps its code */
  saveEmulator(): EmulatorState {
    this.compiler.run();
    return saveEmulator(this.loop.cpu, this.compiler.code);
  }

  /** Puts the emulated disk in, as it is when firmware starts the machine */
  plugBootDisk(): void {
    this.ide.plug();
  }

  serialInput(port: 0 | 1, bytes: Uint8Array): void {
    for (const byte of bytes) this.emulator.bus.send(`serial${port}-input`, byte);
  }

  /** Types Ctrl-Alt-Del on the keyboard: scan codes of set 1, pressed and let go */
  pressCtrlAltDel(): void {
    void this.emulator.keyboard_send_scancodes([0x1d, 0x38, 0xe0, 0x53, 0xe0, 0xd3, 0xb8, 0x9d]);
  }

  /** Output so far, handed on between the slices in which the processor runs */
  handOutputOn(): void {
    this.serialBuffers.forEach((buffer, port) => {
      if (buffer.length > 0) this.events.serialOutput(port as 0 | 1, Uint8Array.from(buffer.splice(0)));
    });
    this.events.pause();
  }

  /** Does something while v86 calls another function in place of one of its own */
  private instead<T>(other: () => unknown, name: "pack_memory" | "unpack_memory", work: () => T): T {
    const { cpu } = this.loop;
    Object.defineProperty(cpu, name, { value: other, configurable: true });
    try {
      return work();
    } finally {
      // The class's own shows again
      Reflect.deleteProperty(cpu, name);
    }
  }

  private takeOverReset(): void {
    this.loop.cpu.reboot_internal = () => this.haltForReset();
  }

  /** What firmware does: interrupts on, scan codes translated to set 1, without which Linux expects set 2 */
  private initialiseKeyboardController(): void {
    const { io } = this.loop.cpu;
    io.port_write8(0x64, 0x60);
    io.port_write8(0x60, 0x45);
  }

  private resetProcessor(rom: Uint8Array): void {
    if (rom.length % romBytes !== 0) throw new RangeError(`a ROM has a multiple of ${romBytes} bytes`);
    const { cpu } = this.loop;
    cpu.bios.main = rom.slice().buffer;
    this.reset();
  }
}
