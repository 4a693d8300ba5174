/**
 * The time to wait for an acknowledgement (RFC 6298). Its lower bound is Linux's rather than the RFC's second: the
 * link is a few microseconds long, and an early retransmission costs little on it.
 */
export class RetransmissionTimeout {
  private smoothedMs: number | undefined;
  private variationMs = 0;
  private backOffs = 0;

  private static readonly initialMs = 1_000;
  private static readonly minimumMs = 200;
  private static readonly maximumMs = 60_000;

  /** Milliseconds */
  get valueMs(): number {
    const base =
      this.smoothedMs === undefined
        ? RetransmissionTimeout.initialMs
        : Math.max(RetransmissionTimeout.minimumMs, this.smoothedMs + 4 * this.variationMs);
    return Math.min(base * 2 ** this.backOffs, RetransmissionTimeout.maximumMs);
  }

  /** Takes the round trip of a segment that was sent once only (Karn's algorithm) */
  sample(roundTripMs: number): void {
    if (this.smoothedMs === undefined) {
      this.smoothedMs = roundTripMs;
      this.variationMs = roundTripMs / 2;
    } else {
      this.variationMs = 0.75 * this.variationMs + 0.25 * Math.abs(this.smoothedMs - roundTripMs);
      this.smoothedMs = 0.875 * this.smoothedMs + 0.125 * roundTripMs;
    }
  }

  backOff(): void {
    this.backOffs = Math.min(this.backOffs + 1, 16);
  }

  /** The other end answers again */
  resetBackOff(): void {
    this.backOffs = 0;
  }
}
