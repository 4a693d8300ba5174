/** Time, injected: tests step it by hand, the daemon uses the machine's. */
export interface Clock {
  /** Milliseconds since the epoch */
  now(): number;
  /** Calls back once after `delayMs`; the returned function cancels */
  after(delayMs: number, callback: () => void): () => void;
}

export const systemClock: Clock = {
  now: () => Date.now(),
  after: (delayMs, callback) => {
    const timer = setTimeout(callback, delayMs);
    return () => clearTimeout(timer);
  },
};
