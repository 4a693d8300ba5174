export type EngineErrorKind =
  /** The engine's own parts are missing or of another version */
  | "unavailable"
  /** The guest asks for more than the engine's capabilities */
  | "unsupported"
  /** The root disk does not boot */
  | "boot"
  /** Not at this moment: something else is being done with the guest */
  | "busy"
  /** The guest is gone */
  | "gone"
  /** The engine failed */
  | "internal";

/** Why an engine cannot do what was asked, in a sentence for people. */
export class EngineError extends Error {
  override readonly name = "EngineError";
  constructor(
    readonly kind: EngineErrorKind,
    message: string,
    cause?: unknown,
  ) {
    super(message, cause === undefined ? undefined : { cause });
  }
}
