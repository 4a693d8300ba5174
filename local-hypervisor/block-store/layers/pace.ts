import type { Clock } from "../../model/clock";

/** A rate that is kept over time. */
export interface Rate {
  /** Units a second */
  readonly perSecond: number;
  /** Units that may be spent at once after a pause, besides the last request's own */
  readonly saved: number;
}

/**
 * Lets requests start in their order, each as soon as every rate admits it: token buckets in the form of the generic
 * cell rate algorithm (ITU-T I.371), which needs one number a bucket. A request that is larger than a bucket is let
 * through when the bucket is not in debt, and those after it wait the longer.
 */
export class Pace {
  /** When each bucket would be full again, milliseconds since the epoch */
  private readonly fullAtMs: number[];
  private lastStartMs = 0;
  private lastNowMs = 0;
  private readonly waiting = new Set<() => void>();

  constructor(
    private readonly rates: readonly Rate[],
    private readonly clock: Clock,
  ) {
    this.fullAtMs = rates.map(() => 0);
  }

  /** Resolves when a request may start that takes so many units of each rate; undefined when that is now */
  turn(costs: readonly number[]): Promise<void> | undefined {
    const now = this.clock.now();
    // A machine's clock that is set back must not stop its disks for as long
    if (now < this.lastNowMs) this.shift(now - this.lastNowMs);
    this.lastNowMs = now;
    const starts = this.rates.map(
      ({ perSecond, saved }, index) => (this.fullAtMs[index] as number) - (saved / perSecond) * 1000,
    );
    const startMs = Math.max(now, this.lastStartMs, ...starts);
    this.lastStartMs = startMs;
    this.rates.forEach(({ perSecond }, index) => {
      const from = Math.max(this.fullAtMs[index] as number, startMs);
      this.fullAtMs[index] = from + ((costs[index] as number) / perSecond) * 1000;
    });
    return startMs <= now ? undefined : this.wait(startMs - now);
  }

  /** Lets everyone go who waits */
  end(): void {
    for (const go of this.waiting) go();
  }

  private wait(delayMs: number): Promise<void> {
    return new Promise((resolve) => {
      const go = (): void => {
        this.waiting.delete(go);
        cancel();
        resolve();
      };
      const cancel = this.clock.after(delayMs, go);
      this.waiting.add(go);
    });
  }

  private shift(byMs: number): void {
    this.lastStartMs += byMs;
    this.fullAtMs.forEach((fullAtMs, index) => {
      this.fullAtMs[index] = fullAtMs + byMs;
    });
  }
}
