import type { DeviceMemory } from "../guest-memory";
import {
  type AdapterAttributes,
  describeFeature,
  doorbellOffset,
  eventGroups,
  feature,
  interruptOffset,
} from "./features";
import { messageVectors } from "./pci-function";
import {
  CompletionQueue,
  completionBytes,
  type Direction,
  descriptorBytes,
  direction,
  maxQueueDepth,
  SubmissionQueue,
} from "./queues";

/** Size of a command and of its completion, bytes */
const entryBytes = 64;
const answerAt = 8;
const opcode = {
  createSubmissionQueue: 1,
  destroySubmissionQueue: 2,
  createCompletionQueue: 3,
  destroyCompletionQueue: 4,
  getFeature: 8,
  setFeature: 9,
  getStatistics: 11,
} as const;
const status = {
  success: 0,
  outOfResources: 1,
  unsupported: 3,
  illegalParameter: 5,
} as const;
type Status = (typeof status)[keyof typeof status];
/** Descriptors lie in the guest's memory: the device has none of its own to offer */
const placementHost = 1;
const interruptMode = 1 << 5;
const maxQueues = 4;

/** What the admin queue's commands change: the I/O queues and what the driver chose. */
export interface AdapterState {
  readonly submissionQueues: Map<number, SubmissionQueue>;
  readonly completionQueues: Map<number, CompletionQueue>;
  enabledEvents: number;
}

/** Frames and bytes both ways since the device was made */
export interface AdapterStatistics {
  transmitBytes: number;
  transmitFrames: number;
  receiveBytes: number;
  receiveFrames: number;
}

export interface SavedAdminQueue {
  readonly head: number;
  readonly tail: number;
  readonly phase: 0 | 1;
}

/** Registers of the admin queue: where commands and completions are. */
export interface AdminRings {
  readonly commands: number;
  readonly commandDepth: number;
  readonly completions: number;
  readonly completionDepth: number;
}

/** Commands of the driver (`ena_admin_defs.h` of Linux): made and answered one by one, when the doorbell is rung. */
export class AdminQueue {
  private head = 0;
  private completed = 0;
  private phase: 0 | 1 = 1;

  constructor(
    private readonly memory: DeviceMemory,
    private readonly attributes: AdapterAttributes,
    private readonly state: AdapterState,
    private readonly statistics: AdapterStatistics,
  ) {}

  reset(): void {
    this.head = 0;
    this.completed = 0;
    this.phase = 1;
  }

  save(): SavedAdminQueue {
    return { head: this.head, tail: this.completed, phase: this.phase };
  }

  restore({ head, tail, phase }: SavedAdminQueue): void {
    this.head = head;
    this.completed = tail;
    this.phase = phase;
  }

  /** Carries out what is before `tail`, a position that runs free over 16 bits; false where that cannot be */
  run(tail: number, rings: AdminRings): boolean {
    const { memory } = this;
    const { commands, commandDepth, completions, completionDepth } = rings;
    const possible =
      commandDepth > 0 &&
      completionDepth > 0 &&
      ((tail - this.head) & 0xffff) <= commandDepth &&
      memory.covers(commands, commandDepth * entryBytes) &&
      memory.covers(completions, completionDepth * entryBytes);
    if (!possible) return false;
    while (this.head !== (tail & 0xffff)) {
      const bytes = memory.read(commands + (this.head % commandDepth) * entryBytes, entryBytes);
      this.head = (this.head + 1) & 0xffff;
      memory.write(
        completions + this.completed * entryBytes,
        this.answer(new DataView(bytes.buffer, bytes.byteOffset)),
      );
      this.completed++;
      if (this.completed < completionDepth) continue;
      this.completed = 0;
      this.phase = this.phase === 1 ? 0 : 1;
    }
    return true;
  }

  private answer(command: DataView): Uint8Array {
    const completion = new DataView(new ArrayBuffer(entryBytes));
    const outcome = this.execute(command, completion);
    completion.setUint16(0, command.getUint16(0, true) & 0xfff, true);
    completion.setUint8(2, outcome);
    completion.setUint8(3, this.phase);
    completion.setUint16(6, this.head, true);
    return new Uint8Array(completion.buffer);
  }

