import type { BlockDevice } from "../../control-plane/ports";
import type { GuestMemory } from "../guest-memory";
import { AdminCommands, type SavedAdminCommands } from "./admin-commands";
import { type Command, commandBytes, completionBytes, parseCommand } from "./command";
import { pageBytes } from "./data-pointer";
import type { DiskIdentity } from "./identity";
import { executeIo } from "./io-commands";
import {
  CompletionQueue,
  maxQueueEntries,
  type SavedCompletionQueue,
  type SavedSubmissionQueue,
  SubmissionQueue,
} from "./queues";
import { CommandFailure, Status } from "./status";

/** What a controller is connected to. */
export interface ControllerPorts {
  readonly memory: GuestMemory;
  readonly disk: BlockDevice;
  /** Drives the interrupt pin, level triggered */
  setInterrupt(asserted: boolean): void;
  /** Whether the guest takes interrupt messages instead; one vector a completion queue, as it says */
  takesMessages(): boolean;
  /** Sends the interrupt message of a vector */
  signal(vector: number): void;
}

/** Everything of a controller but the interrupt messages' table, which the bus has. */
export interface SavedController {
  readonly configuration: number;
  readonly status: number;
  readonly interruptMask: number;
  readonly adminQueueAttributes: number;
  readonly adminQueueAddresses: readonly number[];
  readonly completionQueues: readonly SavedCompletionQueue[];
  readonly submissionQueues: readonly SavedSubmissionQueue[];
  readonly admin: SavedAdminCommands;
  /** Taken from their queues and not completed, in that order */
  readonly underWay: readonly { readonly queueId: number; readonly command: Command }[];
}

/** Offsets of the registers (NVM Express 1.4, section 3.1) */
const register = {
  capabilities: 0x00,
  capabilitiesHigh: 0x04,
  version: 0x08,
  interruptMaskSet: 0x0c,
  interruptMaskClear: 0x10,
  configuration: 0x14,
  status: 0x1c,
  adminQueueAttributes: 0x24,
  adminSubmissionQueue: 0x28,
  adminSubmissionQueueHigh: 0x2c,
  adminCompletionQueue: 0x30,
  adminCompletionQueueHigh: 0x34,
  doorbells: 0x1000,
} as const;

const readyTimeoutHalfSeconds = 15;
const statusBits = { ready: 1, fatal: 2, shutdownComplete: 8 } as const;
const enable = 1;

/**
 * An NVMe controller with one namespace, a disk. Commands run side by side and complete as the disk completes them.
 * Nothing that a guest writes makes it throw: commands end with a status, impossible settings with a fatal status.
 */
export class NvmeController {
  private configuration = 0;
  private status = 0;
  private interruptMask = 0;
  private adminQueueAttributes = 0;
  private readonly adminQueueAddresses = new Uint32Array(4);
  private readonly submissionQueues = new Map<number, SubmissionQueue>();
  private readonly completionQueues = new Map<number, CompletionQueue>();
  private readonly admin: AdminCommands;
  /** I/O commands that the disk has not completed */
  private readonly underWay = new Set<{ readonly queue: SubmissionQueue; readonly command: Command }>();
  /** Grows at each reset: what was begun before it is not completed to the guest */
  private life = 0;

  constructor(
    identity: DiskIdentity,
    private readonly ports: ControllerPorts,
  ) {
    const adminPorts = {
      ...ports,
      completeLater: (commandId: number, result: number) => this.completeLater(commandId, result),
    };
    this.admin = new AdminCommands(identity, adminPorts, this.submissionQueues, this.completionQueues);
    ports.disk.onResize?.(() => {
      // A driver that has not enabled the controller yet finds the new size by itself
      if (this.status & statusBits.ready) this.admin.namespaceChanged();
    });
  }

  /** Whether a driver of the guest has switched it on */
  get isReady(): boolean {
    return (this.status & statusBits.ready) !== 0;
  }

  save(): SavedController {
    return {
      configuration: this.configuration,
      status: this.status,
      interruptMask: this.interruptMask,
      adminQueueAttributes: this.adminQueueAttributes,
      adminQueueAddresses: [...this.adminQueueAddresses],
      completionQueues: [...this.completionQueues.values()].map((queue) => queue.save()),
      submissionQueues: [...this.submissionQueues.values()].map((queue) => queue.save()),
      admin: this.admin.save(),
      underWay: [...this.underWay].map(({ queue, command }) => ({ queueId: queue.id, command })),
    };
  }

