/** What went wrong, coarse enough to branch on. */
export type BlockStoreErrorKind =
  /** No volume or snapshot of that id */
  | "notFound"
  /** An id that is already taken */
  | "exists"
  /** A size or an alignment that cannot be */
  | "invalid"
  /** The volume is open */
  | "inUse"
  /** A snapshot is not written to */
  | "readOnly"
  /** The device was closed */
  | "closed"
  /** A range beyond the end of the device */
  | "outOfBounds"
  /** Files of the store that do not hold what they must */
  | "corrupt"
  /** The host's file system refused; `cause` says why */
  | "io";

export interface BlockStoreErrorContext {
  readonly operation?: string;
  readonly volumeId?: string;
  readonly snapshotId?: string;
  readonly path?: string;
  readonly offsetBytes?: number;
  readonly lengthBytes?: number;
  readonly sizeBytes?: number;
}

/** The only error that the block store throws: a kind to branch on, where it happened, and the cause. */
export class BlockStoreError extends Error {
  override readonly name = "BlockStoreError";
  constructor(
    readonly kind: BlockStoreErrorKind,
    message: string,
    readonly context: BlockStoreErrorContext = {},
    cause?: unknown,
  ) {
    super(message, cause === undefined ? undefined : { cause });
  }
}

/** Runs work on host files; what the file system throws becomes kind `io` with the context. */
export async function onFiles<T>(context: BlockStoreErrorContext, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw fileError(context, error);
  }
}

/** The error that callers get for what a file system, or the store itself, threw */
export function fileError(context: BlockStoreErrorContext, error: unknown): BlockStoreError {
  if (error instanceof BlockStoreError) return error;
  const reason = error instanceof Error ? error.message : String(error);
  const what = context.operation ?? "access files";
  return new BlockStoreError("io", `The block store cannot ${what}: ${reason}`, context, error);
}

/** Refuses a range that does not lie within the device. */
export function checkRange(
  offsetBytes: number,
  lengthBytes: number,
  sizeBytes: number,
  context: () => BlockStoreErrorContext,
): void {
  const whole = Number.isSafeInteger(offsetBytes) && Number.isSafeInteger(lengthBytes);
  if (!whole || offsetBytes < 0 || lengthBytes < 0 || offsetBytes + lengthBytes > sizeBytes) {
    throw new BlockStoreError(
      "outOfBounds",
      `Bytes ${offsetBytes} to ${offsetBytes + lengthBytes} lie beyond the ${sizeBytes} bytes of the device.`,
      { ...context(), sizeBytes },
    );
  }
}
