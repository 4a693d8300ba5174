/** Why the durable state cannot be opened; the message ends with what to do about it. */
export class StoreError extends Error {
  override readonly name = "StoreError";

  constructor(
    readonly kind: "inUse" | "tooNew" | "unreadable",
    message: string,
    cause?: unknown,
  ) {
    super(message, { cause });
  }

  static inUse(path: string, cause: unknown): StoreError {
    return new StoreError(
      "inUse",
      `The state in ${path} is in use by another Drydock daemon. End that one with: npx drydock down; or set DRYDOCK_HOME to another folder.`,
      cause,
    );
  }

  static tooNew(path: string, version: number, known: number): StoreError {
    return new StoreError(
      "tooNew",
      `The state in ${path} was written by a newer Drydock (schema ${version}; this one knows ${known}). Use that version, or set DRYDOCK_HOME to another folder.`,
    );
  }

  /** @param damaged whether what is in the file is at fault, and not what keeps it from being read */
  static unreadable(path: string, cause: unknown, damaged: boolean): StoreError {
    const reason = cause instanceof Error ? cause.message : String(cause);
    const mend = damaged
      ? `Put the file back from a copy, or start without the instances, volumes and networks that it knows of: mv ${path} ${path}.damaged`
      : "Mend that, then try again; the file itself may be well.";
    return new StoreError("unreadable", `The state in ${path} cannot be opened (${reason}). ${mend}`, cause);
  }
}