  /** Goes on as another controller was saved; the guest's memory and the bus are there as they were */
  restore(saved: SavedController): void {
    this.configuration = saved.configuration;
    this.status = saved.status;
    this.interruptMask = saved.interruptMask;
    this.adminQueueAttributes = saved.adminQueueAttributes;
    this.adminQueueAddresses.set(saved.adminQueueAddresses);
    for (const queue of saved.completionQueues)
      this.completionQueues.set(queue.id, CompletionQueue.restore(queue));
    for (const { id, address, entries, head, tail, completionQueueId } of saved.submissionQueues) {
      const completions = this.completionQueues.get(completionQueueId);
      if (!completions) continue;
      const queue = new SubmissionQueue(id, address, entries, completions);
      queue.head = head;
      queue.tail = tail;
      this.submissionQueues.set(id, queue);
    }
    for (const queue of saved.completionQueues)
      this.completionQueues.get(queue.id)?.restoreWaiting(queue, this.submissionQueues);
    this.admin.restore(saved.admin);
    // Once more: a disk holds the same after a command as after the same command twice
    for (const { queueId, command } of saved.underWay) {
      const queue = this.submissionQueues.get(queueId);
      if (queue) this.execute(queue, command);
    }
    const isShuttingDown = ((this.configuration >> 14) & 3) !== 0;
    if (isShuttingDown && !(this.status & statusBits.shutdownComplete)) void this.shutDown();
  }

  /** Reads a register, 32 bits at an offset that is a multiple of four */
  read(offset: number): number {
    switch (offset) {
      case register.capabilities: {
        const contiguousQueues = 1 << 16;
        return (readyTimeoutHalfSeconds << 24) | contiguousQueues | (maxQueueEntries - 1);
      }
      case register.capabilitiesHigh:
        return 0x20; // the NVM command set; doorbells next to each other; pages of 4 KiB only
      case register.version:
        return 0x00010400;
      case register.interruptMaskSet:
      case register.interruptMaskClear:
        return this.interruptMask;
      case register.configuration:
        return this.configuration;
      case register.status:
        return this.status;
      case register.adminQueueAttributes:
        return this.adminQueueAttributes;
      default:
        return this.adminQueueAddresses[(offset - register.adminSubmissionQueue) / 4] ?? 0;
    }
  }

  /** Writes a register, 32 bits at an offset that is a multiple of four */
  write(offset: number, value: number): void {
    switch (offset) {
      case register.interruptMaskSet:
        this.interruptMask = (this.interruptMask | value) >>> 0;
        this.updateInterrupt();
        break;
      case register.interruptMaskClear:
        this.interruptMask = (this.interruptMask & ~value) >>> 0;
        this.updateInterrupt();
        break;
      case register.configuration:
        this.configure(value >>> 0);
        break;
      case register.adminQueueAttributes:
        this.adminQueueAttributes = value >>> 0;
        break;
      case register.adminSubmissionQueue:
      case register.adminSubmissionQueueHigh:
      case register.adminCompletionQueue:
      case register.adminCompletionQueueHigh:
        this.adminQueueAddresses[(offset - register.adminSubmissionQueue) / 4] = value;
        break;
      default:
        if (offset >= register.doorbells)
          this.ringDoorbell((offset - register.doorbells) / 4, value & 0xffff);
    }
  }

  /** Back to the state of power-on: the machine was reset or the disk was pulled */
  reset(): void {
    this.disable();
    this.configuration = 0;
    this.interruptMask = 0;
    this.adminQueueAttributes = 0;
    this.adminQueueAddresses.fill(0);
  }

  private configure(value: number): void {
    const before = this.configuration;
    this.configuration = value;
    if (value & enable && !(before & enable)) this.enable();
    if (!(value & enable) && before & enable) this.disable();
    const shutdown = (value >> 14) & 3;
    const wasShutdown = (before >> 14) & 3;
    if (shutdown !== 0 && wasShutdown === 0) void this.shutDown();
    else if (shutdown === 0) this.status &= ~0xc;
  }

