/** Most bytes that are moved at once: a chunk */
const promptBytes = 64 * 1024;

/** A transfer that took longer, milliseconds, waited for the disk */
const slowMs = 1;

/** How many times as long as a slow one took transfers are left to other threads after it */
const restsFor = 5;

/**
 * Small transfers between a process and the host's page cache are done at once: they take a few microseconds, and
 * handing them to another thread and back takes more than ten. As soon as one is slow, because the host's memory has
 * no room or has lost what it had, the threads do them for a while: waiting for the disk takes a sixth of this thread's
 * time at most.
 */
export class PromptTransfers {
  private restsUntil = 0;

  /** @param now milliseconds with fractions, of a clock that never goes back */
  constructor(private readonly now: () => number = () => performance.now()) {}

  /** False when the transfer is left to another thread; throws what it throws */
  attempt(lengthBytes: number, transfer: () => void): boolean {
    if (lengthBytes > promptBytes) return false;
    const began = this.now();
    if (began < this.restsUntil) return false;
    try {
      transfer();
    } finally {
      const ended = this.now();
      if (ended - began > slowMs) this.restsUntil = ended + restsFor * (ended - began);
    }
    return true;
  }
}
