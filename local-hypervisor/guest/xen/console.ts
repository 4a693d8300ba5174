import type { DeviceMemory } from "../guest-memory";
import type { BoundEventChannel, EventChannelBinder } from "./ports";

/** `struct xencons_interface` (xen/include/public/io/console.h) */
const input = { offset: 0, bytes: 1024 } as const;
const output = { offset: 1024, bytes: 2048 } as const;
const index = {
  inputConsumer: 3072,
  inputProducer: 3076,
  outputConsumer: 3080,
  outputProducer: 3084,
} as const;
const pageBytes = 4096;
/** What is typed while nobody reads is kept up to this many bytes */
const maxWaitingBytes = 64 * 1024;

interface ConsolePorts {
  readonly memory: DeviceMemory;
  readonly events: EventChannelBinder;
  /** Physical address of the ring's page */
  readonly page: number;
  /** The guest's port that was allocated for it */
  readonly remotePort: number;
  /** Runs work between two slices of the processor */
  defer(work: () => void): void;
  printed(bytes: Uint8Array): void;
}

export interface SavedConsole {
  /** Typed, not yet in the ring */
  readonly waiting: Uint8Array;
}

/** The guest's paravirtual console, hvc0, as its back end has it. */
export class XenConsole {
  private readonly channel: BoundEventChannel | undefined;
  private waiting: Uint8Array;

  constructor(
    private readonly ports: ConsolePorts,
    saved?: SavedConsole,
  ) {
    this.waiting = saved?.waiting ?? new Uint8Array();
    // Indices of a guest that ran before would be taken for what this one printed
    if (!saved) ports.memory.write(ports.page, new Uint8Array(pageBytes));
    const notified = () => ports.defer(() => this.serve());
    this.channel = ports.events.bind(ports.remotePort, notified, "console");
  }

  /** Takes what a person typed */
  type(bytes: Uint8Array): void {
    const all = Buffer.concat([this.waiting, bytes]);
    this.waiting = Uint8Array.from(all.subarray(0, maxWaitingBytes));
    this.serve();
  }

  /** Moves on what the ring holds, both ways */
  serve(): void {
    const printed = this.takeOutput();
    const given = this.giveInput();
    if (printed || given) this.channel?.notify();
  }

  save(): SavedConsole {
    return { waiting: Uint8Array.from(this.waiting) };
  }

  private takeOutput(): boolean {
    const { memory, page } = this.ports;
    const consumer = memory.readUint32(page + index.outputConsumer);
    const producer = memory.readUint32(page + index.outputProducer);
    const length = (producer - consumer) >>> 0;
    if (length === 0) return false;
    // More than the ring holds: the guest wrote nonsense, and what it is said to have printed is left out
    if (length <= output.bytes) {
      const ring = memory.read(page + output.offset, output.bytes);
      this.ports.printed(Uint8Array.from({ length }, (_, i) => ring[(consumer + i) % output.bytes] ?? 0));
    }
    memory.writeUint32(page + index.outputConsumer, producer);
    return true;
  }

  private giveInput(): boolean {
    const { memory, page } = this.ports;
    if (this.waiting.length === 0) return false;
    const consumer = memory.readUint32(page + index.inputConsumer);
    const producer = memory.readUint32(page + index.inputProducer);
    const room = input.bytes - ((producer - consumer) >>> 0);
    const count = Math.max(0, Math.min(room, this.waiting.length));
    if (count === 0) return false;
    for (let i = 0; i < count; i++) {
      const at = page + input.offset + (((producer + i) >>> 0) % input.bytes);
      memory.write(at, this.waiting.subarray(i, i + 1));
    }
    memory.writeUint32(page + index.inputProducer, (producer + count) >>> 0);
    this.waiting = this.waiting.slice(count);
    return true;
  }
}
