import { request } from "node:http";
import type { Duplex } from "node:stream";
import { hypervisorPaths } from "../config";
import { controlSocketPath } from "../daemon/control-socket";

/** State of the daemon as `GET /status` tells it. */
export interface DaemonStatus {
  readonly pid: number;
  readonly version: string;
  readonly url: string;
  /** Ids of instances whose guests run */
  readonly guests: readonly string[];
  readonly startedAtMs: number;
  readonly onDemand: boolean;
}

/** One call of the daemon's control socket; rejects when no daemon listens. */
export function callDaemon(method: "GET" | "POST", path: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const call = request(
      { socketPath: controlSocketPath(hypervisorPaths().state), method, path, agent: false },
      (response) => {
        const chunks: Buffer[] = [];
        response.on("data", (chunk: Buffer) => chunks.push(chunk));
        response.on("end", () => resolve(Buffer.concat(chunks).toString()));
        response.on("error", reject);
      },
    );
    call.setTimeout(10_000, () =>
      call.destroy(new Error("the daemon does not answer on its control socket")),
    );
    call.on("error", reject);
    call.end();
  });
}

export const daemonStatus = async (): Promise<DaemonStatus | undefined> => {
  try {
    return JSON.parse(await callDaemon("GET", "/status")) as DaemonStatus;
  } catch {
    return undefined;
  }
};

/** Opens the console of an instance as a stream of bytes in both directions. */
export function openConsole(instanceId: string, state = hypervisorPaths().state): Promise<Duplex> {
  return new Promise((resolve, reject) => {
    const call = request({
      socketPath: controlSocketPath(state),
      path: `/console/${instanceId}`,
      headers: { connection: "Upgrade", upgrade: "drydock-console" },
    });
    call.on("upgrade", (_response, socket, head) => {
      if (head.length > 0) socket.unshift(head);
      resolve(socket);
    });
    call.on("response", (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("end", () => reject(new Error(Buffer.concat(chunks).toString())));
    });
    call.on("error", () =>
      reject(new Error("No daemon runs, so there is no console; start it with: drydock up")),
    );
    call.end();
  });
}
