import { closeSync, fsyncSync, openSync, renameSync, writeSync } from "node:fs";

/** Writes a whole file so that a reader, or a crash, meets the old content or the new one. */
export function writeFileAtomically(file: string, content: string, mode = 0o644): void {
  const temporary = `${file}.${process.pid}`;
  const descriptor = openSync(temporary, "w", mode);
  try {
    writeSync(descriptor, content);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
  renameSync(temporary, file);
}
