interface Timer {
  readonly dueMs: number;
  readonly expire: () => void;
}

/**
 * Timers by which the guest's processor is interrupted. No timer of the host is behind them: the processor's loop looks
 * for those that are due between two slices, and sleeps no longer than it wants to let them be late.
 */
export class ProcessorTimers {
  private readonly timers = new Set<Timer>();

  constructor(private readonly now: () => number) {}

  /** Calls back once after the delay, not within a slice; the result cancels */
  after(delayMs: number, expire: () => void): () => void {
    const timer = { dueMs: this.now() + delayMs, expire };
    this.timers.add(timer);
    return () => this.timers.delete(timer);
  }

  /** Milliseconds until the next is due, 0 where one is; infinite where there is none */
  get nextMs(): number {
    let dueMs = Number.POSITIVE_INFINITY;
    for (const timer of this.timers) dueMs = Math.min(dueMs, timer.dueMs);
    return Math.max(0, dueMs - this.now());
  }

  /** Calls those that are due; they may set others, which are for the next time */
  expire(): void {
    if (this.timers.size === 0) return;
    const now = this.now();
    for (const timer of [...this.timers]) {
      if (timer.dueMs > now || !this.timers.delete(timer)) continue;
      timer.expire();
    }
  }
}
