import type { FrameBatchWriter } from "../frame-batch";
import { type BatchLimit, completeWaiting, type FrameDevice, type WaitingFrame } from "../frame-device";
import type { DeviceMemory } from "../guest-memory";
import { type AdapterState, type AdapterStatistics, AdminQueue, type SavedAdminQueue } from "./admin-queue";
import { EventQueue, type SavedEventQueue } from "./event-queue";
import { windowPart } from "./pci-function";
import {
  CompletionQueue,
  type Direction,
  direction,
  QueueFailure,
  type SavedCompletionQueue,
  type SavedSubmissionQueue,
  SubmissionQueue,
} from "./queues";
import { Receiver } from "./receiver";
import { type FrameMeta, Transmitter } from "./transmitter";

/** What makes an adapter an interface's. */
export interface AdapterIdentity {
  /** Six octets, colons */
  readonly macAddress: string;
  /** Largest IP packet, bytes */
  readonly mtuBytes: number;
}

/** What an adapter is connected to. */
export interface AdapterPorts {
  readonly memory: DeviceMemory;
  /** Sends the interrupt message of a vector, below `messageVectors` */
  signal(vector: number): void;
  /** Calls back every second until the result is called */
  everySecond(callback: () => void): () => void;
}

/** Everything of an adapter but the interrupt messages' table, which the bus has. */
export interface SavedAdapter {
  readonly registers: readonly number[];
  readonly status: number;
  readonly admin: SavedAdminQueue;
  readonly events: SavedEventQueue;
  readonly enabledEvents: number;
  readonly submissionQueues: readonly (readonly [number, SavedSubmissionQueue])[];
  readonly completionQueues: readonly (readonly [number, SavedCompletionQueue])[];
  readonly openVectors: readonly number[];
  readonly meta: FrameMeta;
  readonly statistics: AdapterStatistics;
  readonly notified: boolean;
}

/** Offsets of the registers (`ena_regs_defs.h` of Linux) */
const register = {
  version: 0x00,
  controllerVersion: 0x04,
  capabilities: 0x08,
  adminCommands: 0x10,
  adminCommandsHigh: 0x14,
  adminCommandsDepth: 0x18,
  adminCompletions: 0x20,
  adminCompletionsHigh: 0x24,
  adminCompletionsDepth: 0x28,
  adminDoorbell: 0x2c,
  eventsDepth: 0x34,
  events: 0x38,
  eventsHead: 0x40,
  interruptMask: 0x4c,
  control: 0x54,
  status: 0x58,
  readRequest: 0x5c,
  readAnswer: 0x60,
  end: 0x100,
} as const;
const version = 0x0200;
const controllerVersion = 0x00000001;
/** Contiguous queues; two seconds at most for a reset, and for a command; addresses of 48 bits */
const capabilities = 1 | (20 << 1) | (48 << 8) | (20 << 16);
const resetAsked = 1;
const state = { ready: 1, resetting: 1 << 3, fatal: 1 << 5 } as const;
const unmask = 1 << 30;
const adminVector = 0;
const readAnswerBytes = 8;

/**
 * An Elastic Network Adapter as the `ena` driver of Linux knows it, with one queue each way in the guest's memory (what
 * the driver calls low latency queues, in the device's, is not offered). Nothing that a guest writes makes it throw: a
 * broken queue stops the device until it is reset.
 */
export class EnaDevice implements FrameDevice {
  private readonly registers = new Uint32Array(register.end / 4);
  private status: number = state.ready;
  private readonly queues: AdapterState = {
    submissionQueues: new Map(),
    completionQueues: new Map(),
    enabledEvents: 0,
  };
  private readonly statistics: AdapterStatistics = {
    transmitBytes: 0,
    transmitFrames: 0,
    receiveBytes: 0,
    receiveFrames: 0,
  };
  private readonly admin: AdminQueue;
  private readonly events: EventQueue;
  private readonly transmitter: Transmitter;
  private readonly receiver: Receiver;
  /** Vectors whose interrupt the driver waits for: one message, then none until it says so again. Not by queue */
  private readonly openVectors = new Set<number>();
  private notified = false;
  private offered: () => void = () => undefined;
  private stopAlive: (() => void) | undefined;

  constructor(
    { macAddress, mtuBytes }: AdapterIdentity,
    private readonly ports: AdapterPorts,
  ) {
    const { memory } = ports;
    const octets = Uint8Array.from(macAddress.split(":"), (octet) => Number.parseInt(octet, 16));
    this.admin = new AdminQueue(memory, { macAddress: octets, mtuBytes }, this.queues, this.statistics);
    this.events = new EventQueue(memory);
    this.transmitter = new Transmitter(memory, mtuBytes, this.statistics);
    this.receiver = new Receiver(memory, this.statistics);
  }

