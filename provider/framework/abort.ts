/** Why an operation was aborted, in words for the practitioner. */
export class AbortedError extends Error {
  override readonly name = "AbortedError";
}

/** A signal of its own for one operation, which also aborts when one of the others does. */
export interface JoinedAbort {
  readonly signal: AbortSignal;
  readonly abort: (reason: AbortedError) => void;
  /** To be called when the operation has ended: the others outlive it */
  readonly release: () => void;
}

/** `AbortSignal.any` with a way to let go again; Node 20.0 has no such function yet. */
export function joinAborts(signals: readonly AbortSignal[]): JoinedAbort {
  const controller = new AbortController();
  const pass = (event: { readonly target: unknown }) =>
    controller.abort((event.target as AbortSignal).reason);
  for (const signal of signals) {
    if (signal.aborted) controller.abort(signal.reason);
    else signal.addEventListener("abort", pass, { once: true });
  }
  return {
    signal: controller.signal,
    abort: (reason) => controller.abort(reason),
    release: () => {
      for (const signal of signals) signal.removeEventListener("abort", pass);
    },
  };
}
