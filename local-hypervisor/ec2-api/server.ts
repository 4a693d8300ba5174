import { randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { Log } from "../control-plane/log";
import type { Ec2Error } from "../model/errors";
import { requestTooLarge } from "./errors";
import type { GatewayRequest, GatewayResponse } from "./exchange";
import { type Gateway, respond } from "./gateway";
import { ec2Protocol } from "./protocols";

/** The largest request of EC2 is far below. */
const maximumBodyBytes = 1024 * 1024;
const maximumHeaderBytes = 32 * 1024;

export interface Ec2ServerOptions {
  readonly gateway: Gateway;
  readonly log: Log;
  /** @default - a free port */
  readonly port?: number;
  /** Time that a client has to send its headers, milliseconds @default 10_000 */
  readonly headersTimeoutMs?: number;
  /** Time that a client has to send its whole request, milliseconds @default 30_000 */
  readonly requestTimeoutMs?: number;
}

export interface Ec2Server {
  /** Such as `http://127.0.0.1:43117` */
  readonly url: string;
  /** Answers what is under way, then ends every connection */
  close(): Promise<void>;
}

/** Listens on 127.0.0.1. Rejects with Node's error when the port is taken. */
export async function startEc2Server(options: Ec2ServerOptions): Promise<Ec2Server> {
  const { gateway, log, port = 0, headersTimeoutMs = 10_000, requestTimeoutMs = 30_000 } = options;
  const server = createServer(
    {
      maxHeaderSize: maximumHeaderBytes,
      headersTimeout: headersTimeoutMs,
      requestTimeout: requestTimeoutMs,
      // Longer than clients keep idle connections, so that none is closed under a request
      keepAliveTimeout: 60_000,
      connectionsCheckingInterval: Math.min(5_000, headersTimeoutMs),
    },
    (request, response) => {
      answer(gateway, request, response).catch((error: unknown) => {
        log.error("a connection failed", { error });
        response.destroy();
      });
    },
  );
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", () => {
      server.off("error", reject);
      server.on("error", (error) => log.error("the EC2 endpoint failed", { error }));
      resolve();
    });
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => (error ? reject(error) : resolve()));
        server.closeIdleConnections();
        setTimeout(() => server.closeAllConnections(), 1_000).unref();
      }),
  };
}

async function answer(gateway: Gateway, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const body = await readBody(request);
  if (body === "aborted") return;
  if (body === "too large") {
    send(response, errorResponse(requestTooLarge(maximumBodyBytes)));
    return;
  }
  send(response, gateway.handle(toGatewayRequest(request, body)));
}

/** A body that is too large is read to its end, so that the client gets to the answer, and not kept. */
function readBody(request: IncomingMessage): Promise<Uint8Array | "too large" | "aborted"> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let length = 0;
    request.on("data", (chunk: Buffer) => {
      length += chunk.length;
      if (length <= maximumBodyBytes) chunks.push(chunk);
    });
    request.on("end", () => resolve(length > maximumBodyBytes ? "too large" : Buffer.concat(chunks)));
    request.on("error", () => resolve("aborted"));
    request.on("close", () => resolve("aborted"));
  });
}

function toGatewayRequest(request: IncomingMessage, body: Uint8Array): GatewayRequest {
  const headers = new Map<string, string[]>();
  for (let i = 0; i + 1 < request.rawHeaders.length; i += 2) {
    const name = (request.rawHeaders[i] ?? "").toLowerCase();
    const value = request.rawHeaders[i + 1] ?? "";
    headers.set(name, [...(headers.get(name) ?? []), value]);
  }
  return { method: request.method ?? "", target: request.url ?? "", headers, body };
}

function errorResponse(error: Ec2Error): GatewayResponse {
  const requestId = randomUUID();
  return respond(error.httpStatus, requestId, ec2Protocol.error(error, requestId));
}

function send(response: ServerResponse, { status, headers, body }: GatewayResponse): void {
  const bytes = Buffer.from(body);
  response.writeHead(status, { ...headers, "content-length": String(bytes.length) });
  response.end(bytes);
}
