import { readdirSync, rmSync } from "node:fs";
import { join } from "node:path";

/** Removes folders `<prefix><process id>-…` that processes left which were killed while they worked. */
export function removeAbandoned(folder: string, prefix: string): void {
  for (const entry of readdirSync(folder)) {
    if (!entry.startsWith(prefix)) continue;
    const pid = /^(\d+)-/.exec(entry.slice(prefix.length))?.[1];
    if (pid !== undefined && !isAlive(Number(pid)))
      rmSync(join(folder, entry), { recursive: true, force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
