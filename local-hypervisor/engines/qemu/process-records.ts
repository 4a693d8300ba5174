import { execFileSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";

/** A process of ours as the state folder remembers it. */
interface ProcessRecord {
  readonly pid: number;
  /** When it started, as the system says it: no later process with this id has the same */
  readonly startedAt: string;
  /** Folder of its sockets, removed with it */
  readonly folder: string;
}

const killTimeoutMs = 5_000;

/**
 * Notes of the processes that run, one file an instance, by which the next daemon ends those that this one left behind.
 * A process id alone is not enough: it may be somebody else's by then.
 */
export class ProcessRecords {
  constructor(private readonly folder: string) {
    mkdirSync(folder, { recursive: true });
  }

  add(instanceId: string, pid: number, folder: string): void {
    const startedAt = startOf(pid);
    if (startedAt === undefined) return;
    const record: ProcessRecord = { pid, startedAt, folder };
    const file = this.file(instanceId);
    writeFileSync(`${file}.new`, JSON.stringify(record));
    renameSync(`${file}.new`, file);
  }

  remove(instanceId: string): void {
    rmSync(this.file(instanceId), { force: true });
  }

  /** Ends every process on record that still runs; resolves with the instances whose guests they were, when they are gone */
  async endAll(): Promise<string[]> {
    const ended: string[] = [];
    for (const name of readdirSync(this.folder)) {
      if (!name.endsWith(".json")) continue;
      const instanceId = name.slice(0, -".json".length);
      const record = readRecord(join(this.folder, name));
      if (record) {
        if (await end(record)) ended.push(instanceId);
        rmSync(record.folder, { recursive: true, force: true });
      }
      this.remove(instanceId);
    }
    return ended;
  }

  private file(instanceId: string): string {
    return join(this.folder, `${instanceId}.json`);
  }
}

async function end({ pid, startedAt }: ProcessRecord): Promise<boolean> {
  if (startOf(pid) !== startedAt) return false;
  process.kill(pid, "SIGKILL");
  for (const began = Date.now(); startOf(pid) === startedAt && Date.now() - began < killTimeoutMs; )
    await pause(20);
  return true;
}

function readRecord(file: string): ProcessRecord | undefined {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as ProcessRecord;
  } catch {
    return undefined;
  }
}

/** When a process started; undefined when there is none, or only what its parent has not yet taken note of */
function startOf(pid: number): string | undefined {
  try {
    if (process.platform !== "linux")
      return execFileSync("ps", ["-o", "lstart=", "-p", `${pid}`], { encoding: "utf8" }).trim() || undefined;
    // The name in brackets may hold blanks; the state comes after it, the start is the twentieth from there
    const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ").at(-1)?.split(" ") ?? [];
    if (fields[0] === "Z" || fields[0] === "X") return undefined;
    const boot = readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim();
    return `${boot} ${fields[19]}`;
  } catch {
    return undefined;
  }
}
