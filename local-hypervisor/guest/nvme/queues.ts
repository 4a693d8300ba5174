import type { GuestMemory } from "../guest-memory";
import { commandBytes, completionBytes } from "./command";
import type { Status } from "./status";

/** Largest queue, entries */
export const maxQueueEntries = 1024;

export interface SavedSubmissionQueue {
  readonly id: number;
  readonly address: number;
  readonly entries: number;
  readonly head: number;
  readonly tail: number;
  readonly completionQueueId: number;
}

export interface SavedCompletionQueue {
  readonly id: number;
  readonly address: number;
  readonly entries: number;
  readonly interruptsEnabled: boolean;
  readonly vector: number;
  readonly head: number;
  readonly tail: number;
  readonly phase: number;
  readonly untold: boolean;
  readonly waiting: readonly (Omit<Completion, "queue"> & { readonly queueId: number })[];
}

/** Where the guest puts commands: a ring of `entries` in its memory. */
export class SubmissionQueue {
  head = 0;
  tail = 0;

  constructor(
    readonly id: number,
    readonly address: number,
    readonly entries: number,
    readonly completionQueue: CompletionQueue,
  ) {}

  save(): SavedSubmissionQueue {
    const { id, address, entries, head, tail, completionQueue } = this;
    return { id, address, entries, head, tail, completionQueueId: completionQueue.id };
  }

  /** Next command's bytes; undefined when the guest has submitted no more */
  next(memory: GuestMemory): Uint8Array | undefined {
    if (this.head === this.tail) return undefined;
    const bytes = memory.read(this.address + this.head * commandBytes, commandBytes);
    this.head = (this.head + 1) % this.entries;
    return bytes;
  }
}

export interface Completion {
  readonly queue: SubmissionQueue;
  readonly commandId: number;
  readonly status: Status;
  /** Command-specific dword 0 */
  readonly result: number;
}

/** Where the controller puts completions. What does not fit waits until the guest has taken some. */
export class CompletionQueue {
  private head = 0;
  private tail = 0;
  private phase = 1;
  private readonly waiting: Completion[] = [];
  /** Whether there are completions that no interrupt message told of */
  untold = false;

  constructor(
    readonly id: number,
    readonly address: number,
    readonly entries: number,
    readonly interruptsEnabled: boolean,
    /** Of its interrupt message */
    readonly vector: number,
  ) {}

  /** Whether there are completions that the guest has not taken */
  get isPending(): boolean {
    return this.head !== this.tail;
  }

  save(): SavedCompletionQueue {
    const { id, address, entries, interruptsEnabled, vector, head, tail, phase, untold } = this;
    const waiting = this.waiting.map(({ queue, ...completion }) => ({ ...completion, queueId: queue.id }));
    return { id, address, entries, interruptsEnabled, vector, head, tail, phase, untold, waiting };
  }

  /** A queue as `save` left it, and once the others are there what waits in it */
  static restore(saved: SavedCompletionQueue): CompletionQueue {
    const { id, address, entries, interruptsEnabled, vector } = saved;
    const queue = new CompletionQueue(id, address, entries, interruptsEnabled, vector);
    queue.head = saved.head;
    queue.tail = saved.tail;
    queue.phase = saved.phase;
    queue.untold = saved.untold;
    return queue;
  }

  /** Takes back what waited; completions of queues that are gone are for nobody */
  restoreWaiting({ waiting }: SavedCompletionQueue, queues: ReadonlyMap<number, SubmissionQueue>): void {
    for (const { queueId, ...completion } of waiting) {
      const queue = queues.get(queueId);
      if (queue) this.waiting.push({ ...completion, queue });
    }
  }

  post(memory: GuestMemory, completion: Completion): void {
    this.waiting.push(completion);
    this.fill(memory);
  }

  /** The guest has taken all before `head`; false for an impossible value */
  moveHead(memory: GuestMemory, head: number): boolean {
    if (head >= this.entries) return false;
    this.head = head;
    this.fill(memory);
    return true;
  }

  private fill(memory: GuestMemory): void {
    while (this.waiting.length > 0 && (this.tail + 1) % this.entries !== this.head) {
      const { queue, commandId, status, result } = this.waiting.shift() as Completion;
      const entry = new DataView(new ArrayBuffer(completionBytes));
      entry.setUint32(0, result, true);
      entry.setUint16(8, queue.head, true);
      entry.setUint16(10, queue.id, true);
      entry.setUint16(12, commandId, true);
      entry.setUint16(14, (status << 1) | this.phase, true);
      memory.write(this.address + this.tail * completionBytes, new Uint8Array(entry.buffer));
      this.untold = true;
      this.tail++;
      if (this.tail === this.entries) {
        this.tail = 0;
        this.phase ^= 1;
      }
    }
  }
}