  /** An adapter as `save` left it; the bus has its interrupt table back by then */
  static restore(saved: SavedAdapter, identity: AdapterIdentity, ports: AdapterPorts): EnaDevice {
    const device = new EnaDevice(identity, ports);
    device.registers.set(saved.registers);
    device.status = saved.status;
    device.admin.restore(saved.admin);
    device.events.restore(saved.events);
    device.queues.enabledEvents = saved.enabledEvents;
    for (const [index, queue] of saved.submissionQueues)
      device.queues.submissionQueues.set(index, SubmissionQueue.restore(queue));
    for (const [index, queue] of saved.completionQueues)
      device.queues.completionQueues.set(index, CompletionQueue.restore(queue));
    for (const vector of saved.openVectors) device.openVectors.add(vector);
    device.transmitter.meta = saved.meta;
    Object.assign(device.statistics, saved.statistics);
    device.notified = saved.notified;
    if (device.events.isOpen) device.keepAlive();
    return device;
  }

  save(): SavedAdapter {
    const { submissionQueues, completionQueues, enabledEvents } = this.queues;
    return {
      registers: [...this.registers],
      status: this.status,
      admin: this.admin.save(),
      events: this.events.save(),
      enabledEvents,
      submissionQueues: [...submissionQueues].map(([index, queue]) => [index, queue.save()]),
      completionQueues: [...completionQueues].map(([index, queue]) => [index, queue.save()]),
      openVectors: [...this.openVectors],
      meta: this.transmitter.meta,
      statistics: { ...this.statistics },
      notified: this.notified,
    };
  }

  get isListening(): boolean {
    return this.isRunning && this.pair(direction.receive) !== undefined;
  }

  get hasFrames(): boolean {
    return this.notified && this.isRunning;
  }

  get hasCompletions(): boolean {
    return this.pair(direction.transmit)?.completions.untold ?? false;
  }

  onOffer(offered: () => void): void {
    this.offered = offered;
  }

  transmit(batch: FrameBatchWriter, limit: BatchLimit): void {
    const pair = this.pair(direction.transmit);
    if (!this.hasFrames || !pair) return;
    this.guard(() => {
      const before = pair.queue.available;
      this.transmitter.run(pair.queue, pair.completions, batch, limit);
      this.notified = pair.queue.available > 0 && pair.queue.available < before;
    });
  }

  receive(frames: WaitingFrame[]): number {
    const pair = this.pair(direction.receive);
    if (!this.isRunning || !pair) return 0;
    let delivered = 0;
    let cost = 0;
    this.guard(() => {
      while (delivered < frames.length) {
        // The driver takes whole packets only, with their sums: unlike virtio's it has no word for others. That a sum is
        // good it believes, where it was made here; frames that came with theirs it looks at itself
        cost += completeWaiting(frames, delivered, { checksum: false, segmentation: false });
        const frame = frames[delivered];
        const isGood = frame?.isSummed === true;
        if (!frame || !this.receiver.deliver(pair.queue, pair.completions, frame.bytes, isGood)) break;
        delivered++;
        cost += frame.cost;
      }
    });
    frames.splice(0, delivered);
    // Last: an interrupt may wake the guest's processor, and with it whoever calls this
    this.tell();
    return cost;
  }

  tellCompletions(): void {
    this.tell();
  }

  reset(): void {
    this.registers.fill(0);
    this.resetQueues();
    this.status = state.ready;
  }

  /** Reads 32 bits at an offset that is a multiple of four */
  read(offset: number): number {
    switch (offset) {
      case register.version:
        return version;
      case register.controllerVersion:
        return controllerVersion;
      case register.capabilities:
        return capabilities;
      case register.status:
        return this.status;
      default:
        return this.registers[offset / 4] ?? 0;
    }
  }

  /** Writes 32 bits at an offset that is a multiple of four */
  write(offset: number, value: number): void {
    if (offset < register.end) this.writeRegister(offset, value);
    else if (offset >= windowPart.interrupts) this.openInterrupt((offset - windowPart.interrupts) / 4, value);
    else if (offset >= windowPart.doorbells) this.ringDoorbell((offset - windowPart.doorbells) / 4, value);
  }

  private writeRegister(offset: number, value: number): void {
    this.registers[offset / 4] = value;
    if (offset === register.control) this.controlReset(value);
    else if (offset === register.adminDoorbell) this.runAdmin(value);
    else if (offset === register.eventsHead) this.openEvents(value);
    else if (offset === register.readRequest) this.answerRead(value);
  }

