import type { BlockDevice } from "../../control-plane/ports";
import type { GuestMemory } from "../guest-memory";
import { AsynchronousEvents, changedNamespaceList, type SavedEvents } from "./asynchronous-events";
import { type Command, commandBytes, completionBytes } from "./command";
import { dataSegments, pageBytes, scatter } from "./data-pointer";
import {
  type DiskIdentity,
  identifyController,
  identifyNamespace,
  logPage,
  maxTransferPagesLog2,
  namespaceList,
  structureBytes,
} from "./identity";
import { maxIoQueues, messagePlaces } from "./pci-function";
import { CompletionQueue, maxQueueEntries, SubmissionQueue } from "./queues";
import { CommandFailure, Status } from "./status";

const opcodes = {
  deleteSubmissionQueue: 0x00,
  createSubmissionQueue: 0x01,
  getLogPage: 0x02,
  deleteCompletionQueue: 0x04,
  createCompletionQueue: 0x05,
  identify: 0x06,
  abort: 0x08,
  setFeatures: 0x09,
  getFeatures: 0x0a,
  asynchronousEventRequest: 0x0c,
} as const;

/** Features by identifier, with their values at power-on (NVM Express 1.4, figure 273) */
const initialFeatures: ReadonlyMap<number, number> = new Map([
  [0x01, 0], // arbitration
  [0x02, 0], // power management
  [0x04, 0], // temperature threshold
  [0x05, 0], // error recovery
  [0x06, 1], // volatile write cache
  [0x07, 0], // number of queues
  [0x08, 0], // interrupt coalescing
  [0x09, 0], // interrupt vector configuration
  [0x0a, 0], // write atomicity
  [0x0b, 0], // asynchronous event configuration
]);
const numberOfQueues = 0x07;
const asynchronousEventConfiguration = 0x0b;
/** Of Get Log Page: the event that the page tells of is not cleared */
const retainAsynchronousEvent = 1 << 15;

interface AdminPorts {
  readonly memory: GuestMemory;
  readonly disk: BlockDevice;
  /** Whether interrupts are messages, of more than one vector */
  takesMessages(): boolean;
  /** Completes an admin command that `execute` left open */
  completeLater(commandId: number, result: number): void;
}

export interface SavedAdminCommands {
  readonly features: readonly (readonly [number, number])[];
  readonly events: SavedEvents;
}

/** The admin command set (NVM Express 1.4, section 5) and the state that it changes: queues and features. */
export class AdminCommands {
  private features = new Map(initialFeatures);
  private readonly events: AsynchronousEvents;

  constructor(
    private readonly identity: DiskIdentity,
    private readonly ports: AdminPorts,
    private readonly submissionQueues: Map<number, SubmissionQueue>,
    private readonly completionQueues: Map<number, CompletionQueue>,
  ) {
    this.events = new AsynchronousEvents((commandId, result) => ports.completeLater(commandId, result));
  }

  reset(): void {
    this.features = new Map(initialFeatures);
    this.events.reset();
  }

  save(): SavedAdminCommands {
    return { features: [...this.features], events: this.events.save() };
  }

  restore({ features, events }: SavedAdminCommands): void {
    this.features = new Map(features);
    this.events.restore(events);
  }

  /** The disk has another size */
  namespaceChanged(): void {
    this.events.namespaceChanged();
  }

  /** Undefined for a command that waits for an event, which completes it */
  execute(command: Command): { status: Status; result: number } | undefined {
    try {
      if (command.flags !== 0) throw new CommandFailure(Status.invalidField);
      if (command.opcode === opcodes.asynchronousEventRequest) {
        this.events.request(command.commandId);
        return undefined;
      }
      return { status: Status.success, result: this.perform(command) };
    } catch (error) {
      if (error instanceof CommandFailure) return { status: error.status, result: 0 };
      throw error;
    }
  }

  private perform(command: Command): number {
    const { opcode, dwords } = command;
    switch (opcode) {
      case opcodes.identify:
        return this.answer(command, this.identify(dwords[0] & 0xff, command.namespaceId));
      case opcodes.getLogPage:
        return this.getLogPage(command);
      case opcodes.setFeatures:
        return this.setFeature(dwords[0] & 0xff, dwords[1]);
      case opcodes.getFeatures:
        return this.getFeature(dwords[0] & 0xff);
      case opcodes.createCompletionQueue:
        return this.createCompletionQueue(command);
      case opcodes.createSubmissionQueue:
        return this.createSubmissionQueue(command);
      case opcodes.deleteCompletionQueue:
        return this.deleteCompletionQueue(dwords[0] & 0xffff);
      case opcodes.deleteSubmissionQueue:
        return this.deleteSubmissionQueue(dwords[0] & 0xffff);
      case opcodes.abort:
        return 1; // not aborted: the disk takes no request back, it completes in its own time
      default:
        throw new CommandFailure(Status.invalidOpcode);
    }
  }

