/** Slow start, congestion avoidance and NewReno's recovery (RFC 5681, RFC 6582), in bytes. */
export class CongestionWindow {
  private windowBytes: number;
  private thresholdBytes = Number.POSITIVE_INFINITY;

  constructor(
    private readonly segmentBytes: number,
    /** Most bytes that leave at once; one acknowledgement may answer for all of them */
    private readonly batchBytes = segmentBytes,
  ) {
    this.windowBytes = 10 * segmentBytes; // RFC 6928
  }

  /** How much may be in flight */
  get sizeBytes(): number {
    return this.windowBytes;
  }

  /** New bytes were acknowledged outside of a recovery */
  grow(acknowledgedBytes: number): void {
    if (this.windowBytes < this.thresholdBytes) {
      // RFC 3465, L = 2, unless it was us who sent more at once
      this.windowBytes += Math.min(acknowledgedBytes, Math.max(2 * this.segmentBytes, this.batchBytes));
    } else {
      this.windowBytes += Math.max(1, Math.floor((this.segmentBytes * this.segmentBytes) / this.windowBytes));
    }
  }

  /** The third duplicate acknowledgement: a segment is lost, three have left the network */
  enterRecovery(flightBytes: number): void {
    this.thresholdBytes = Math.max(Math.floor(flightBytes / 2), 2 * this.segmentBytes);
    this.windowBytes = this.thresholdBytes + 3 * this.segmentBytes;
  }

  /** Another duplicate: another segment has left the network */
  inflate(): void {
    this.windowBytes += this.segmentBytes;
  }

  /** An acknowledgement that moves ahead but not to the end of the recovery */
  deflate(acknowledgedBytes: number): void {
    this.windowBytes = Math.max(this.windowBytes - acknowledgedBytes, 0) + this.segmentBytes;
  }

  leaveRecovery(): void {
    this.windowBytes = this.thresholdBytes;
  }

  /** The retransmission timer rang */
  collapse(flightBytes: number): void {
    this.thresholdBytes = Math.max(Math.floor(flightBytes / 2), 2 * this.segmentBytes);
    this.windowBytes = this.segmentBytes;
  }
}
