import type { RunningPeriodRecord } from "./running-period";

/** Seconds that EC2 bills for a period: by the second, sixty at least. */
export function billedSeconds(period: RunningPeriodRecord, nowMs: number): number {
  const elapsedMs = Math.max(0, (period.endTimeMs ?? nowMs) - period.startTimeMs);
  return Math.max(60, Math.ceil(elapsedMs / 1000));
}
