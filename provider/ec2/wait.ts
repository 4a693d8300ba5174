import { setTimeout as pause } from "node:timers/promises";
import { interruption } from "./errors";

/** A state was reached from which the wanted one cannot come. */
export class WaitError extends Error {
  override readonly name = "WaitError";
}

/** Something seen while waiting, and the state that it is in. */
interface Seen<Found> {
  readonly found: Found;
  readonly state: string;
  /** What the API says about a state that was not wanted, such as `Client.InternalError: …` */
  readonly reason?: string;
}

interface Wait<Found> {
  /** Looks once; undefined when there is nothing, or not yet */
  readonly look: () => Promise<Seen<Found> | undefined>;
  /** States on the way; any other that is not a target ends the wait */
  readonly pending: readonly string[];
  /** Wanted states; empty: that it is gone */
  readonly target: readonly string[];
  readonly signal: AbortSignal;
  /** Looks that may find nothing before that counts as an answer: an API may show a new thing late @default 20 */
  readonly notFoundChecks?: number;
  /** @default 100 */
  readonly firstPauseMs?: number;
  /** @default 1000 */
  readonly longestPauseMs?: number;
}

/**
 * Waits for a state, quickly at first, then once a second; the signal is the deadline. Resolves to what was found, or
 * to undefined when it was to be gone.
 */
export async function waitFor<Found>(wait: Wait<Found>): Promise<Found | undefined> {
  const { look, pending, target, signal, notFoundChecks = 20, longestPauseMs = 1_000 } = wait;
  let pauseMs = wait.firstPauseMs ?? 100;
  let misses = 0;
  let last = "";
  for (;;) {
    const seen = await look();
    if (seen === undefined) {
      if (target.length === 0) return undefined;
      if (++misses > notFoundChecks)
        throw new WaitError(`couldn't find resource (${notFoundChecks} retries)`);
    } else {
      misses = 0;
      last = seen.state;
      if (target.includes(seen.state)) return seen.found;
      if (!pending.includes(seen.state)) throw new WaitError(unexpected(seen, target));
    }
    await pause(pauseMs, undefined, { signal }).catch(() => {
      const wanted = target.length === 0 ? "it to be gone" : `state to become '${target.join("', '")}'`;
      throw interruption(signal, `interrupted while waiting for ${wanted} (last state: '${last}')`);
    });
    pauseMs = Math.min(pauseMs * 1.5, longestPauseMs);
  }
}

const unexpected = ({ state, reason }: Seen<unknown>, target: readonly string[]): string =>
  `unexpected state '${state}', wanted target '${target.join("', '")}'${reason ? `. last error: ${reason}` : ""}`;

interface Patience {
  readonly signal: AbortSignal;
  /** How long to go on @default - until the signal aborts */
  readonly limitMs?: number;
  /** @default 100 */
  readonly firstPauseMs?: number;
}

/** Repeats a call while it fails in a way that passes. When patience is over, the last failure is thrown. */
export async function retryWhile<Output>(
  call: () => Promise<Output>,
  passes: (error: unknown) => boolean,
  { signal, limitMs = Number.POSITIVE_INFINITY, firstPauseMs = 100 }: Patience,
): Promise<Output> {
  let waitedMs = 0;
  for (let pauseMs = firstPauseMs; ; pauseMs = Math.min(pauseMs * 1.5, 1_000)) {
    try {
      return await call();
    } catch (error) {
      if (!passes(error) || waitedMs >= limitMs) throw error;
      const over = await pause(pauseMs, false, { signal }).catch(() => true);
      if (over) throw error;
      waitedMs += pauseMs;
    }
  }
}
