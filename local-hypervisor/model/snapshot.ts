import type { RecordBase } from "./records";

/** `deleting` is not shown: the bytes are given back once nothing that is being made of them needs them any more. */
export type SnapshotState = "pending" | "completed" | "error" | "deleting";

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
  /** Snapshot that it is a copy of, in any region */
  readonly copyOfId?: string;
  /** Bytes of all chunks that hold data, known once it is completed */
  readonly fullSizeBytes?: number;
  /** Who else may make volumes of it; absent for nobody */
  readonly createVolumePermission?: CreateVolumePermission;
}

/** Who may make volumes of a snapshot besides its owner. */
export interface CreateVolumePermission {
  /** Everybody */
  readonly public: boolean;
  /** Accounts, twelve digits */
  readonly userIds: readonly string[];
}

/** What a snapshot that was not taken of a volume names as its volume */
export const noVolumeId = "vol-ffffffff";
