/** A file of the state folder that does not hold what a daemon wrote there; the message says what mends it. */
export class StateFileError extends Error {
  override readonly name = "StateFileError";

  constructor(path: string, reason: string, mend: string, cause?: unknown) {
    super(`${path} ${reason}. ${mend}`, { cause });
  }
}
