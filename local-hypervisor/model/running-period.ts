import type { RecordBase } from "./records";

/**
 * One stretch of `running` of an instance, with the `stopping` in which its memory is saved when it hibernates: what EC2
 * bills, by the second and sixty at least.
 */
export interface RunningPeriodRecord extends RecordBase {
  readonly instanceId: string;
  readonly instanceType: string;
  /** Milliseconds since the epoch */
  readonly startTimeMs: number;
  /** Absent while it runs */
  readonly endTimeMs?: number;
}
