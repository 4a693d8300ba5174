import type { Connection } from "./connection";
import { errorCodes } from "./error-codes";
import { ApiError, isApiError } from "./errors";
import { retryWhile } from "./wait";

/** As long as an instance takes to let go of its network */
const usualPatienceMs = 60_000;

interface Deletion {
  /** Codes that say that it is gone already */
  readonly gone: readonly string[];
  /** Codes that say that something uses it still @default ["DependencyViolation"] */
  readonly inUse?: readonly string[];
  /** Names what still uses it, for people */
  readonly users?: () => Promise<readonly string[]>;
  /** How long to wait for what still uses it @default 60000 */
  readonly patienceMs?: number | undefined;
}

/** Deletes a thing, or takes it off another, once nothing depends on it any more; that it is gone is fine. */
export async function deleteWhenUnused(
  { signal }: Connection,
  call: () => Promise<unknown>,
  { gone, inUse = [errorCodes.dependencyViolation], users, patienceMs = usualPatienceMs }: Deletion,
): Promise<void> {
  const isInUse = (error: unknown): error is ApiError => isApiError(error, ...inUse);
  try {
    await retryWhile(call, isInUse, { signal, limitMs: patienceMs });
  } catch (error) {
    if (isApiError(error, ...gone)) return;
    if (!isInUse(error) || signal.aborted || users === undefined) throw error;
    const names = await users();
    if (names.length === 0) throw error;
    const { code, message, operation, statusCode, requestId } = error;
    const detail = `${message} (it still has ${names.join(", ")})`;
    throw new ApiError(code, detail, operation, statusCode, requestId);
  }
}
