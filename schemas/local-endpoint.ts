import { homedir } from "node:os";
import { join } from "node:path";
import type { RelaxationName } from "./rules/relaxations";

/**
 * Where the local hypervisor of this user keeps its state and how it is reached: the only thing besides EC2's API
 * that the provider and the hypervisor agree on.
 */
export interface LocalEndpoint {
  /** Process id of the daemon */
  readonly pid: number;
  /** EC2 and STS endpoint, such as `http://127.0.0.1:43117` */
  readonly url: string;
  /** Version of the daemon's build */
  readonly version: string;
  /** What this daemon is allowed beyond AWS; absent for nothing */
  readonly relaxations?: readonly RelaxationName[];
}

/** Credentials that the daemon made for this user; `credentials.json`, mode 0600. */
export interface LocalCredentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  /** Twelve digits */
  readonly accountId: string;
}

/** State folder: `DRYDOCK_HOME`, else `$XDG_STATE_HOME/drydock`, else `~/.local/state/drydock`. */
export function stateFolder(environment: NodeJS.ProcessEnv = process.env): string {
  const { DRYDOCK_HOME, XDG_STATE_HOME, HOME } = environment;
  if (DRYDOCK_HOME) return DRYDOCK_HOME;
  return join(XDG_STATE_HOME || join(HOME || homedir(), ".local", "state"), "drydock");
}

/** Written by the daemon when it answers, removed when it ends. */
export const endpointFile = (folder: string): string => join(folder, "endpoint.json");

/** Written once, at the daemon's first start. */
export const credentialsFile = (folder: string): string => join(folder, "credentials.json");

/** Whether a process runs; a daemon that was killed leaves its endpoint file behind. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
