import type { DeviceMemory } from "../guest-memory";

/** Deepest queue, entries */
export const maxQueueDepth = 1024;

export const direction = { transmit: 1, receive: 2 } as const;
export type Direction = (typeof direction)[keyof typeof direction];
/** Of a descriptor, either way, bytes */
export const descriptorBytes = 16;
/** Of a completion, bytes */
export const completionBytes = { transmit: 8, receive: 16 } as const;

/** A guest broke its word about a queue: the device stops until it is reset. */
export class QueueFailure extends Error {
  override readonly name = "QueueFailure";
}

export interface SavedSubmissionQueue {
  readonly direction: Direction;
  readonly address: number;
  readonly depth: number;
  readonly completionQueue: number;
  readonly head: number;
  readonly tail: number;
}

/** Where the guest puts descriptors: a ring of `depth`, a power of two. Positions run free over 16 bits. */
export class SubmissionQueue {
  head = 0;
  tail = 0;

  constructor(
    readonly direction: Direction,
    readonly address: number,
    readonly depth: number,
    readonly completionQueue: number,
  ) {}

  get available(): number {
    return (this.tail - this.head) & 0xffff;
  }

  /** Takes the doorbell's value; throws `QueueFailure` when it offers more than the ring holds */
  moveTail(tail: number): void {
    this.tail = tail & 0xffff;
    if (this.available > this.depth) throw new QueueFailure("a doorbell beyond the ring");
  }

  /** Address of the descriptor that is `index` after the first that is left */
  descriptor(index: number): number {
    return this.address + ((this.head + index) & (this.depth - 1)) * descriptorBytes;
  }

  take(count: number): void {
    this.head = (this.head + count) & 0xffff;
  }

  save(): SavedSubmissionQueue {
    const { direction, address, depth, completionQueue, head, tail } = this;
    return { direction, address, depth, completionQueue, head, tail };
  }

  static restore(saved: SavedSubmissionQueue): SubmissionQueue {
    const queue = new SubmissionQueue(saved.direction, saved.address, saved.depth, saved.completionQueue);
    queue.head = saved.head;
    queue.tail = saved.tail;
    return queue;
  }
}

export interface SavedCompletionQueue {
  readonly address: number;
  readonly depth: number;
  readonly entryBytes: number;
  readonly vector: number;
  readonly interrupts: boolean;
  readonly tail: number;
  readonly phase: 0 | 1;
  readonly untold: boolean;
}

/** Where the device puts completions. The guest takes them as it finds their phase turned. */
export class CompletionQueue {
  private tail = 0;
  phase: 0 | 1 = 1;
  /** Whether there are completions that no interrupt told of */
  untold = false;

  constructor(
    readonly address: number,
    readonly depth: number,
    readonly entryBytes: number,
    readonly vector: number,
    readonly interrupts: boolean,
  ) {}

  /** Writes an entry, whose phase is `phase` */
  post(memory: DeviceMemory, entry: Uint8Array): void {
    memory.write(this.address + this.tail * this.entryBytes, entry);
    this.untold = true;
    this.tail++;
    if (this.tail < this.depth) return;
    this.tail = 0;
    this.phase = this.phase === 1 ? 0 : 1;
  }

  save(): SavedCompletionQueue {
    const { address, depth, entryBytes, vector, interrupts, tail, phase, untold } = this;
    return { address, depth, entryBytes, vector, interrupts, tail, phase, untold };
  }

  static restore(saved: SavedCompletionQueue): CompletionQueue {
    const { address, depth, entryBytes, vector, interrupts, tail, phase, untold } = saved;
    const queue = new CompletionQueue(address, depth, entryBytes, vector, interrupts);
    queue.tail = tail;
    queue.phase = phase;
    queue.untold = untold;
    return queue;
  }
}
