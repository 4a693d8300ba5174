/** Error numbers that hypercalls answer, negative (xen/include/public/errno.h). */
export const xenErrno = {
  notPermitted: 1,
  noSuchEntry: 2,
  tooBig: 7,
  noMemory: 12,
  badAddress: 14,
  busy: 16,
  exists: 17,
  invalid: 22,
  noSpace: 28,
  notImplemented: 38,
  timeExpired: 62,
} as const;

/** Ends a hypercall with an error number. */
export class HypercallError extends Error {
  override readonly name = "HypercallError";

  constructor(readonly errno: number) {
    super(`Xen's error ${errno}`);
  }
}

/** Ends the hypercall with that error */
export function fail(reason: keyof typeof xenErrno): never {
  throw new HypercallError(xenErrno[reason]);
}
