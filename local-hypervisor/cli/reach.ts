import { callDaemon, type StreamTarget, targetQuery } from "./control-client";
import { Failure } from "./failure";

/** The way to a guest that rules admit, and the image that the instance was made from. */
export interface Reach {
  readonly via: "public" | "endpoint";
  /** Address that a connection goes to */
  readonly address: string;
  readonly imageName?: string;
  /** Whether the instance was launched with a key pair */
  readonly hasKeyPair?: boolean;
}

/** Asks the daemon whether a port can be reached, before anything is started on it; throws `Failure` with what mends it. */
export async function reach(target: StreamTarget, port: number): Promise<Reach> {
  try {
    return JSON.parse(await callDaemon("GET", `/reach?${targetQuery(target, port)}`)) as Reach;
  } catch (error) {
    throw noDaemonOr(error);
  }
}

/** What to tell a person of a call that failed */
export function noDaemonOr(error: unknown): Failure {
  const { code, message } = error as NodeJS.ErrnoException;
  const isAbsent = code === "ENOENT" || code === "ECONNREFUSED";
  return new Failure(isAbsent ? "No daemon runs; start it with: npx drydock up" : message);
}
