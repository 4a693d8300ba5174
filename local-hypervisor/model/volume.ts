import type { RecordBase } from "./records";

export type VolumeType = "gp3" | "gp2" | "io1" | "io2" | "st1" | "sc1" | "standard";

/** `deleted` is never kept: the record goes with the volume. */
export type VolumeState = "creating" | "available" | "in-use" | "deleting" | "error";

/** `detached` is never kept: the attachment goes from the record. */
export type VolumeAttachmentState = "attaching" | "attached" | "detaching";

/** What ties a volume to an instance; it lives on the volume, one an instance. */
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

/** What a volume is before and after a ModifyVolume. */
interface ModifiedFigures extends VolumePerformance {
  /** Absent in records of the first version: off */
  readonly multiAttachEnabled?: boolean;
}

/** The last ModifyVolume of a volume. */
export interface VolumeModification {
  readonly state: "modifying" | "optimizing" | "completed" | "failed";
  readonly statusMessage?: string;
  readonly original: ModifiedFigures;
  readonly target: ModifiedFigures;
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
  /** Oldest first; more than one only with `multiAttachEnabled` */
  readonly attachments: readonly VolumeAttachment[];
  readonly modification?: VolumeModification;
  /** Starts of the modifications of the last day, milliseconds since the epoch: EC2 allows four in 24 hours */
  readonly modificationTimesMs: readonly number[];
  /** AutoEnableIO of DescribeVolumeAttribute */
  readonly autoEnableIo: boolean;
}

/** A volume as one of the instances that it is attached to has it. */
export interface AttachedVolume extends VolumeRecord {
  readonly attachment: VolumeAttachment;
}

/** A volume once for each instance that has it. */
export const attachedVolumes = (volume: VolumeRecord): AttachedVolume[] =>
  volume.attachments.map((attachment) => ({ ...volume, attachment }));

/** What ties a volume to an instance. */
export const attachmentTo = (volume: VolumeRecord, instanceId: string): VolumeAttachment | undefined =>
  volume.attachments.find((attachment) => attachment.instanceId === instanceId);
