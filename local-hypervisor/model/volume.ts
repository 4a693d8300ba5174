import type { RecordBase } from "./records";

export type VolumeType = "gp3" | "gp2" | "io1" | "io2" | "st1" | "sc1" | "standard";

/** `deleted` is never kept: the record goes with the volume. */
export type VolumeState = "creating" | "available" | "in-use" | "deleting" | "error";

/** `detached` is never kept: the attachment goes from the record. */
export type VolumeAttachmentState = "attaching" | "attached" | "detaching";

/** What ties a volume to an instance; it lives on the volume. */
export interface VolumeAttachment {
  readonly instanceId: string;
  /** As the block device mapping has it, such as `/dev/sdf` */
  readonly deviceName: string;
  readonly state: VolumeAttachmentState;
  /** Milliseconds since the epoch */
  readonly attachTimeMs: number;
  readonly deleteOnTermination: boolean;
}

/** What ModifyVolume can change. */
export interface VolumePerformance {
  readonly volumeType: VolumeType;
  readonly sizeGib: number;
  /** Absent for the types that have no such figure (st1, sc1, standard) */
  readonly iops?: number;
  /** gp3 only */
  readonly throughputMibps?: number;
}

/** The last ModifyVolume of a volume. */
export interface VolumeModification {
  readonly state: "modifying" | "optimizing" | "completed" | "failed";
  readonly statusMessage?: string;
  readonly original: VolumePerformance;
  readonly target: VolumePerformance;
  /** 0 to 100 */
  readonly progressPercent: number;
  readonly startTimeMs: number;
  readonly endTimeMs?: number;
}

/** An EBS volume; its bytes are in the block store under the same id. */
export interface VolumeRecord extends RecordBase, VolumePerformance {
  /** Such as `eu-west-1a` */
  readonly availabilityZone: string;
  readonly state: VolumeState;
  readonly createTimeMs: number;
  /** Snapshot that it was made from */
  readonly snapshotId?: string;
  readonly encrypted: boolean;
  readonly kmsKeyId?: string;
  readonly multiAttachEnabled: boolean;
  readonly attachment?: VolumeAttachment;
  readonly modification?: VolumeModification;
  /** Starts of the modifications of the last day, milliseconds since the epoch: EC2 allows four in 24 hours */
  readonly modificationTimesMs: readonly number[];
  /** AutoEnableIO of DescribeVolumeAttribute */
  readonly autoEnableIo: boolean;
}
