import {
  constants,
  createSecureServer,
  type Http2SecureServer,
  type IncomingHttpHeaders,
  type ServerHttp2Session,
  type ServerHttp2Stream,
} from "node:http2";
import { frameMessage, UnaryMessageReader } from "./grpc-framing";
import { encodeStatusMessage, GrpcError, grpcCode } from "./grpc-status";
import { parseGrpcTimeoutMs } from "./grpc-timeout";

/**
 * A unary method: the request's message in, the response's out. `signal` aborts when the client cancels the call, when
 * its deadline passes or when the connection breaks.
 * @throws GrpcError to end the call with a status of its own; anything else becomes INTERNAL
 */
export type UnaryMethod = (request: Buffer, signal: AbortSignal) => Promise<Uint8Array>;

export interface GrpcServerOptions {
  /** Our key and certificate, PEM */
  readonly privateKeyPem: string;
  readonly certificatePem: string;
  /** The one certificate that a client may show, PEM */
  readonly clientCertificatePem: string;
  /** The method at a path such as `/tfplugin6.Provider/ReadResource` */
  readonly findMethod: (path: string) => UnaryMethod | undefined;
  /** Told of whatever goes wrong below the level of a call */
  readonly onProblem: (problem: Error) => void;
}

/** A gRPC server of unary methods over HTTP/2 and mutual TLS. */
export interface GrpcServer {
  readonly http: Http2SecureServer;
  /** Connections that are open */
  readonly sessions: ReadonlySet<ServerHttp2Session>;
  /** Ends all connections at once and stops listening */
  destroy(): void;
}

/** Terraform itself stops at 64 MiB; the room above is for its successors. */
const maximumRequestBytes = 256 * 1024 * 1024;

/** Flow-control window of a stream and of a connection: large states arrive without a round trip per 64 KiB. */
const windowBytes = 8 * 1024 * 1024;

/** Longest delay that a Node timer takes. */
const maximumTimerMs = 2_147_483_647;

export function createGrpcServer(options: GrpcServerOptions): GrpcServer {
  const sessions = new Set<ServerHttp2Session>();
  const http = createSecureServer({
    key: options.privateKeyPem,
    cert: options.certificatePem,
    ca: options.clientCertificatePem,
    requestCert: true,
    rejectUnauthorized: true,
    minVersion: "TLSv1.2",
    ALPNProtocols: ["h2"],
    settings: { initialWindowSize: windowBytes, enablePush: false },
    maxSessionMemory: 1_000, // megabytes: the default of 10 refuses streams while large responses are in flight
  });
  http.on("session", (session) => {
    sessions.add(session);
    session.setLocalWindowSize(windowBytes);
    session.on("error", options.onProblem);
    session.once("close", () => sessions.delete(session));
  });
  http.on("stream", (stream, headers) => answer(stream, headers, options));
  http.on("tlsClientError", options.onProblem);
  http.on("sessionError", options.onProblem);
  return {
    http,
    sessions,
    destroy() {
      http.close();
      for (const session of sessions) session.destroy();
    },
  };
}

/** One call from its headers to its trailers. */
function answer(stream: ServerHttp2Stream, headers: IncomingHttpHeaders, options: GrpcServerOptions): void {
  stream.on("error", () => {}); // a reset stream: its `aborted` or `close` event says all that matters
  const type = headers["content-type"];
  if (headers[":method"] !== "POST" || !type || !/^application\/grpc(\+proto)?(;|$)/.test(type)) {
    stream.respond({ ":status": headers[":method"] === "POST" ? 415 : 405 }, { endStream: true });
    stream.close(constants.NGHTTP2_NO_ERROR);
    return;
  }
  const abort = new AbortController();
  const call = new UnaryCall(stream, abort);
  const method = options.findMethod(headers[":path"] ?? "");
  const encoding = headers["grpc-encoding"];
  if (method === undefined) {
    call.fail(new GrpcError(grpcCode.unimplemented, `There is no method ${headers[":path"]}.`));
    return;
  }
  if (encoding !== undefined && encoding !== "identity") {
    call.fail(
      new GrpcError(grpcCode.unimplemented, `The encoding ${encoding} is not supported, only identity.`),
    );
    return;
  }
  const timeoutMs = parseGrpcTimeoutMs(String(headers["grpc-timeout"] ?? ""));
  if (timeoutMs !== undefined) call.setDeadline(Math.min(timeoutMs, maximumTimerMs));
  const reader = new UnaryMessageReader(maximumRequestBytes);
  stream.on("data", (chunk: Buffer) => {
    try {
      if (!call.ended) reader.push(chunk);
    } catch (problem) {
      call.fail(problem);
    }
  });
  stream.once("end", () => {
    if (!call.ended) call.settle(Promise.resolve().then(() => method(reader.finish(), abort.signal)));
  });
  stream.once("close", () => call.close());
}

/** The answering side of a call: ends once, whoever is first. */
class UnaryCall {
  ended = false;
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly stream: ServerHttp2Stream,
    private readonly abort: AbortController,
  ) {}

  setDeadline(timeoutMs: number): void {
    this.timer = setTimeout(() => {
      this.fail(new GrpcError(grpcCode.deadlineExceeded, "The call's deadline has passed."));
      this.abort.abort(new Error("The call's deadline has passed."));
    }, timeoutMs);
  }

  settle(response: Promise<Uint8Array>): void {
    response.then(
      (message) => this.succeed(message),
      (problem) => this.fail(problem),
    );
  }

  close(): void {
    if (!this.ended) this.abort.abort(new Error("The client cancelled the call."));
    this.end();
  }

  private succeed(message: Uint8Array): void {
    if (this.ended || this.stream.destroyed) return;
    this.end();
    this.stream.respond(responseHeaders(), { waitForTrailers: true });
    this.stream.once("wantTrailers", () => {
      if (!this.stream.destroyed) this.stream.sendTrailers({ "grpc-status": String(grpcCode.ok) });
    });
    this.stream.end(frameMessage(message));
  }

  fail(problem: unknown): void {
    if (this.ended || this.stream.destroyed) return;
    this.end();
    const code = GrpcError.is(problem) ? problem.code : grpcCode.internal;
    const message = problem instanceof Error ? problem.message : String(problem);
    this.stream.respond(
      { ...responseHeaders(), "grpc-status": String(code), "grpc-message": encodeStatusMessage(message) },
      { endStream: true },
    );
    // What the client still sends is of no use; RFC 9113 (8.1) asks for NO_ERROR here
    if (!this.stream.readableEnded) this.stream.close(constants.NGHTTP2_NO_ERROR);
  }

  private end(): void {
    this.ended = true;
    clearTimeout(this.timer);
  }
}

const responseHeaders = () => ({
  ":status": 200,
  "content-type": "application/grpc",
  "grpc-accept-encoding": "identity",
});
