import type { Snapshot, SnapshotInfo } from "@aws-sdk/client-ec2";
import type { SnapshotRecord } from "../../model/snapshot";
import { toTags } from "../tags";

export const toSnapshot = (snapshot: SnapshotRecord): Snapshot => ({
  SnapshotId: snapshot.id,
  OwnerId: snapshot.ownerId,
  Description: snapshot.description,
  // One that is being deleted is not listed any more
  State: snapshot.state === "deleting" ? undefined : snapshot.state,
  StateMessage: snapshot.stateMessage,
  VolumeId: snapshot.volumeId,
  VolumeSize: snapshot.volumeSizeGib,
  StartTime: new Date(snapshot.startTimeMs),
  CompletionTime: snapshot.completionTimeMs === undefined ? undefined : new Date(snapshot.completionTimeMs),
  Progress: `${snapshot.progressPercent}%`,
  Encrypted: snapshot.encrypted,
  KmsKeyId: snapshot.kmsKeyId,
  StorageTier: "standard",
  FullSnapshotSizeInBytes: snapshot.fullSizeBytes,
  Tags: toTags(snapshot.tags),
});

/** A snapshot as CreateSnapshots lists it. */
export const toSnapshotInfo = (snapshot: SnapshotRecord): SnapshotInfo => ({
  SnapshotId: snapshot.id,
  OwnerId: snapshot.ownerId,
  Description: snapshot.description,
  State: snapshot.state === "deleting" ? undefined : snapshot.state,
  VolumeId: snapshot.volumeId,
  VolumeSize: snapshot.volumeSizeGib,
  StartTime: new Date(snapshot.startTimeMs),
  Progress: `${snapshot.progressPercent}%`,
  Encrypted: snapshot.encrypted,
  Tags: toTags(snapshot.tags),
});
