import { V86 } from "v86";
import type { BootLayout } from "../../guest/boot/boot-layout";
import { haltRom, romBytes } from "../../guest/boot/reset-rom";
import { GuestCodeCompiler } from "./guest-code-compiler";
import { GuestRam } from "./guest-ram";
import { IdlePolicy } from "./idle-policy";
import { PciBus } from "./pci-bus";
import { type Emulator, internals, type Loop } from "./v86-internals";
import { type WasmModule, webAssembly } from "./web-assembly";

export interface MachineOptions {
  readonly wasmModule: WasmModule;
  readonly memoryBytes: number;
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

/** The most memory that v86 addresses, bytes */
const maxMemoryBytes = 2 ** 31 - 2 ** 17;

/**
 * One PC on v86: processor, memory, two serial ports, a PCI bus, without firmware. This file is
 * the only one that imports v86.
 */
export class Machine {
  readonly memory: GuestRam;
  readonly pci: PciBus;
  private readonly serialBuffers: [number[], number[]] = [[], []];
  private readonly loop: Loop;
  /** v86's own reset: processor, keyboard controller, ROM */
  private readonly reset: () => void;

  private constructor(
    private readonly emulator: Emulator,
    private readonly events: MachineEvents,
  ) {
    const { v86: loop } = emulator;
    this.loop = loop;
    this.memory = new GuestRam(loop.cpu);
    this.pci = new PciBus(loop.cpu);
    emulator.add_listener("serial0-output-byte", (byte: number) => void this.serialBuffers[0].push(byte));
    emulator.add_listener("serial1-output-byte", (byte: number) => void this.serialBuffers[1].push(byte));
    emulator.add_listener("cpu-event-halt", () => events.halted());
    this.reset = loop.cpu.reboot_internal.bind(loop.cpu);
    this.takeOverLoop();
    this.takeOverReset();
  }

  static async create(options: MachineOptions, events: MachineEvents): Promise<Machine> {
    const emulator = new V86({
      wasm_fn: async (imports: object) => {
        return (await webAssembly.instantiate(options.wasmModule, imports)).exports;
      },
      memory_size: Math.min(options.memoryBytes, maxMemoryBytes),
      vga_memory_size: 2 ** 18,
      bios: { buffer: haltRom().buffer as ArrayBuffer },
      acpi: false,
      autostart: false,
      uart1: true,
      disable_keyboard: true,
      disable_mouse: true,
      disable_speaker: true,
      // Without a word v86 adds a card of its own; that there may be none is not among its declarations
      net_device: { type: "none" },
    } as object as ConstructorParameters<typeof V86>[0]);
    await new Promise<void>((resolve) => emulator.add_listener("emulator-loaded", () => resolve()));
    return new Machine(internals(emulator), events);
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
    if (rom.length !== romBytes) throw new RangeError(`a ROM has ${romBytes} bytes`);
    const { cpu } = this.loop;
    cpu.bios.main = rom.buffer as ArrayBuffer;
    this.reset();
  }
}
