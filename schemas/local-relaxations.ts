import { readFileSync } from "node:fs";
import { endpointFile, isAlive, type LocalEndpoint, stateFolder } from "./local-endpoint";
import { parseRelaxations, type RelaxationName, relaxationVariable } from "./rules/relaxations";

/**
 * What a deploy from here will be allowed beyond AWS: as the daemon that runs says, or as one that this environment
 * starts would read it. Throws `TypeError` for a name in the environment that is none.
 */
export function localRelaxations(environment: NodeJS.ProcessEnv = process.env): readonly RelaxationName[] {
  const running = runningEndpoint(endpointFile(stateFolder(environment)));
  return running ? (running.relaxations ?? []) : parseRelaxations(environment[relaxationVariable] ?? "");
}

function runningEndpoint(file: string): LocalEndpoint | undefined {
  try {
    const endpoint = JSON.parse(readFileSync(file, "utf8")) as LocalEndpoint;
    return isAlive(endpoint.pid) ? endpoint : undefined;
  } catch {
    return undefined;
  }
}
