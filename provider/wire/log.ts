import { writeSync } from "node:fs";

/** hclog's levels, from chatty to grave. */
const levels = ["trace", "debug", "info", "warn", "error"] as const;
export type LogLevel = (typeof levels)[number];

/** Writes one line; fields are strings, numbers and the like. */
export type Log = (level: LogLevel, message: string, fields?: Readonly<Record<string, unknown>>) => void;

/**
 * Lowest level that Terraform will show, by `TF_LOG_PROVIDER` or else `TF_LOG`. With neither only warnings and errors
 * are written: Terraform drops them, but a person who starts the provider by hand sees them.
 */
function lowestLevel(environment: NodeJS.ProcessEnv): number {
  const asked = (environment.TF_LOG_PROVIDER || environment.TF_LOG || "").toLowerCase();
  if (asked === "json") return 0;
  if (asked === "off") return levels.length;
  const index = levels.indexOf(asked as LogLevel);
  return index === -1 ? levels.indexOf("warn") : index;
}

/**
 * A log on standard error in hclog's JSON form, which go-plugin's client reads: each line keeps its level, and
 * Terraform filters by it.
 */
export function createLog(environment: NodeJS.ProcessEnv, write = writeToStandardError): Log {
  const lowest = lowestLevel(environment);
  return (level, message, fields = {}) => {
    if (levels.indexOf(level) < lowest) return;
    const line = {
      "@level": level,
      "@message": message,
      "@module": "drydock",
      // Six digits of a second: with three, go-plugin takes the whole line for plain text
      "@timestamp": new Date().toISOString().replace("Z", "000Z"),
      ...fields,
    };
    write(`${JSON.stringify(line)}\n`);
  };
}

function writeToStandardError(line: string): void {
  try {
    writeSync(2, line);
  } catch {
    // Nobody reads it any more: a log is no reason to fail
  }
}
