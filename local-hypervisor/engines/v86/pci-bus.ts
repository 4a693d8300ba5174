import type { ActivityCounter, ActivityCounters } from "../../guest/activity-counters";
import { InterruptMessages, type MessagePlaces, type SavedInterruptMessages } from "./interrupt-messages";
import type { Cpu, Pci } from "./v86-internals";

/** Registers of a function by offset into its memory window, 32 bits at a time; narrower reads are parts of those */
interface RegisterWindow {
  read(offset: number): number;
  write(offset: number, value: number): void;
  /** Takes a byte; 16 bits come as two, the low one first. Without it the function takes whole words only */
  writeByte?(offset: number, value: number): void;
}

/** A function that can be plugged in. */
interface PciFunction {
  /** By which its activity is counted, such as `ena 0` */
  readonly name: string;
  /** 256 bytes; the first base address register is filled in by the bus */
  readonly configurationSpace: Uint8Array;
  readonly window: RegisterWindow;
  /** Where its interrupt messages are; without them it has its pin alone */
  readonly messages?: MessagePlaces;
}

/** A function in its slot */
interface PluggedFunction {
  readonly window: RegisterWindow;
  readonly messages: InterruptMessages | undefined;
  readonly counters: FunctionCounters;
  base: number;
}

interface FunctionCounters {
  readonly registerReads: ActivityCounter;
  readonly registerWrites: ActivityCounter;
  /** Messages and rises of its pin */
  readonly interrupts: ActivityCounter;
}

/** What the bus holds beside the configuration spaces, which are the machine's. */
export interface SavedPciBus {
  readonly functions: readonly {
    readonly id: number;
    readonly base: number;
    readonly messages?: SavedInterruptMessages;
  }[];
  /** Functions that hold interrupt lines up */
  readonly held: readonly (readonly [id: number, line: number])[];
}

/** Interrupt lines that the four PIRQs are routed to; all are level triggered */
const interruptLines = [11, 10, 9, 5];
const slots = 32;
/** Devices of v86 that no EC2 machine has: the IDE controller of the CD-ROM drive */
const hiddenSlots = [30];
/** Slots that no device of v86 takes, in the order in which disks get them; 4 is where Nitro has the root disk */
export const diskSlots = [4, 8, 9, 13, 14, 15, 16, 17, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31];
/**
 * Slots of network cards, by device index: Linux numbers them as it finds them, from the lowest slot up, so that eth0 is
 * the primary one again after any plugging, pulling and booting. 5 is where Nitro has the first. In 7 a machine with a
 * local APIC has its power management.
 */
export const networkCardSlots = [5, 6, 10, 11, 12];
/** Size of the memory that the registers of a function take, bytes: as much as the machine maps at a time */
const registerWindowBytes = 0x20000;
/** First function's window, slot 0; above any guest's memory, below the local APIC */
const windowsStart = 0xfd000000;
const bar0 = 0x10;
const bar0Word = bar0 / 4;

/** Where disks are plugged and pulled while the guest runs: v86's PCI bus, with what it lacks for that. */
export class PciBus {
  private readonly functions = new Map<number, PluggedFunction>();
  /** Interrupt lines by the function that holds them up: several share one */
  private readonly held = new Map<number, number>();
  private readonly pci: Pci;

  /** @param deliverVector interrupts the processor with a vector, as a message to its local APIC does */
  constructor(
    private readonly cpu: Cpu,
    private readonly deliverVector: (vector: number) => void,
    private readonly counters: ActivityCounters,
  ) {
    this.pci = cpu.devices.pci;
    for (const slot of hiddenSlots) this.forget(slot << 3);
    this.guardConfigurationWrites();
    this.shareInterruptLines();
  }

