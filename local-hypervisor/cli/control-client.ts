import { type IncomingMessage, request } from "node:http";
import { connect } from "node:net";
import type { Duplex } from "node:stream";
import type { RelaxationName } from "../../schemas/rules/relaxations";
import { hypervisorPaths } from "../config";
import { controlSocketPath } from "../daemon/control-socket";
import { readEndpoint } from "../daemon/endpoint";
import { Failure } from "./failure";

/** State of the daemon as `GET /status` tells it. */
export interface DaemonStatus {
  readonly pid: number;
  readonly version: string;
  readonly url: string;
  /** Ids of instances whose guests run */
  readonly guests: readonly string[];
  /** Ids of those that a person paused */
  readonly paused: readonly string[];
  readonly startedAtMs: number;
  readonly onDemand: boolean;
  /** What it is allowed beyond AWS */
  readonly relaxations: readonly RelaxationName[];
}

/** The daemon's refusal; the message is for people. */
export class DaemonRefusal extends Error {
  override readonly name = "DaemonRefusal";
  constructor(
    message: string,
    /** Status of HTTP that it was told by */
    readonly status: number,
  ) {
    super(message);
  }
}

/** One call of the daemon's control socket; rejects when no daemon listens, and with `DaemonRefusal` from status 400 on. */
export function callDaemon(
  method: "GET" | "POST",
  path: string,
  { timeoutMs = 20_000 } = {},
): Promise<string> {
  return new Promise((resolve, reject) => {
    const call = request(
      { socketPath: controlSocketPath(hypervisorPaths().state), method, path, agent: false },
      (response) => {
        const chunks: Buffer[] = [];
        response.on("data", (chunk: Buffer) => chunks.push(chunk));
        response.on("end", () => {
          const body = Buffer.concat(chunks).toString();
          const { statusCode = 500 } = response;
          if (statusCode < 400) resolve(body);
          else reject(new DaemonRefusal(body, statusCode));
        });
        response.on("error", reject);
      },
    );
    call.setTimeout(timeoutMs, () => call.destroy(silence(timeoutMs)));
    call.on("error", reject);
    call.end();
  });
}

/** Undefined when no daemon runs; throws `Failure` when one does and does not answer. */
export const daemonStatus = async (
  options: { timeoutMs?: number } = {},
): Promise<DaemonStatus | undefined> => {
  try {
    return JSON.parse(await callDaemon("GET", "/status", options)) as DaemonStatus;
  } catch (error) {
    if (error instanceof Failure) throw error;
    return undefined;
  }
};

/** A daemon that takes a question and says nothing: it is stopped, or works on something without end */
function silence(timeoutMs: number): Failure {
  const { pid } = readEndpoint(hypervisorPaths().endpoint) ?? {};
  const mend =
    pid === undefined ? "" : `; end it with: kill -9 ${pid} (its guests boot again at the next start)`;
  return new Failure(
    `The daemon${pid === undefined ? "" : ` (pid ${pid})`} runs and has not answered for ${timeoutMs / 1000} s. See what it does with: npx drydock logs${mend}`,
  );
}

/** Opens the console of an instance as a stream of bytes in both directions. */
export async function openConsole(instanceId: string, state = hypervisorPaths().state): Promise<Duplex> {
  const { socket } = await upgrade(`/console/${instanceId}`, "drydock-console", state);
  return socket;
}

/** Whom a stream is to reach: an instance, or a host by its address or name in a VPC. */
export type StreamTarget =
  | { readonly instanceId: string }
  | { readonly host: string; readonly vpcId?: string };

/** A connection to a guest as a stream of bytes; its two directions end one by one. */
export interface GuestStream {
  readonly socket: Duplex;
  readonly via: string;
  /** Address that it reached */
  readonly address: string;
}

/** Connects to a TCP port of a guest; rejects with `DaemonRefusal` when that is not possible. */
export async function openGuestStream(
  target: StreamTarget,
  port: number,
  state = hypervisorPaths().state,
): Promise<GuestStream> {
  const { socket, response } = await upgrade(`/dial?${targetQuery(target, port)}`, "drydock-stream", state);
  const { "drydock-via": via = "", "drydock-address": address = "" } = response.headers;
  return { socket, via: String(via), address: String(address) };
}

/** A disk that the daemon serves while `stream` is open; it sends `closed` when it has let go of it. */
export interface DiskExport {
  readonly stream: Duplex;
  readonly sizeBytes: number;
  readonly readOnly: boolean;
}

/** Has the daemon serve a volume or snapshot on a unix socket; rejects with `DaemonRefusal` when it cannot. */
export async function openDiskExport(
  id: string,
  socketPath: string,
  state = hypervisorPaths().state,
): Promise<DiskExport> {
  const query = new URLSearchParams({ id, socket: socketPath });
  const { socket, response } = await upgrade(`/export?${query}`, "drydock-export", state);
  const { "drydock-size": size, "drydock-read-only": readOnly } = response.headers;
  return { stream: socket, sizeBytes: Number(size), readOnly: readOnly === "true" };
}

/** The query by which the daemon is told of a target */
export function targetQuery(target: StreamTarget, port?: number): string {
  const fields =
    "instanceId" in target
      ? { instance: target.instanceId }
      : { host: target.host, ...(target.vpcId !== undefined && { vpc: target.vpcId }) };
  const all = { ...fields, ...(port !== undefined && { port: String(port) }) };
  return new URLSearchParams(Object.entries(all)).toString();
}

function upgrade(
  path: string,
  protocol: string,
  state: string,
): Promise<{ socket: Duplex; response: IncomingMessage }> {
  return new Promise((resolve, reject) => {
    const call = request({
      createConnection: () => connect({ path: controlSocketPath(state), allowHalfOpen: true }),
      path,
      headers: { connection: "Upgrade", upgrade: protocol },
    });
    call.on("upgrade", (response, socket, head) => {
      if (head.length > 0) socket.unshift(head);
      resolve({ socket, response });
    });
    call.on("response", (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("end", () =>
        reject(new DaemonRefusal(Buffer.concat(chunks).toString(), response.statusCode ?? 500)),
      );
    });
    call.on("error", () => reject(new Error("No daemon runs; start it with: npx drydock up")));
    call.end();
  });
}
