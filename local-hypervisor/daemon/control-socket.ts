import { createHash } from "node:crypto";
import { mkdirSync, rmSync } from "node:fs";
import { createServer, type Server } from "node:http";
import { tmpdir, userInfo } from "node:os";
import { dirname, join } from "node:path";
import type { Duplex } from "node:stream";
import { type DiskExportHandlers, exportDisk } from "./disk-export-route";
import { answerExplain, type ExplainHandlers } from "./explain-route";
import { answerPing, answerReach, dialGuest, type GuestAccessHandlers } from "./guest-access-routes";
import { answerGuestMotion, type GuestMotionHandlers } from "./guest-motion-route";

/** Longest path that fits into a unix socket address on Linux and macOS, bytes */
const maxSocketPathBytes = 100;

/**
 * Path of the socket by which the `drydock` command steers the daemon: in the state folder, or, when that path is too
 * long for a socket, in the temporary folder under a name that the state folder determines.
 */
export function controlSocketPath(state: string): string {
  const path = join(state, "control.sock");
  if (Buffer.byteLength(path) <= maxSocketPathBytes) return path;
  const name = createHash("sha256").update(state).digest("hex").slice(0, 16);
  return join(tmpdir(), `drydock-${userInfo().uid}`, `${name}.sock`);
}

/** What the daemon does on the command's behalf; EC2's own API is for everything that EC2 has. */
export interface ControlHandlers
  extends GuestAccessHandlers,
    DiskExportHandlers,
    ExplainHandlers,
    GuestMotionHandlers {
  status(): unknown;
  shutdown(): void;
  registerImages(): Promise<void>;
  /** A daemon that a deploy started goes on until it is told to end */
  stay(): void;
  /** Finds an instance's console; the outcome joins it to a byte stream. An error's message goes to the person */
  console(instanceId: string): (stream: Duplex) => void;
}

/**
 * Serves the control socket: HTTP with `GET /status`, `POST /shutdown`, `POST /images`, `POST /stay`, `GET /network`,
 * `GET /reach?…`, `GET /ping?…`, `GET /explain?…`, `POST /pause?…`, `POST /resume?…`, `POST /move?…`, and upgrades of
 * `/console/<id>`, `/dial?…` and `/export?…` to streams of bytes.
 */
export async function serveControlSocket(path: string, handlers: ControlHandlers): Promise<Server> {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  rmSync(path, { force: true });
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? "/", "http://daemon");
    const route = `${request.method} ${url.pathname}`;
    if (route === "GET /status") {
      response.setHeader("content-type", "application/json").end(JSON.stringify(handlers.status()));
    } else if (route === "GET /network") {
      response.setHeader("content-type", "application/json").end(JSON.stringify(handlers.network()));
    } else if (route === "GET /reach") {
      answerReach(url.searchParams, response, handlers);
    } else if (route === "GET /ping") {
      void answerPing(url.searchParams, response, handlers);
    } else if (route === "GET /explain") {
      void answerExplain(url.searchParams, response, handlers);
    } else if (route === "POST /shutdown") {
      response.statusCode = 202;
      response.end(() => handlers.shutdown());
    } else if (route === "POST /stay") {
      handlers.stay();
      response.writeHead(204).end();
    } else if (route === "POST /images") {
      handlers.registerImages().then(
        () => response.writeHead(204).end(),
        (error: Error) => response.writeHead(500).end(error.message),
      );
    } else if (!answerGuestMotion(route, url.searchParams, response, handlers)) {
      response.writeHead(404).end();
    }
  });
  server.on("upgrade", (request, socket, head) => {
    socket.on("error", () => socket.destroy());
    if (head.length > 0) socket.unshift(head);
    const url = new URL(request.url ?? "/", "http://daemon");
    if (url.pathname === "/dial") {
      void dialGuest(url.searchParams, socket, handlers);
      return;
    }
    if (url.pathname === "/export") {
      void exportDisk(url.searchParams, socket, handlers);
      return;
    }
    const instanceId = /^\/console\/([a-z0-9-]+)$/.exec(request.url ?? "")?.[1];
    try {
      if (!instanceId) throw new Error(`There is no ${request.url}`);
      const join = handlers.console(instanceId);
      socket.write(
        "HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: drydock-console\r\n\r\n",
      );
      join(socket);
    } catch (error) {
      const message = (error as Error).message;
      socket.end(
        `HTTP/1.1 404 Not Found\r\nContent-Length: ${Buffer.byteLength(message)}\r\nConnection: close\r\n\r\n${message}`,
      );
    }
  });
  const previousMask = process.umask(0o177);
  try {
    await new Promise<void>((resolve, reject) => {
      server.once("error", reject);
      server.listen(path, resolve);
    });
  } finally {
    process.umask(previousMask);
  }
  return server;
}
