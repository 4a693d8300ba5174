import type { Snapshot } from "@aws-sdk/client-ec2";
import type { SnapshotRecord } from "../../model/snapshot";
import { toTags } from "../tags";

export const toSnapshot = (snapshot: SnapshotRecord): Snapshot => ({
  SnapshotId: snapshot.id,
  OwnerId: snapshot.ownerId,
  Description: snapshot.description,
  State: snapshot.state,
  StateMessage: snapshot.stateMessage,
  VolumeId: snapshot.volumeId,
  VolumeSize: snapshot.volumeSizeGib,
  StartTime: new Date(snapshot.startTimeMs),
  CompletionTime: snapshot.completionTimeMs === undefined ? undefined : new Date(snapshot.completionTimeMs),
  Progress: `${snapshot.progressPercent}%`,
  Encrypted: snapshot.encrypted,
  KmsKeyId: snapshot.kmsKeyId,
  StorageTier: "standard",
  Tags: toTags(snapshot.tags),
});
