import { ReassemblyQueue } from "./reassembly-queue";
import { advance, distance, type SequenceNumber } from "./sequence-number";

/** Where a received segment stood in the stream. */
export type Arrival =
  /** It continued the stream and nothing waits behind a gap: its acknowledgement may be delayed */
  | "inOrder"
  /** It was old, ahead of a gap, filled one, or did not fit: the sender must hear at once (RFC 5681, section 4.2) */
  | "irregular";

/** Small chunks are merged up to this size, so that a paused reader costs no more memory than its bytes */
const mergedBytes = 2048;

/** The receiving half of a connection: reassembly, the window, and what waits for the reader. */
export class Receiver {
  private readonly reassembly = new ReassemblyQueue();
  private readonly waiting: Uint8Array[] = [];
  private waitingBytes = 0;
  private nextSequence: SequenceNumber;
  /** First sequence number beyond the window that the other end was told */
  private edge: SequenceNumber;
  private finSequence: SequenceNumber | undefined;
  private finTaken = false;

  constructor(
    /** First sequence number after the other end's SYN */
    start: SequenceNumber,
    /** Most bytes that may wait for the reader, the ones ahead of a gap included */
    private readonly capacityBytes: number,
    /** Least growth of the window worth telling, bytes */
    private readonly segmentBytes: number,
  ) {
    this.nextSequence = start;
    this.edge = start;
  }

  /** The acknowledgement to send */
  get next(): SequenceNumber {
    return this.nextSequence;
  }

  /** The other end has closed its side and all of its bytes are here */
  get ended(): boolean {
    return this.finTaken;
  }

  /** Bytes that are in order and wait for the reader */
  get unreadBytes(): number {
    return this.waitingBytes;
  }

  /** The window to tell now, bytes. It never takes back what was told and grows in steps only (RFC 9293, 3.8.6.2.2). */
  advertise(): number {
    const open = advance(this.nextSequence, this.capacityBytes - this.waitingBytes);
    if (distance(this.edge, open) >= this.worthwhileGrowth) this.edge = open;
    return Math.max(0, distance(this.nextSequence, this.edge));
  }

  /** Whether the reader has made room that a closed or small window should be told of */
  get wantsWindowUpdate(): boolean {
    const open = advance(this.nextSequence, this.capacityBytes - this.waitingBytes);
    const told = distance(this.nextSequence, this.edge);
    return told < this.capacityBytes / 2 && distance(this.edge, open) >= this.worthwhileGrowth;
  }

  /** Whether any part of the segment may be processed; as Linux, one that touches the window's edges counts */
  accepts(sequence: SequenceNumber, lengthInSequence: number): boolean {
    const end = advance(sequence, lengthInSequence);
    return distance(this.nextSequence, end) >= 0 && distance(sequence, this.edge) >= 0;
  }

  /** Takes what fits in the window */
  take(sequence: SequenceNumber, payload: Uint8Array, fin: boolean): Arrival {
    if (this.finTaken) return "irregular";
    const before = this.nextSequence;
    const old = Math.max(0, distance(sequence, before));
    const room = distance(sequence, this.edge);
    const fits = payload.length <= room;
    if (fin && fits) this.finSequence ??= advance(sequence, payload.length);
    const start = advance(sequence, old);
    const data = payload.subarray(old, Math.max(room, 0));
    const gap = distance(before, start);
    if (gap === 0 && data.length > 0 && this.reassembly.isEmpty) {
      this.append(data);
    } else if (data.length > 0) {
      this.reassembly.insert(start, data);
      for (const piece of this.reassembly.takeFrom(before)) this.append(piece);
    }
    const regular = gap === 0 && old === 0 && fits && this.reassembly.isEmpty && !fin;
    if (this.finSequence === this.nextSequence) {
      this.nextSequence = advance(this.nextSequence, 1);
      this.finTaken = true;
    }
    return regular && this.nextSequence === advance(before, data.length) ? "inOrder" : "irregular";
  }

  /** The next bytes for the reader */
  read(): Uint8Array | undefined {
    const data = this.waiting.shift();
    this.waitingBytes -= data?.length ?? 0;
    return data;
  }

  private append(data: Uint8Array): void {
    const last = this.waiting.at(-1);
    if (last !== undefined && last.length + data.length <= mergedBytes) {
      this.waiting[this.waiting.length - 1] = Uint8Array.of(...last, ...data);
    } else {
      this.waiting.push(data);
    }
    this.waitingBytes += data.length;
    this.nextSequence = advance(this.nextSequence, data.length);
  }

  private get worthwhileGrowth(): number {
    return Math.min(this.segmentBytes, Math.floor(this.capacityBytes / 2));
  }
}
