/** Why an operation was aborted, in words for the practitioner. */
export class AbortedError extends Error {
  override readonly name = "AbortedError";
}

/** Ends everything that is under way, once. Listeners are not counted against a signal's bound of ten. */
export class StopSwitch {
  private readonly controller = new AbortController();
  private readonly listeners = new Set<(reason: AbortedError) => void>();

  get signal(): AbortSignal {
    return this.controller.signal;
  }

  stop(reason: AbortedError): void {
    if (this.signal.aborted) return;
    this.controller.abort(reason);
    for (const listener of this.listeners) listener(reason);
  }

  /** @returns what takes the listener away again */
  listen(listener: (reason: AbortedError) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }
}

/** A signal of its own for one operation, which aborts with the switch and with the caller's signal. */
export interface JoinedAbort {
  readonly signal: AbortSignal;
  readonly abort: (reason: AbortedError) => void;
  /** To be called when the operation has ended: the others outlive it */
  readonly release: () => void;
}

export function joinAborts(stop: StopSwitch, caller: AbortSignal): JoinedAbort {
  const controller = new AbortController();
  const abort = (reason: unknown) => controller.abort(reason);
  const callerAborts = () => abort(caller.reason);
  if (stop.signal.aborted) abort(stop.signal.reason);
  if (caller.aborted) callerAborts();
  caller.addEventListener("abort", callerAborts, { once: true });
  const unlisten = stop.listen(abort);
  return {
    signal: controller.signal,
    abort,
    release: () => {
      caller.removeEventListener("abort", callerAborts);
      unlisten();
    },
  };
}
