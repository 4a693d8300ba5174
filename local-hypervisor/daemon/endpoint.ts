import { readFileSync, rmSync } from "node:fs";
import type { LocalEndpoint } from "../../schemas/local-endpoint";
import { writeFileAtomically } from "./atomic-file";

/** Endpoint of the daemon that runs for a state folder; undefined when none does, a stale file is no daemon. */
export function readEndpoint(file: string): LocalEndpoint | undefined {
  let endpoint: LocalEndpoint;
  try {
    endpoint = JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return undefined;
  }
  return isAlive(endpoint.pid) ? endpoint : undefined;
}

/** Port of the daemon that ran last, so that exported endpoints stay valid over a restart. */
export function lastPort(file: string): number | undefined {
  try {
    const port = Number(new URL((JSON.parse(readFileSync(file, "utf8")) as LocalEndpoint).url).port);
    return port > 0 ? port : undefined;
  } catch {
    return undefined;
  }
}

export const writeEndpoint = (file: string, endpoint: LocalEndpoint): void =>
  writeFileAtomically(file, `${JSON.stringify(endpoint, null, 2)}\n`);

/** Removes the file when it is the one of process `pid` */
export function removeEndpoint(file: string, pid: number): void {
  try {
    if ((JSON.parse(readFileSync(file, "utf8")) as LocalEndpoint).pid === pid) rmSync(file, { force: true });
  } catch {
    // nothing to remove
  }
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
