/** Longest sleep of an idle guest, ms: so late may its timers be once it idles for long */
const longestSleepMs = 50;
/** An idle guest's timers may be late by this share of the time that it has idled */
const lateness = 1 / 8;

/**
 * How long an idle guest's thread sleeps. Linux without dynamic ticks wakes 250 times a second for nothing; sleeping
 * through several ticks costs an idle guest lateness in proportion to its idleness, and frees the host's processor.
 * Interrupts of devices end a sleep at once.
 */
export class IdlePolicy {
  private idleSince: number | undefined;

  constructor(private readonly now: () => number) {}

  /** The guest did something */
  busy(): void {
    this.idleSince = undefined;
  }

  /** Milliseconds to sleep for a guest whose next timer is due after `dueMs` */
  sleepMs(dueMs: number): number {
    const now = this.now();
    this.idleSince ??= now;
    return Math.max(dueMs, Math.min(longestSleepMs, (now - this.idleSince) * lateness));
  }
}