  /** Plugs a function into the first free one of the slots; the result is its handle. The guest sees it at its next look */
  plug({ name, configurationSpace, window, messages }: PciFunction, slots: readonly number[]): number {
    const slot = slots.find((candidate) => !this.pci.device_spaces[candidate << 3]);
    if (slot === undefined) throw new Error("The machine has no free PCI slot.");
    const id = slot << 3;
    const base = windowsStart + slot * registerWindowBytes;
    const space = configurationSpace.slice();
    new DataView(space.buffer).setUint32(bar0, base, true);
    this.pci.register_device({
      pci_id: id,
      pci_space: [...space],
      pci_bars: [{ size: registerWindowBytes }],
      name,
    });
    const fn: PluggedFunction = {
      window,
      base,
      messages: messages && this.messagesOf(id, messages),
      counters: {
        registerReads: this.counters.counter("io", `${name} register read`),
        registerWrites: this.counters.counter("io", `${name} register write`),
        interrupts: this.counters.counter("interrupt", name),
      },
    };
    this.functions.set(id, fn);
    this.map(fn);
    this.initialise(id);
    return id;
  }

  unplug(id: number): void {
    const fn = this.functions.get(id);
    if (!fn) return;
    this.setInterrupt(id, false);
    this.unmap(fn);
    this.functions.delete(id);
    this.forget(id);
  }

  save(): SavedPciBus {
    const functions = [...this.functions].map(([id, { base, messages }]) => ({
      id,
      base,
      ...(messages && { messages: messages.save() }),
    }));
    return { functions, held: [...this.held] };
  }

  /** Goes on as another bus was saved, with the same functions in their slots; the machine's state is there again */
  restore({ functions, held }: SavedPciBus): void {
    for (const { id, base, messages } of functions) {
      const fn = this.functions.get(id);
      if (!fn) continue;
      this.unmap(fn);
      fn.base = base;
      this.map(fn);
      if (messages) fn.messages?.restore(messages);
    }
    for (const [id, line] of held) this.held.set(id, line);
  }

  /** Sends an interrupt message of a function */
  signal(id: number, vector: number): void {
    const fn = this.functions.get(id);
    if (!fn?.messages) return;
    fn.counters.interrupts.count++;
    fn.messages.signal(vector);
  }

  /** Whether the guest takes a function's interrupts as messages, not by its pin */
  takesMessages(id: number): boolean {
    return this.functions.get(id)?.messages?.isEnabled ?? false;
  }

  setInterrupt(id: number, asserted: boolean): void {
    if (asserted) this.pci.raise_irq(id);
    else this.pci.lower_irq(id);
  }

  /** What firmware does at power-on: routes interrupts, tells each function its line, lets it decode and be master */
  initialiseAll(): void {
    interruptLines.forEach((line, pirq) => {
      this.pci.isa_bridge_space8[0x60 + pirq] = line;
    });
    // Edge/level control registers: the four lines are level triggered
    const mask = interruptLines.reduce((bits, line) => bits | (1 << line), 0);
    this.cpu.io.port_write8(0x4d0, mask & 0xff);
    this.cpu.io.port_write8(0x4d1, mask >> 8);
    for (const { messages } of this.functions.values()) messages?.reset();
    for (const id of this.pci.device_spaces.keys()) this.initialise(id);
  }

  private messagesOf(id: number, places: MessagePlaces): InterruptMessages {
    const space = (): Uint8Array | undefined => {
      const words = this.pci.device_spaces[id];
      return words && new Uint8Array(words.buffer);
    };
    return new InterruptMessages(places, space, this.deliverVector);
  }

  /** Where the first pin of each slot leads, used or not: what is plugged later is wired too */
  get interruptRoutes(): { readonly slot: number; readonly line: number }[] {
    return Array.from({ length: slots }, (_, slot) => ({
      slot,
      line: interruptLines[(slot + interruptLines.length - 1) % interruptLines.length] ?? 0,
    }));
  }

  private initialise(id: number): void {
    const space = this.pci.device_spaces[id];
    if (!space) return;
    const bytes = new Uint8Array(space.buffer);
    if (bytes[0x3d]) bytes[0x3c] = this.lineOf(id);
    bytes[0x04] = (bytes[0x04] ?? 0) | (id === 0 ? 6 : 7);
  }

  /** PIRQ of a function's pin, as the chipset swizzles it by slot */
  private lineOf(id: number): number {
    const space = this.pci.device_spaces[id];
    const pin = space ? ((space[15] ?? 0) >> 8) & 0xff : 1;
    return this.pci.isa_bridge_space8[0x60 + ((pin - 1 + (id >> 3) - 1) & 3)] ?? 0;
  }

