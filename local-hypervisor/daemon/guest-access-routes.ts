import type { ServerResponse } from "node:http";
import type { Duplex } from "node:stream";
import { AccessError } from "../network/host-access/access-error";
import type { AccessTarget, GuestConnection, PingOutcome } from "../network/host-access/host-access";

/** How guests are reached, on the behalf of `drydock ssh`, `forward`, `proxy`, `ping` and `ps`. */
export interface GuestAccessHandlers {
  /** This machine's address, its services for guests, and the listeners for guests' public addresses */
  network(): unknown;
  /** The way that rules admit, and the image's name where the target is an instance. Throws `AccessError` */
  reach(target: AccessTarget, port: number): unknown;
  /** Rejects with `AccessError` */
  ping(target: AccessTarget, timeoutMs: number): Promise<PingOutcome>;
  /** Rejects with `AccessError` */
  dial(target: AccessTarget, port: number): Promise<GuestConnection>;
}

const statuses = { unknown: 404, notAllowed: 403, refused: 502, unanswered: 504 } as const;
const reasons: Readonly<Record<number, string>> = {
  400: "Bad Request",
  403: "Forbidden",
  404: "Not Found",
  500: "Internal Server Error",
  502: "Bad Gateway",
  504: "Gateway Timeout",
};

/** `GET /reach?instance=<id>&port=<port>`, or with `host=` and perhaps `vpc=` in place of the instance */
export function answerReach(
  query: URLSearchParams,
  response: ServerResponse,
  handlers: Pick<GuestAccessHandlers, "reach">,
): void {
  try {
    const way = handlers.reach(targetOf(query), portOf(query));
    response.setHeader("content-type", "application/json").end(JSON.stringify(way));
  } catch (error) {
    response.writeHead(statusOf(error)).end((error as Error).message);
  }
}

/** Longest wait for an echo, milliseconds: shorter than a command waits for the daemon */
const longestPingMs = 10_000;

/** `GET /ping?instance=<id>&timeout=<milliseconds>` */
export async function answerPing(
  query: URLSearchParams,
  response: ServerResponse,
  handlers: Pick<GuestAccessHandlers, "ping">,
): Promise<void> {
  try {
    const outcome = await handlers.ping(
      targetOf(query),
      Math.min(Number(query.get("timeout")) || longestPingMs, longestPingMs),
    );
    response.setHeader("content-type", "application/json").end(JSON.stringify(outcome));
  } catch (error) {
    response.writeHead(statusOf(error)).end((error as Error).message);
  }
}

/** An upgrade of `/dial?instance=<id>&port=<port>` to the bytes of a connection to the guest */
export async function dialGuest(
  query: URLSearchParams,
  socket: Duplex,
  handlers: Pick<GuestAccessHandlers, "dial">,
): Promise<void> {
  try {
    const connection = await handlers.dial(targetOf(query), portOf(query));
    socket.write(
      "HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: drydock-stream\r\n" +
        `Drydock-Via: ${connection.via}\r\nDrydock-Address: ${connection.address}\r\n\r\n`,
    );
    connection.join(socket);
  } catch (error) {
    const status = statusOf(error);
    const { message } = error as Error;
    socket.end(
      `HTTP/1.1 ${status} ${reasons[status]}\r\nContent-Length: ${Buffer.byteLength(message)}\r\nConnection: close\r\n\r\n${message}`,
    );
  }
}

function targetOf(query: URLSearchParams): AccessTarget {
  const [instanceId, host, vpcId] = ["instance", "host", "vpc"].map((name) => query.get(name) || undefined);
  if (instanceId !== undefined) return { instanceId };
  if (host === undefined) throw new TypeError("Neither an instance nor a host was named.");
  return { host, ...(vpcId !== undefined && { vpcId }) };
}

function portOf(query: URLSearchParams): number {
  const port = Number(query.get("port"));
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port;
  throw new TypeError(`'${query.get("port")}' is not a port; ports are numbers from 1 to 65535.`);
}

function statusOf(error: unknown): number {
  if (error instanceof AccessError) return statuses[error.kind];
  return error instanceof TypeError ? 400 : 500;
}
