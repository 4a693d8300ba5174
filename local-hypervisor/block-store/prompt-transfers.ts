/** Most bytes that are moved at once: what Linux reads ahead of a program */
const promptBytes = 128 * 1024;

/** When a transfer counts as slow, and how long others then go another way. */
export interface Patience {
  /** A transfer that took longer, milliseconds, waited for the disk */
  readonly slowMs: number;
  /** How many times as long as a slow one took transfers are left to other threads after it */
  readonly restsFor: number;
}

/** For what the host has in memory, as far as we know */
export const patience: Patience = { slowMs: 1, restsFor: 5 };

/**
 * For what it may have. A copy from its memory takes a fifth of this, any disk more: where it has to go to its disk,
 * that takes a twentieth of this thread's time
 */
export const impatience: Patience = { slowMs: 0.1, restsFor: 20 };

/**
 * Small transfers between a process and the host's page cache are done at once: they take a few microseconds, and
 * handing them to another thread and back takes more than ten. As soon as one is slow, because the host's memory has
 * no room or has lost what it had, the threads do them for a while: waiting for the disk takes no more than a part of this
 * thread's time.
 */
export class PromptTransfers {
  private restsUntil = 0;

  /** @param now milliseconds with fractions, of a clock that never goes back */
  constructor(
    private readonly patience: Patience,
    private readonly now: () => number = () => performance.now(),
  ) {}

  /** False when the transfer is left to another thread; throws what it throws */
  attempt(lengthBytes: number, transfer: () => void): boolean {
    if (lengthBytes > promptBytes) return false;
    const began = this.now();
    if (began < this.restsUntil) return false;
    try {
      transfer();
    } finally {
      const ended = this.now();
      const { slowMs, restsFor } = this.patience;
      if (ended - began > slowMs) this.restsUntil = ended + restsFor * (ended - began);
    }
    return true;
  }
}
