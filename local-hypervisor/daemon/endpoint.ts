import { readFileSync, rmSync } from "node:fs";
import { isAlive, type LocalEndpoint } from "../../schemas/local-endpoint";
import { writeFileAtomically } from "./atomic-file";

/** Endpoint of the daemon that runs for a state folder; undefined when none does, a stale file is no daemon. */
export function readEndpoint(file: string): LocalEndpoint | undefined {
  const endpoint = parse(file);
  return endpoint && isAlive(endpoint.pid) ? endpoint : undefined;
}

/** Port of the daemon that ran last, so that exported endpoints stay valid over a restart. */
export function lastPort(file: string): number | undefined {
  const endpoint = parse(file);
  const port = endpoint && Number(new URL(endpoint.url).port);
  return port || undefined;
}

export const writeEndpoint = (file: string, endpoint: LocalEndpoint): void =>
  writeFileAtomically(file, `${JSON.stringify(endpoint, null, 2)}\n`);

/** Removes the file when it is the one of process `pid` */
export function removeEndpoint(file: string, pid: number): void {
  if (parse(file)?.pid === pid) rmSync(file, { force: true });
}

/** Undefined when there is no file, or one that was not written by a daemon */
function parse(file: string): LocalEndpoint | undefined {
  try {
    const endpoint = JSON.parse(readFileSync(file, "utf8")) as LocalEndpoint;
    return URL.canParse(endpoint.url) ? endpoint : undefined;
  } catch {
    return undefined;
  }
}
