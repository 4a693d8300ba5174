import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from "node:fs";
import { join } from "node:path";
import type { Log } from "../control-plane/log";
import type { FlowLogSink } from "../control-plane/ports";
import type { Clock } from "../model/clock";

export interface FlowLogFilesOptions {
  /** Folder of its own; in it one folder a flow log, with one or two files a network interface */
  readonly folder: string;
  readonly clock: Clock;
  readonly log: Log;
  /** Size at which a file is put aside for a new one; an interface holds at most twice as much @default 8 MiB */
  readonly maxFileBytes?: number;
}

/** Files that nobody wrote to for this long are deleted at the next start: interfaces come and go with instances. */
const retentionMs = 30 * 24 * 60 * 60 * 1000;

/**
 * Records of flow logs in files: `<flow log id>/<interface id>.log`, and `<interface id>.1.log` for what came before.
 * Each begins with the names of its fields, as files of flow logs in S3 do.
 */
export function openFlowLogFiles({
  folder,
  clock,
  log,
  maxFileBytes = 8 * 1024 * 1024,
}: FlowLogFilesOptions): FlowLogSink {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  deleteOld(folder, clock.now() - retentionMs);
  return {
    append(flowLogId, networkInterfaceId, heading, lines) {
      const file = currentFile(folder, flowLogId, networkInterfaceId);
      try {
        mkdirSync(join(folder, flowLogId), { recursive: true, mode: 0o700 });
        let text = `${lines.join("\n")}\n`;
        let size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
        if (size > 0 && size + text.length > maxFileBytes) {
          renameSync(file, earlierFile(folder, flowLogId, networkInterfaceId));
          size = 0;
        }
        if (size === 0) text = `${heading}\n${text}`;
        appendFileSync(file, text, { mode: 0o600 });
      } catch (error) {
        // A full disk must not stop packets: records are lost, and the log says so.
        log.error("cannot keep records of a flow log", { flowLogId, networkInterfaceId, error });
      }
    },
  };
}

/** What is kept of a flow log, oldest first, by network interface; empty when there is nothing. */
export function readFlowLog(
  folder: string,
  flowLogId: string,
): { readonly networkInterfaceId: string; readonly heading: string; readonly lines: readonly string[] }[] {
  const own = join(folder, flowLogId);
  if (!existsSync(own)) return [];
  const ids = readdirSync(own).flatMap((name) => /^(eni-[0-9a-f]+)\.log$/.exec(name)?.[1] ?? []);
  return ids.sort().map((networkInterfaceId) => {
    const earlier = readLines(earlierFile(folder, flowLogId, networkInterfaceId)).slice(1);
    const [heading = "", ...lines] = readLines(currentFile(folder, flowLogId, networkInterfaceId));
    return { networkInterfaceId, heading, lines: [...earlier, ...lines] };
  });
}

const currentFile = (folder: string, flowLogId: string, networkInterfaceId: string): string =>
  join(folder, flowLogId, `${networkInterfaceId}.log`);
const earlierFile = (folder: string, flowLogId: string, networkInterfaceId: string): string =>
  join(folder, flowLogId, `${networkInterfaceId}.1.log`);

function readLines(file: string): string[] {
  return existsSync(file) ? readFileSync(file, "utf8").split("\n").slice(0, -1) : [];
}

function deleteOld(folder: string, beforeMs: number): void {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (!entry.isDirectory()) continue;
    const own = join(folder, entry.name);
    for (const name of readdirSync(own)) {
      const file = join(own, name);
      if (statSync(file).mtimeMs < beforeMs) rmSync(file);
    }
    if (readdirSync(own).length === 0) rmSync(own, { recursive: true });
  }
}