  private get isRunning(): boolean {
    return (this.status & (state.resetting | state.fatal)) === 0;
  }

  private registerAt(offset: number): number {
    return this.registers[offset / 4] as number;
  }

  private controlReset(value: number): void {
    if (value & resetAsked) {
      this.resetQueues();
      this.status = state.ready | state.resetting;
    } else this.status &= ~state.resetting;
  }

  private resetQueues(): void {
    this.queues.submissionQueues.clear();
    this.queues.completionQueues.clear();
    this.queues.enabledEvents = 0;
    this.admin.reset();
    this.events.reset();
    this.openVectors.clear();
    this.transmitter.meta = { networkHeaderAt: 0, networkHeaderBytes: 0, segmentBytes: 0 };
    this.notified = false;
    this.stopAlive?.();
    this.stopAlive = undefined;
  }

  private runAdmin(tail: number): void {
    if (!this.isRunning) return;
    const done =
      this.registerAt(register.adminCommandsHigh) === 0 &&
      this.registerAt(register.adminCompletionsHigh) === 0 &&
      this.admin.run(tail, {
        commands: this.registerAt(register.adminCommands),
        commandDepth: this.registerAt(register.adminCommandsDepth) & 0xffff,
        completions: this.registerAt(register.adminCompletions),
        completionDepth: this.registerAt(register.adminCompletionsDepth) & 0xffff,
      });
    if (!done) this.status |= state.fatal;
    else if ((this.registerAt(register.interruptMask) & 1) === 0) this.ports.signal(adminVector);
  }

  private get eventRing() {
    return {
      address: this.registerAt(register.events),
      depth: this.registerAt(register.eventsDepth) & 0xffff,
    };
  }

  private openEvents(head: number): void {
    this.events.moveHead(head);
    if (this.events.tellLink(this.eventRing, this.queues.enabledEvents)) this.ports.signal(adminVector);
    this.keepAlive();
  }

  private keepAlive(): void {
    this.stopAlive ??= this.ports.everySecond(() => {
      const { enabledEvents } = this.queues;
      if (this.events.tellAlive(this.eventRing, enabledEvents)) this.ports.signal(adminVector);
    });
  }

  /** A driver that reads no registers has their values put into its memory: its number, the offset, the value */
  private answerRead(request: number): void {
    const address = this.registerAt(register.readAnswer);
    if (!this.ports.memory.covers(address, readAnswerBytes)) return;
    const offset = request >>> 16;
    this.ports.memory.writeUint32(address + 4, offset < register.end ? this.read(offset & ~3) >>> 0 : 0);
    this.ports.memory.writeUint32(address, ((offset << 16) | (request & 0xffff)) >>> 0);
  }

  private ringDoorbell(index: number, value: number): void {
    const queue = this.queues.submissionQueues.get(index);
    if (!queue || !this.isRunning) return;
    this.guard(() => {
      queue.moveTail(value);
      if (queue.direction === direction.transmit && queue.available > 0) this.notified = true;
    });
    if (this.notified) this.offered();
  }

  /** Queues of one vector share its interrupt: whichever of them is unmasked unmasks it */
  private openInterrupt(index: number, value: number): void {
    const completions = this.queues.completionQueues.get(index);
    if (!completions || (value & unmask) === 0) return;
    this.openVectors.add(completions.vector);
    // What was sent while nobody listened waits for `tellCompletions` or for frames, as everything sent does
    const isReceive = this.pair(direction.receive);
    if (isReceive?.completions.untold && isReceive.completions.vector === completions.vector) this.tell();
  }

  /** One message for each vector that is waited for and has something to tell */
  private tell(): void {
    const { completionQueues } = this.queues;
    for (const vector of this.openVectors) {
      const queues = [...completionQueues.values()].filter(
        (queue) => queue.vector === vector && queue.interrupts,
      );
      if (!queues.some(({ untold }) => untold)) continue;
      for (const queue of queues) queue.untold = false;
      this.openVectors.delete(vector);
      this.ports.signal(vector);
    }
  }

  private pair(way: Direction): { queue: SubmissionQueue; completions: CompletionQueue } | undefined {
    for (const queue of this.queues.submissionQueues.values()) {
      const completions = this.queues.completionQueues.get(queue.completionQueue);
      if (queue.direction === way && completions) return { queue, completions };
    }
    return undefined;
  }

  private guard(work: () => void): void {
    try {
      work();
    } catch (error) {
      if (!(error instanceof QueueFailure)) throw error;
      this.status |= state.fatal;
      this.notified = false;
    }
  }
}
