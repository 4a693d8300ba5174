import { existsSync, readdirSync, readFileSync } from "node:fs";

/** Process ids of the machines that run as an instance */
export const machinesOf = (instanceId: string): number[] =>
  processes()
    .filter((pid) => {
      try {
        return readFileSync(`/proc/${pid}/cmdline`, "utf8").includes(`guest=${instanceId}\0`);
      } catch {
        return false;
      }
    })
    .map(Number);

/** User and system time of a process, or of a thread (`self/task/…`), from proc(5)'s hundredths, in seconds */
export function cpuSecondsOf(process: number | string): number {
  const fields = readFileSync(`/proc/${process}/stat`, "utf8").split(") ")[1]?.split(" ") ?? [];
  return (Number(fields[11]) + Number(fields[12])) / 100;
}

/** Of several processes together; not a number where there is no proc(5) */
export const cpuSecondsOfAll = (pids: readonly number[]): number =>
  existsSync("/proc/self/stat") ? pids.reduce((sum, pid) => sum + cpuSecondsOf(pid), 0) : Number.NaN;

const processes = (): string[] => (existsSync("/proc/self/stat") ? readdirSync("/proc") : []);
