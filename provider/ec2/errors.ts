/** EC2 or STS answered with an error. */
export class ApiError extends Error {
  override readonly name = "ApiError";
  constructor(
    /** AWS error code, such as `InvalidParameterCombination` */
    readonly code: string,
    /** AWS's sentence */
    message: string,
    /** Operation that was refused, such as `RunInstances` */
    readonly operation: string,
    readonly statusCode?: number,
    readonly requestId?: string,
  ) {
    super(message);
  }
}

/** No answer came: nothing listens, the connection broke, or the answer took too long. */
export class UnreachableError extends Error {
  override readonly name = "UnreachableError";
  constructor(
    readonly operation: string,
    /** URL that was called */
    readonly endpoint: string,
    /** What the system said, such as `connect ECONNREFUSED 127.0.0.1:43117` */
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** The work was given up before its end: Ctrl-C, or the deadline of a `timeouts` block. */
export class InterruptedError extends Error {
  override readonly name = "InterruptedError";
  constructor(
    /** What was given up */
    doing: string,
    /** Why, as a sentence */
    readonly reason: string,
  ) {
    super(doing);
  }
}

export const isApiError = (error: unknown, ...codes: readonly string[]): error is ApiError =>
  error instanceof ApiError && (codes.length === 0 || codes.includes(error.code));

/** The end of a piece of work whose signal aborted; the framework's reason tells a deadline from Ctrl-C. */
export const interruption = (signal: AbortSignal, doing: string): InterruptedError =>
  new InterruptedError(doing, signal.reason instanceof Error ? signal.reason.message : String(signal.reason));

/** What the SDK throws, told apart: an answer of the service, no answer, or an interruption. */
export function fromSdk(error: unknown, operation: string, endpoint: string, signal: AbortSignal): Error {
  if (error instanceof Error && error.name === "AbortError" && signal.aborted)
    return interruption(signal, `interrupted during ${operation}`);
  if (!(error instanceof Error)) return new UnreachableError(operation, endpoint, String(error));
  const { $metadata: metadata, $fault: fault } = error as {
    $metadata?: { httpStatusCode?: number; requestId?: string };
    $fault?: string;
  };
  if (fault !== undefined && metadata?.httpStatusCode !== undefined)
    return new ApiError(error.name, error.message, operation, metadata.httpStatusCode, metadata.requestId);
  // Node reports a refused connection to a name with several addresses as an AggregateError without a message.
  const causes = error instanceof AggregateError ? error.errors.map(String).join("; ") : "";
  return new UnreachableError(operation, endpoint, error.message || causes || error.name, { cause: error });
}
