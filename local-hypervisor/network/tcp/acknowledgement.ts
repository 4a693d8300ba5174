import type { Clock } from "../../model/clock";
import { Timer } from "./timer";

export interface AcknowledgementOptions {
  readonly clock: Clock;
  /** How long a lone segment may wait for its acknowledgement, in case bytes carry it */
  readonly delayMs: number;
  /** Sends an acknowledgement that carries nothing; leads to `sent` */
  transmit(): void;
}

/** When a connection acknowledges what it received: every second segment at once (RFC 9293, 3.8.6.3). */
export class Acknowledgement {
  private readonly timer: Timer;
  private segments = 0;
  private isDue = false;

  constructor(private readonly options: AcknowledgementOptions) {
    this.timer = new Timer(options.clock);
  }

  /** The next look sends one, whatever came */
  demand(): void {
    this.isDue = true;
  }

  /** So many segments came in order */
  count(segments: number): void {
    this.segments += segments;
  }

  /** Sends what is due, after a segment was handled */
  flush(): void {
    const { delayMs, transmit } = this.options;
    if (this.isDue || this.segments >= 2) transmit();
    else if (this.segments > 0 && !this.timer.running) this.timer.start(delayMs, transmit);
  }

  /** A segment went, and every segment acknowledges */
  sent(): void {
    this.isDue = false;
    this.segments = 0;
    this.timer.cancel();
  }

  stop(): void {
    this.timer.cancel();
  }
}
