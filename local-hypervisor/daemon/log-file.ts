import { appendFileSync, renameSync, statSync } from "node:fs";
import type { Log } from "../control-plane/log";

const maxLogBytes = 8 * 2 ** 20;

/**
 * Log of the daemon: one JSON object a line, two files of 8 MiB at most. A full disk must not end the guests: lines that
 * cannot be written are lost, and the next one that can is preceded by their number.
 */
export function openLogFile(file: string, now: () => number): Log {
  let sizeBytes = sizeOf(file);
  let lost = 0;
  const lineOf = (level: string, message: string, fields: Readonly<Record<string, unknown>> = {}): string =>
    `${JSON.stringify({ time: new Date(now()).toISOString(), level, message, ...fields }, describe)}\n`;
  const append = (line: string): void => {
    if (sizeBytes + line.length > maxLogBytes) {
      renameSync(file, `${file}.1`);
      sizeBytes = 0;
    }
    appendFileSync(file, line);
    sizeBytes += Buffer.byteLength(line);
  };
  const write = (level: string, message: string, fields?: Readonly<Record<string, unknown>>): void => {
    const line = lineOf(level, message, fields);
    try {
      // The last of those that were lost may be there in part
      append(lost === 0 ? line : `\n${lineOf("warn", "lines of the log were lost", { lines: lost })}${line}`);
      lost = 0;
    } catch {
      lost += 1;
      sizeBytes = sizeOf(file);
    }
  };
  return {
    info: (message, fields) => write("info", message, fields),
    warn: (message, fields) => write("warn", message, fields),
    error: (message, fields) => write("error", message, fields),
  };
}

function sizeOf(file: string): number {
  try {
    return statSync(file).size;
  } catch {
    return 0;
  }
}

/** Errors have no own enumerable properties, so JSON would show them as `{}` */
function describe(_key: string, value: unknown): unknown {
  if (!(value instanceof Error)) return typeof value === "bigint" ? String(value) : value;
  return {
    ...value,
    name: value.name,
    message: value.message,
    stack: value.stack,
    ...(value.cause ? { cause: value.cause } : {}),
  };
}
