import { V86 } from "v86";
import type { ActivityCounters } from "../../guest/activity-counters";
import type { BootLayout } from "../../guest/boot/boot-layout";
import { haltRom, romBytes } from "../../guest/boot/reset-rom";
import type { TrapHandler } from "../../guest/trap-handler";
import { watchAcpiPowerOff } from "./acpi-power";
import type { EmulatedDisk } from "./emulated-disk";
import { GuestCodeCompiler } from "./guest-code-compiler";
import { GuestRam } from "./guest-ram";
import { IdeController } from "./ide-controller";
import { IdlePolicy } from "./idle-policy";
import { IoPorts } from "./io-ports";
import { PciBus } from "./pci-bus";
import { PlatformDeviceSlot, type SavedPlatformDevice } from "./platform-device-slot";
import { ProcessorTraps } from "./processor-traps";
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
  /** v86's own reset: processor, keyboard controller, ROM */
  private readonly reset: () => void;

  private constructor(
    private readonly emulator: Emulator,
    private readonly traps: ProcessorTraps,
    private readonly events: MachineEvents,
  ) {
    const { v86: loop } = emulator;
    this.loop = loop;
    this.memory = new GuestRam(loop.cpu);
    this.ports = new IoPorts(loop.cpu.io);
    this.ide = new IdeController(loop.cpu, this.ports);
    this.pci = new PciBus(loop.cpu, (vector) => this.deliverVector(vector));
    watchAcpiPowerOff(loop.cpu, this.ports, () => events.halted());
    traps.attach(loop.cpu, this.memory);
    emulator.add_listener("serial0-output-byte", (byte: number) => void this.serialBuffers[0].push(byte));
    emulator.add_listener("serial1-output-byte", (byte: number) => void this.serialBuffers[1].push(byte));
    emulator.add_listener("cpu-event-halt", () => events.halted());
    this.reset = loop.cpu.reboot_internal.bind(loop.cpu);
    this.takeOverLoop();
    this.takeOverReset();
  }

  static async create(options: MachineOptions, events: MachineEvents): Promise<Machine> {
    const traps = new ProcessorTraps(options.counters);
    const emulator = new V86({
      wasm_fn: async (imports: Parameters<ProcessorTraps["imports"]>[0]) => {
        return (await webAssembly.instantiate(options.wasmModule, traps.imports(imports))).exports;
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
    return new Machine(internals(emulator), traps, events);
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

  private takeOverLoop(): void {
    const { loop } = this;
    const compiler = new GuestCodeCompiler(loop.cpu);
    const idle = new IdlePolicy(() => performance.now());
    const proceed = (tick: number) => {
      try {
        loop.yield_callback(tick);
      } catch (error) {
        loop.stop();
        this.events.broken(error);
      }
    };
    loop.yield = (delayMs, tick) => {
      compiler.run();
      this.handOutputOn();
      // No delay: a busy guest, or a sleeping one that an interrupt wakes
      if (delayMs <= 0 || !loop.cpu.in_hlt[0]) {
        idle.busy();
        setImmediate(proceed, tick);
      } else setTimeout(proceed, idle.sleepMs(delayMs), tick);
    };
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