  private execute(command: DataView, completion: DataView): Status {
    switch (command.getUint8(2)) {
      case opcode.createSubmissionQueue:
        return this.createSubmissionQueue(command, completion);
      case opcode.destroySubmissionQueue:
        return this.state.submissionQueues.delete(command.getUint16(4, true))
          ? status.success
          : status.illegalParameter;
      case opcode.createCompletionQueue:
        return this.createCompletionQueue(command, completion);
      case opcode.destroyCompletionQueue:
        return this.state.completionQueues.delete(command.getUint16(4, true))
          ? status.success
          : status.illegalParameter;
      case opcode.getFeature: {
        const answer = new DataView(completion.buffer, answerAt);
        const { attributes, state } = this;
        return describeFeature(command.getUint8(17), answer, attributes, state.enabledEvents)
          ? status.success
          : status.unsupported;
      }
      case opcode.setFeature:
        return this.setFeature(command);
      case opcode.getStatistics:
        return this.describeStatistics(command, completion);
      default:
        return status.unsupported;
    }
  }

  private createCompletionQueue(command: DataView, completion: DataView): Status {
    const { completionQueues } = this.state;
    const entry = (command.getUint8(5) & 0x1f) * 4;
    const depth = command.getUint16(6, true);
    const vector = command.getUint32(8, true);
    const address = command.getUint32(12, true);
    const isPlace =
      isDepth(depth) && command.getUint16(16, true) === 0 && this.memory.covers(address, depth * entry);
    if (!isPlace || vector >= messageVectors) return status.illegalParameter;
    if (entry !== completionBytes.transmit && entry !== completionBytes.receive)
      return status.illegalParameter;
    const index = freeIndex(completionQueues);
    if (index === undefined) return status.outOfResources;
    const interrupts = (command.getUint8(4) & interruptMode) !== 0;
    completionQueues.set(index, new CompletionQueue(address, depth, entry, vector, interrupts));
    completion.setUint16(8, index, true);
    completion.setUint16(10, depth, true);
    completion.setUint32(20, interruptOffset(index), true);
    return status.success;
  }

  private createSubmissionQueue(command: DataView, completion: DataView): Status {
    const { submissionQueues, completionQueues } = this.state;
    const way = command.getUint8(4) >> 5;
    const completionQueue = command.getUint16(8, true);
    const depth = command.getUint16(10, true);
    const address = command.getUint32(12, true);
    const completions = completionQueues.get(completionQueue);
    const isPlace =
      isDepth(depth) &&
      command.getUint16(16, true) === 0 &&
      this.memory.covers(address, depth * descriptorBytes);
    if (!isDirection(way) || !isPlace || !completions) return status.illegalParameter;
    const entry = way === direction.transmit ? completionBytes.transmit : completionBytes.receive;
    if (completions.entryBytes !== entry) return status.illegalParameter;
    if ((command.getUint8(6) & 0xf) !== placementHost) return status.illegalParameter;
    // One queue each way
    if ([...submissionQueues.values()].some((queue) => queue.direction === way)) return status.outOfResources;
    const index = freeIndex(submissionQueues);
    if (index === undefined) return status.outOfResources;
    submissionQueues.set(index, new SubmissionQueue(way, address, depth, completionQueue));
    completion.setUint16(8, index, true);
    completion.setUint32(12, doorbellOffset(index), true);
    return status.success;
  }

  private setFeature(command: DataView): Status {
    switch (command.getUint8(17)) {
      case feature.asynchronousEvents: {
        const enabled = command.getUint32(24, true);
        if ((enabled & ~eventGroups) !== 0) return status.illegalParameter;
        this.state.enabledEvents = enabled;
        return status.success;
      }
      case feature.mtu:
        return command.getUint32(20, true) <= this.attributes.mtuBytes
          ? status.success
          : status.illegalParameter;
      // What the guest tells of itself: nobody here asks for it
      case feature.hostAttributes:
        return status.success;
      default:
        return status.unsupported;
    }
  }

  private describeStatistics(command: DataView, completion: DataView): Status {
    const basic = 0;
    if (command.getUint8(16) !== basic) return status.unsupported;
    const { transmitBytes, transmitFrames, receiveBytes, receiveFrames } = this.statistics;
    [transmitBytes, transmitFrames, receiveBytes, receiveFrames].forEach((value, index) => {
      completion.setBigUint64(answerAt + index * 8, BigInt(value), true);
    });
    return status.success;
  }
}

const isDirection = (way: number): way is Direction =>
  way === direction.transmit || way === direction.receive;

/** Positions wrap with the ring only when its depth is a power of two */
const isDepth = (depth: number): boolean =>
  depth > 0 && depth <= maxQueueDepth && (depth & (depth - 1)) === 0;

function freeIndex(queues: ReadonlyMap<number, unknown>): number | undefined {
  return Array.from({ length: maxQueues }, (_, index) => index).find((index) => !queues.has(index));
}