  private enable(): void {
    const pageSizeAndCommandSet = this.configuration & 0x7f0;
    const [submission, submissionHigh, completion, completionHigh] = this.adminQueueAddresses;
    const submissionEntries = (this.adminQueueAttributes & 0xfff) + 1;
    const completionEntries = ((this.adminQueueAttributes >>> 16) & 0xfff) + 1;
    const possible =
      pageSizeAndCommandSet === 0 &&
      submissionHigh === 0 &&
      completionHigh === 0 &&
      this.isQueuePlace(submission ?? 0, submissionEntries * commandBytes) &&
      this.isQueuePlace(completion ?? 0, completionEntries * completionBytes) &&
      Math.min(submissionEntries, completionEntries) >= 2;
    if (!possible) {
      this.status |= statusBits.fatal;
      return;
    }
    const completions = new CompletionQueue(0, completion ?? 0, completionEntries, true, 0);
    this.completionQueues.set(0, completions);
    this.submissionQueues.set(0, new SubmissionQueue(0, submission ?? 0, submissionEntries, completions));
    this.status = statusBits.ready;
  }

  private isQueuePlace(address: number, lengthBytes: number): boolean {
    return address % pageBytes === 0 && this.ports.memory.covers(address, lengthBytes);
  }

  private disable(): void {
    this.life++;
    this.underWay.clear();
    this.submissionQueues.clear();
    this.completionQueues.clear();
    this.admin.reset();
    this.status = 0;
    this.updateInterrupt();
  }

  private async shutDown(): Promise<void> {
    const life = this.life;
    await this.ports.disk.flush().catch(() => undefined);
    if (life === this.life) this.status |= statusBits.shutdownComplete;
  }

  private ringDoorbell(index: number, value: number): void {
    if (!(this.status & statusBits.ready)) return;
    const id = index >> 1;
    if (index & 1) {
      this.completionQueues.get(id)?.moveHead(this.ports.memory, value);
      this.updateInterrupt();
      return;
    }
    const queue = this.submissionQueues.get(id);
    if (!queue || value >= queue.entries) return;
    queue.tail = value;
    for (let bytes = queue.next(this.ports.memory); bytes; bytes = queue.next(this.ports.memory)) {
      this.execute(queue, parseCommand(bytes));
      // The command may have been the one that deletes this queue
      if (this.submissionQueues.get(id) !== queue) break;
    }
    this.updateInterrupt();
  }

  private execute(queue: SubmissionQueue, command: Command): void {
    if (queue.id === 0) {
      const outcome = this.admin.execute(command);
      if (outcome) this.complete(queue, command, outcome.status, outcome.result);
      return;
    }
    const life = this.life;
    const isCurrent = () => life === this.life;
    const request = { queue, command };
    this.underWay.add(request);
    // A defect in here ends the worker and with it this guest alone
    void executeIo({ ...this.ports, isCurrent }, command)
      .then(
        () => Status.success,
        (error: unknown) => (error instanceof CommandFailure ? error.status : Status.internalError),
      )
      .then((status) => {
        this.underWay.delete(request);
        if (!isCurrent() || this.submissionQueues.get(queue.id) !== queue) return;
        this.complete(queue, command, status, 0);
        this.updateInterrupt();
      });
  }

  private complete(queue: SubmissionQueue, command: Command, status: Status, result: number): void {
    const { commandId } = command;
    queue.completionQueue.post(this.ports.memory, { queue, commandId, status, result });
  }

  private completeLater(commandId: number, result: number): void {
    const queue = this.submissionQueues.get(0);
    if (!queue) return;
    queue.completionQueue.post(this.ports.memory, { queue, commandId, status: Status.success, result });
    this.updateInterrupt();
  }

  private updateInterrupt(): void {
    if (this.ports.takesMessages()) {
      this.ports.setInterrupt(false);
      this.sendMessages();
      return;
    }
    const pending = [...this.completionQueues.values()].some(
      (queue) => queue.interruptsEnabled && queue.isPending,
    );
    this.ports.setInterrupt(pending && (this.interruptMask & 1) === 0);
  }

  /** One for each queue that has something new; the mask registers are the pin's alone (section 7.5.1.2) */
  private sendMessages(): void {
    for (const queue of this.completionQueues.values()) {
      if (!queue.untold || !queue.interruptsEnabled) continue;
      queue.untold = false;
      this.ports.signal(queue.vector);
    }
  }
}
