/** Longest sleep of an idle guest, ms: so late may its timers be once it idles for long */
const longestSleepMs = 200;
/** An idle guest's timers may be late by this share of the time that it has idled */
const lateness = 1 / 8;
/** Slices without a halt between them that are work; a timer's interrupt is done in one, in two on a busy host */
const workSlices = 4;

/**
 * How long an idle guest's thread sleeps. Linux without dynamic ticks, as Debian's i386 kernels are, wakes 250 times a
 * second for nothing; sleeping through ticks costs an idle guest lateness in proportion to its idleness, and frees the
 * host's processor. Interrupts of devices end a sleep at once, and the idleness with it; timers do not.
 */
export class IdlePolicy {
  private idleSince: number | undefined;
  private slices = 0;

  constructor(private readonly now: () => number) {}

  /** Milliseconds for which the guest has done nothing but look at its clock */
  get idleMs(): number {
    return this.idleSince === undefined ? 0 : this.now() - this.idleSince;
  }

  /** A device interrupts the sleeping guest */
  woken(): void {
    this.idleSince = undefined;
  }

  /** A slice of the processor's time is over and the guest has more to do */
  ran(): void {
    if (++this.slices >= workSlices) this.idleSince = undefined;
  }

  /** Milliseconds to sleep for a guest that halted and whose next timer is due after `dueMs` */
  sleepMs(dueMs: number): number {
    this.slices = 0;
    this.idleSince ??= this.now();
    return Math.max(dueMs, Math.min(longestSleepMs, this.idleMs * lateness));
  }
}
