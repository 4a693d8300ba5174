import type { RecordBase } from "./records";

export type SnapshotState = "pending" | "completed" | "error";

/** An EBS snapshot. */
export interface SnapshotRecord extends RecordBase {
  /** Id of the bytes in the block store. The snapshots of one image share them over all regions. */
  readonly contentId: string;
  /** Twelve digits */
  readonly ownerId: string;
  readonly description: string;
  readonly state: SnapshotState;
  readonly stateMessage?: string;
  /** Volume that it was taken of; EC2 gives `vol-ffffffff` when it came otherwise */
  readonly volumeId: string;
  readonly volumeSizeGib: number;
  readonly startTimeMs: number;
  readonly completionTimeMs?: number;
  /** 0 to 100 */
  readonly progressPercent: number;
  readonly encrypted: boolean;
  readonly kmsKeyId?: string;
}
