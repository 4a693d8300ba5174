/** Batches that a guest's thread may have sent and the daemon's not yet have handled */
const maxBatches = 2;
/** What may wait for a guest: beyond it frames are dropped, as a card with full buffers does */
const maxWaitingCost = 4 * 2 ** 20;
/** What a frame counts besides its bytes */
const costOfFrame = 512;

const field = { batchesTaken: 0, isHeldBack: 1, costDelivered: 2, count: 3 } as const;

/** What a frame of so many bytes counts while it waits for the guest */
export const frameCost = (lengthBytes: number): number => lengthBytes + costOfFrame;

/**
 * How much is under way between a guest's network card and the daemon's thread, in memory that both see. Neither a guest
 * that sends without end nor one that takes nothing makes the other side's memory grow, or keeps its thread from
 * anything else: a batch holds what takes a fraction of a millisecond, and after two the guest's queue stands still.
 */
export class FrameCredit {
  private readonly fields: Int32Array;
  private batchesSent = 0;
  private costSent = 0;

  constructor(readonly shared = new SharedArrayBuffer(field.count * Int32Array.BYTES_PER_ELEMENT)) {
    this.fields = new Int32Array(shared);
  }

  /** Guest's thread: whether a batch may be sent; if not, `tookBatch` will give true once one may */
  mayPostBatch(): boolean {
    if (this.hasRoomForBatch()) return true;
    Atomics.store(this.fields, field.isHeldBack, 1);
    // The daemon may have taken one between the two: then nobody would say so
    return this.hasRoomForBatch();
  }

  /** Guest's thread: one was sent */
  postedBatch(): void {
    this.batchesSent = (this.batchesSent + 1) | 0;
  }

  /** Daemon's thread: handled one; whether the guest's thread waits to hear of it */
  tookBatch(): boolean {
    Atomics.add(this.fields, field.batchesTaken, 1);
    return Atomics.exchange(this.fields, field.isHeldBack, 0) === 1;
  }

  /** Daemon's thread: counts a frame for the guest; false when too much waits, and the frame is to be dropped */
  admits(cost: number): boolean {
    const waiting = (this.costSent - Atomics.load(this.fields, field.costDelivered)) | 0;
    if (waiting + cost > maxWaitingCost) return false;
    this.costSent = (this.costSent + cost) | 0;
    return true;
  }

  /** Guest's thread: frames of that cost wait no longer */
  delivered(cost: number): void {
    if (cost > 0) Atomics.add(this.fields, field.costDelivered, cost);
  }

  private hasRoomForBatch(): boolean {
    return ((this.batchesSent - Atomics.load(this.fields, field.batchesTaken)) | 0) < maxBatches;
  }
}
