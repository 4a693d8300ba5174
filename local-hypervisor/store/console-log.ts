import {
  appendFileSync,
  closeSync,
  fstatSync,
  mkdirSync,
  openSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
} from "node:fs";
import { join } from "node:path";
import type { Log } from "../control-plane/log";
import type { ConsoleLog } from "../control-plane/ports";
import type { Clock } from "../model/clock";

export interface ConsoleLogOptions {
  /** Folder of its own; one or two files an instance */
  readonly folder: string;
  readonly clock: Clock;
  readonly log: Log;
  /** Size at which a file is put aside for a new one; an instance holds at most twice as much @default 1 MiB */
  readonly maxFileBytes?: number;
}

interface Pending {
  readonly chunks: Uint8Array[];
  bytes: number;
}

/**
 * Console logs in files: `<instance id>.log`, and `<instance id>.1.log` for what came before. Bytes that come in one
 * turn of the event loop are written together, in the next: a guest prints byte by byte.
 */
export function openConsoleLog({
  folder,
  clock,
  log,
  maxFileBytes = 1024 * 1024,
}: ConsoleLogOptions): ConsoleLog {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const pending = new Map<string, Pending>();
  const lastAtMs = new Map<string, number>();
  let scheduled: NodeJS.Immediate | undefined;

  const currentFile = (instanceId: string) => join(folder, `${instanceId}.log`);
  const earlierFile = (instanceId: string) => join(folder, `${instanceId}.1.log`);

  function write(instanceId: string): void {
    const waiting = pending.get(instanceId);
    if (!waiting) return;
    pending.delete(instanceId);
    try {
      const file = currentFile(instanceId);
      const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
      if (size > 0 && size + waiting.bytes > maxFileBytes) renameSync(file, earlierFile(instanceId));
      appendFileSync(file, Buffer.concat(waiting.chunks).subarray(-maxFileBytes), { mode: 0o600 });
    } catch (error) {
      // A full disk must not end the guests: their consoles lose lines, and the log says so.
      log.error("cannot keep console output", { instanceId, error });
    }
  }

  function writeAll(): void {
    if (scheduled) clearImmediate(scheduled);
    scheduled = undefined;
    for (const instanceId of [...pending.keys()]) write(instanceId);
  }

  return {
    append(instanceId, bytes) {
      if (bytes.length === 0) return;
      const waiting = pending.get(instanceId) ?? { chunks: [], bytes: 0 };
      pending.set(instanceId, waiting);
      waiting.chunks.push(Uint8Array.from(bytes));
      waiting.bytes += bytes.length;
      lastAtMs.set(instanceId, clock.now());
      scheduled ??= setImmediate(writeAll);
    },
    tail(instanceId, maxBytes) {
      write(instanceId);
      const current = readTail(currentFile(instanceId), maxBytes);
      if (!current) return undefined;
      const earlier = readTail(earlierFile(instanceId), maxBytes - current.bytes.length);
      return {
        bytes: earlier ? Buffer.concat([earlier.bytes, current.bytes]) : current.bytes,
        atMs: lastAtMs.get(instanceId) ?? current.modifiedMs,
      };
    },
    delete(instanceId) {
      pending.delete(instanceId);
      lastAtMs.delete(instanceId);
      rmSync(currentFile(instanceId), { force: true });
      rmSync(earlierFile(instanceId), { force: true });
    },
    async flush() {
      writeAll();
    },
  };
}

/** The end of a file; undefined when there is none. */
function readTail(file: string, maxBytes: number): { bytes: Buffer; modifiedMs: number } | undefined {
  let descriptor: number;
  try {
    descriptor = openSync(file, "r");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
  try {
    const { size, mtimeMs } = fstatSync(descriptor);
    const bytes = Buffer.alloc(Math.max(0, Math.min(size, maxBytes)));
    readSync(descriptor, bytes, 0, bytes.length, size - bytes.length);
    return { bytes, modifiedMs: mtimeMs };
  } finally {
    closeSync(descriptor);
  }
}