  private forget(id: number): void {
    this.pci.device_spaces[id] = undefined;
    this.pci.devices[id] = undefined;
  }

  /** v86 throws at a write to a function that is not there, and cannot move a memory window */
  private guardConfigurationWrites(): void {
    const { pci } = this;
    const write8 = pci.pci_write8.bind(pci);
    const write16 = pci.pci_write16.bind(pci);
    const write32 = pci.pci_write32.bind(pci);
    const idOf = (address: number) => (address >> 8) & 0xffff;
    pci.pci_write8 = (address, value) => {
      if (pci.device_spaces[idOf(address)]) write8(address, value);
      this.functions.get(idOf(address))?.messages?.flush();
    };
    pci.pci_write16 = (address, value) => {
      if (pci.device_spaces[idOf(address)]) write16(address, value);
      this.functions.get(idOf(address))?.messages?.flush();
    };
    pci.pci_write32 = (address, value) => {
      const id = idOf(address);
      const fn = this.functions.get(id);
      const register = address & 0xfc;
      if (fn && register === bar0) this.moveWindow(id, fn, value);
      else if (fn && register > bar0 && register < 0x28) return;
      else if (pci.device_spaces[id]) write32(address, value);
      fn?.messages?.flush();
    };
  }

  private moveWindow(id: number, fn: PluggedFunction, value: number): void {
    const space = this.pci.device_spaces[id];
    if (!space) return;
    const base = (value & -registerWindowBytes) >>> 0;
    space[bar0Word] = base | 0;
    const askingForSize = base === -registerWindowBytes >>> 0;
    if (askingForSize || base === fn.base || base < (this.cpu.memory_size[0] ?? 0)) return;
    this.unmap(fn);
    fn.base = base;
    this.map(fn);
  }

  private map({ window: registers, messages, counters, base }: PluggedFunction): void {
    const { registerReads, registerWrites } = counters;
    const offset = (address: number) => (address >>> 0) - base;
    const window = messages ? withMessages(registers, messages) : registers;
    this.cpu.io.mmap_register(
      base,
      registerWindowBytes,
      (address) => {
        registerReads.count++;
        return (window.read(offset(address) & ~3) >>> ((address & 3) * 8)) & 0xff;
      },
      (address, value) => {
        registerWrites.count++;
        window.writeByte?.(offset(address), value);
      },
      (address) => {
        registerReads.count++;
        return address & 3 ? -1 : window.read(offset(address)) | 0;
      },
      (address, value) => {
        registerWrites.count++;
        if ((address & 3) === 0) window.write(offset(address), value >>> 0);
      },
    );
  }

  private unmap({ base }: PluggedFunction): void {
    this.cpu.io.mmap_register(
      base,
      registerWindowBytes,
      () => 0xff,
      () => undefined,
      () => -1,
      () => undefined,
    );
  }

  /** Wires the functions of a line together: it falls when the last of them lets go, not the first */
  private shareInterruptLines(): void {
    this.pci.raise_irq = (id) => {
      if (this.held.has(id)) return;
      const line = this.lineOf(id);
      this.held.set(id, line);
      const fn = this.functions.get(id);
      if (fn) fn.counters.interrupts.count++;
      this.cpu.device_raise_irq(line);
    };
    this.pci.lower_irq = (id) => {
      const line = this.held.get(id);
      if (line === undefined) return;
      this.held.delete(id);
      if (![...this.held.values()].includes(line)) this.cpu.device_lower_irq(line);
    };
  }
}

/** The registers of a function with the table of its messages among them */
const withMessages = (registers: RegisterWindow, messages: InterruptMessages): RegisterWindow => ({
  read: (offset) => (messages.owns(offset) ? messages.read(offset) : registers.read(offset)),
  write: (offset, value) =>
    messages.owns(offset) ? messages.write(offset, value) : registers.write(offset, value),
  ...(registers.writeByte && {
    writeByte: (offset: number, value: number) => registers.writeByte?.(offset, value),
  }),
});
