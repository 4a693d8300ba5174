import type { DeviceMemory } from "../guest-memory";
import { eventGroup } from "./features";

const entryBytes = 64;
const dataAt = 16;

export interface SavedEventQueue {
  readonly written: number;
  readonly taken: number;
  readonly phase: 0 | 1;
  readonly linkTold: boolean;
}

/** Registers of the queue of asynchronous events */
export interface EventRing {
  readonly address: number;
  readonly depth: number;
}

/** What the device tells without being asked (AENQ): that the link is up, and every second that it is alive. */
export class EventQueue {
  /** Positions run free over 16 bits; the guest has room up to `taken` */
  private written = 0;
  private taken = 0;
  private phase: 0 | 1 = 1;
  private linkTold = false;

  constructor(private readonly memory: DeviceMemory) {}

  reset(): void {
    this.written = 0;
    this.taken = 0;
    this.phase = 1;
    this.linkTold = false;
  }

  save(): SavedEventQueue {
    const { written, taken, phase, linkTold } = this;
    return { written, taken, phase, linkTold };
  }

  restore(saved: SavedEventQueue): void {
    ({ written: this.written, taken: this.taken, phase: this.phase, linkTold: this.linkTold } = saved);
  }

  /** Whether the driver has given the queue over */
  get isOpen(): boolean {
    return this.taken !== 0 || this.written !== 0;
  }

  /** Takes the doorbell's value */
  moveHead(head: number): void {
    this.taken = head & 0xffff;
  }

  /** Tells once that the link is up */
  tellLink(ring: EventRing, enabled: number): boolean {
    if (this.linkTold) return false;
    this.linkTold = this.post(ring, enabled, eventGroup.linkChange, [1]);
    return this.linkTold;
  }

  /** Says so, and that no frame was dropped: what finds no room waits */
  tellAlive(ring: EventRing, enabled: number): boolean {
    return this.post(ring, enabled, eventGroup.keepAlive, [0, 0]);
  }

  /** False for a group that the driver did not ask for, or when it has left no room */
  private post(
    { address, depth }: EventRing,
    enabled: number,
    group: number,
    data: readonly number[],
  ): boolean {
    const room = (this.taken - this.written) & 0xffff;
    const wanted = (enabled >>> group) & 1;
    if (!this.isOpen || !wanted || room === 0 || room > depth) return false;
    if (depth === 0 || !this.memory.covers(address, depth * entryBytes)) return false;
    const entry = new DataView(new ArrayBuffer(entryBytes));
    entry.setUint16(0, group, true);
    entry.setUint8(4, this.phase);
    data.forEach((word, index) => {
      entry.setUint32(dataAt + index * 4, word, true);
    });
    const place = this.written % depth;
    this.memory.write(address + place * entryBytes, new Uint8Array(entry.buffer));
    this.written = (this.written + 1) & 0xffff;
    if (place === depth - 1) this.phase = this.phase === 1 ? 0 : 1;
    return true;
  }
}
