/** The codes of gRPC that are used here (grpc/doc/statuscodes.md). */
export const grpcCode = {
  ok: 0,
  cancelled: 1,
  unknown: 2,
  invalidArgument: 3,
  deadlineExceeded: 4,
  resourceExhausted: 8,
  unimplemented: 12,
  internal: 13,
  unavailable: 14,
} as const;

export type GrpcCode = (typeof grpcCode)[keyof typeof grpcCode];

/** A call that ends with a status other than OK. */
export class GrpcError extends Error {
  override readonly name = "GrpcError";
  constructor(
    readonly code: GrpcCode,
    message: string,
  ) {
    super(message);
  }

  /** Whether a problem is one of these, also when it comes from the other bundle, which has its own copy of this class */
  static is(problem: unknown): problem is GrpcError {
    return problem instanceof Error && problem.name === "GrpcError" && "code" in problem;
  }
}

/** `grpc-message`: UTF-8, with all but printable ASCII and the percent sign itself percent-encoded. */
export const encodeStatusMessage = (text: string): string =>
  Array.from(Buffer.from(text), (byte) =>
    byte < 0x20 || byte > 0x7e || byte === 0x25
      ? `%${byte.toString(16).toUpperCase().padStart(2, "0")}`
      : String.fromCharCode(byte),
  ).join("");
