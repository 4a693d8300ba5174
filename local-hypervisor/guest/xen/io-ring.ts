import type { DeviceMemory } from "../guest-memory";

/** A front end that breaks the rules of a ring; the back end stops until the front end connects anew */
export class IoRingFailure extends Error {}

const pageBytes = 4096;
/** Offsets in the page, and where its entries begin (xen/include/public/io/ring.h) */
const field = {
  requestsProduced: 0,
  requestEvent: 4,
  responsesProduced: 8,
  responseEvent: 12,
  entries: 64,
} as const;

export interface SavedIoRing {
  readonly requestsTaken: number;
  readonly responsesGiven: number;
}

/**
 * A ring that a front end shares, as its back end sees it (xen/include/public/io/ring.h): requests and responses in the
 * same entries, indices that run through 32 bits. What the front end says is checked before it is used.
 */
export class IoRing {
  /** Entries, a power of two */
  readonly size: number;
  private requestsTaken: number;
  private responsesGiven: number;

  constructor(
    private readonly memory: DeviceMemory,
    /** Guest-physical address of the ring's page */
    private readonly page: number,
    /** Of a request or a response, whichever is longer */
    private readonly entryBytes: number,
    saved: SavedIoRing = { requestsTaken: 0, responsesGiven: 0 },
  ) {
    if (!memory.covers(page, pageBytes)) throw new IoRingFailure("a ring in no memory");
    this.size = 2 ** Math.floor(Math.log2((pageBytes - field.entries) / entryBytes));
    this.requestsTaken = saved.requestsTaken;
    this.responsesGiven = saved.responsesGiven;
  }

  /** Requests that were offered and not taken */
  get available(): number {
    const produced = this.memory.readUint32(this.page + field.requestsProduced);
    // Requests taken back count as very many
    const offered = (produced - this.requestsTaken) >>> 0;
    const unanswered = (this.requestsTaken - this.responsesGiven) >>> 0;
    if (offered + unanswered > this.size) throw new IoRingFailure("more requests than the ring holds");
    return offered;
  }

  /** Address of the request so many places beyond those that were taken */
  request(ahead: number): number {
    return this.entry(this.requestsTaken + ahead);
  }

  take(count: number): void {
    this.requestsTaken = (this.requestsTaken + count) >>> 0;
  }

  /** Address of the next response, in the place of a request that was taken; seen by the front end after `publish` */
  respond(): number {
    const address = this.entry(this.responsesGiven);
    this.responsesGiven = (this.responsesGiven + 1) >>> 0;
    return address;
  }

  /** Shows the front end the responses; whether it asked to be notified of one of them */
  publish(): boolean {
    const before = this.memory.readUint32(this.page + field.responsesProduced);
    this.memory.writeUint32(this.page + field.responsesProduced, this.responsesGiven);
    const event = this.memory.readUint32(this.page + field.responseEvent);
    return (this.responsesGiven - event) >>> 0 < (this.responsesGiven - before) >>> 0;
  }

  /** Whether the front end has not come to the last response yet, as far as it has said */
  get isAwaited(): boolean {
    return ((this.responsesGiven - this.memory.readUint32(this.page + field.responseEvent)) | 0) >= 0;
  }

  /** Asks to be notified of the next request; whether one came before that was seen */
  askForNotification(): boolean {
    this.memory.writeUint32(this.page + field.requestEvent, (this.requestsTaken + 1) >>> 0);
    return this.available > 0;
  }

  save(): SavedIoRing {
    return { requestsTaken: this.requestsTaken, responsesGiven: this.responsesGiven };
  }

  private entry(index: number): number {
    return this.page + field.entries + (index & (this.size - 1)) * this.entryBytes;
  }
}
