/** Frames that follow others within this time wait to be given together with those that follow them, milliseconds */
export const gatheringMs = 1;
/** So much is given at once, bytes: about three large segments */
const enoughBytes = 192 * 1024;

/**
 * When a guest gets the frames that wait for it, as network cards moderate their interrupts: one after a pause at once,
 * a stream of them in handfuls. Each delivery wakes the guest, its driver and its program, which costs as much as the
 * bytes of a large frame.
 */
export class DeliveryPace {
  private lastDelivery = Number.NEGATIVE_INFINITY;

  constructor(private readonly now: () => number) {}

  /** Whether what waits is to be given now; if not, within `gatheringMs` it is */
  isDue(waitingBytes: number): boolean {
    return waitingBytes >= enoughBytes || this.now() - this.lastDelivery >= gatheringMs;
  }

  delivered(): void {
    this.lastDelivery = this.now();
  }

  /** What was given was given to a guest that is no more */
  reset(): void {
    this.lastDelivery = Number.NEGATIVE_INFINITY;
  }
}