  private identify(structure: number, namespaceId: number): Uint8Array {
    switch (structure) {
      case 0x00:
        if (namespaceId !== 1) throw new CommandFailure(Status.invalidNamespace);
        return identifyNamespace(this.ports.disk.sizeBytes);
      case 0x01:
        return identifyController(this.identity);
      case 0x02:
        return namespaceList(namespaceId);
      case 0x03: // descriptors of the namespace's other names: it has none
        if (namespaceId !== 1) throw new CommandFailure(Status.invalidNamespace);
        return new Uint8Array(structureBytes);
      default:
        throw new CommandFailure(Status.invalidField);
    }
  }

  private getLogPage(command: Command): number {
    const [dword10, dword11, offsetLow, offsetHigh] = command.dwords;
    const identifier = dword10 & 0xff;
    const page =
      identifier === changedNamespaceList
        ? this.events.changedNamespaces()
        : logPage(identifier, this.identity);
    if (!page) throw new CommandFailure(Status.invalidLogPage);
    const lengthBytes = (((dword11 & 0xffff) << 16) + (dword10 >>> 16) + 1) * 4;
    const offset = offsetHigh * 2 ** 32 + offsetLow;
    if (lengthBytes > pageBytes << maxTransferPagesLog2 || offset % 4 !== 0 || offset > page.length) {
      throw new CommandFailure(Status.invalidField);
    }
    const bytes = new Uint8Array(lengthBytes);
    bytes.set(page.subarray(offset, offset + lengthBytes));
    this.answer(command, bytes);
    if (identifier === changedNamespaceList && !(dword10 & retainAsynchronousEvent)) this.events.clear();
    return 0;
  }

  private answer(command: Command, bytes: Uint8Array): number {
    scatter(this.ports.memory, dataSegments(this.ports.memory, command, bytes.length), bytes);
    return 0;
  }

  private setFeature(identifier: number, value: number): number {
    if (!this.features.has(identifier)) throw new CommandFailure(Status.invalidField);
    if (identifier === numberOfQueues) return ((maxIoQueues - 1) << 16) | (maxIoQueues - 1);
    this.features.set(identifier, value);
    if (identifier === asynchronousEventConfiguration) this.events.configure(value);
    return 0;
  }

  private getFeature(identifier: number): number {
    const value = this.features.get(identifier);
    if (value === undefined) throw new CommandFailure(Status.invalidField);
    return identifier === numberOfQueues ? ((maxIoQueues - 1) << 16) | (maxIoQueues - 1) : value;
  }

  private createCompletionQueue({ prp1, dwords }: Command): number {
    const id = dwords[0] & 0xffff;
    const entries = this.queueEntries(id, this.completionQueues, dwords[0] >>> 16);
    const vector = dwords[1] >>> 16;
    if (vector >= (this.ports.takesMessages() ? messagePlaces.vectors : 1))
      throw new CommandFailure(Status.invalidInterruptVector);
    this.checkQueuePlace(prp1, entries * completionBytes, dwords[1]);
    this.completionQueues.set(id, new CompletionQueue(id, prp1, entries, (dwords[1] & 2) !== 0, vector));
    return 0;
  }

  private createSubmissionQueue({ prp1, dwords }: Command): number {
    const id = dwords[0] & 0xffff;
    const entries = this.queueEntries(id, this.submissionQueues, dwords[0] >>> 16);
    const completions = this.completionQueues.get(dwords[1] >>> 16);
    if (!completions || completions.id === 0) throw new CommandFailure(Status.completionQueueInvalid);
    this.checkQueuePlace(prp1, entries * commandBytes, dwords[1]);
    this.submissionQueues.set(id, new SubmissionQueue(id, prp1, entries, completions));
    return 0;
  }

  private deleteSubmissionQueue(id: number): number {
    if (id === 0 || !this.submissionQueues.delete(id))
      throw new CommandFailure(Status.invalidQueueIdentifier);
    return 0;
  }

  private deleteCompletionQueue(id: number): number {
    const queue = this.completionQueues.get(id);
    if (id === 0 || !queue) throw new CommandFailure(Status.invalidQueueIdentifier);
    for (const { completionQueue } of this.submissionQueues.values()) {
      if (completionQueue === queue) throw new CommandFailure(Status.invalidQueueDeletion);
    }
    this.completionQueues.delete(id);
    return 0;
  }

  /** Number of entries of a new queue, from the zero-based field of the command */
  private queueEntries(id: number, queues: ReadonlyMap<number, unknown>, field: number): number {
    if (id === 0 || id > maxIoQueues || queues.has(id))
      throw new CommandFailure(Status.invalidQueueIdentifier);
    if (field < 1 || field >= maxQueueEntries) throw new CommandFailure(Status.invalidQueueSize);
    return field + 1;
  }

  private checkQueuePlace(address: number, lengthBytes: number, flags: number): void {
    const contiguous = (flags & 1) !== 0;
    if (!contiguous) throw new CommandFailure(Status.invalidField);
    if (address % pageBytes !== 0) throw new CommandFailure(Status.invalidPrpOffset);
    if (!this.ports.memory.covers(address, lengthBytes)) throw new CommandFailure(Status.dataTransferError);
  }
}
