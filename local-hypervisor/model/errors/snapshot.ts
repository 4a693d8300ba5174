import { Ec2Error } from "../errors";
import { invalidParameterCombination, invalidParameterValue } from "./request";

export const snapshotNotFound = (id: string) =>
  new Ec2Error("InvalidSnapshot.NotFound", `The snapshot '${id}' does not exist.`);
export const snapshotInUse = (id: string, imageId: string) =>
  new Ec2Error("InvalidSnapshot.InUse", `The snapshot ${id} is currently in use by ${imageId}`);
export const snapshotNotOwned = (id: string) =>
  new Ec2Error("AuthFailure", `Not authorized for snapshot: ${id}`, 401);

/** A volume or a copy asked of a snapshot that is not completed. */
export const snapshotNotCompleted = (state: string) =>
  new Ec2Error("IncorrectState", `Snapshot is in invalid state - ${state}`);

export const tooManyPendingSnapshots = () =>
  new Ec2Error(
    "ConcurrentSnapshotLimitExceeded",
    "Maximum allowed in-progress snapshots for a single volume exceeded.",
  );

export const noVolumeToSnapshot = (instanceId: string) =>
  invalidParameterCombination(
    `Every volume of the instance '${instanceId}' is excluded: leave one for the snapshots.`,
  );
export const excludedVolumeNotAttached = (volumeId: string, instanceId: string) =>
  invalidParameterValue(`The volume '${volumeId}' is not a data volume of the instance '${instanceId}'.`);

export const encryptedSnapshotNotPublic = () =>
  new Ec2Error("OperationNotPermitted", "Encrypted snapshots cannot be shared publicly");
export const defaultKeySnapshotNotShared = () =>
  new Ec2Error("OperationNotPermitted", "Encrypted snapshots with EBS default key cannot be shared");
export const invalidGroupItem = (group: string) =>
  new Ec2Error(
    "InvalidSnapshotAttributeItemValue",
    `Invalid attribute item value "${group}" for group item type.`,
  );
export const invalidUserItem = (userId: string) =>
  new Ec2Error(
    "InvalidSnapshotAttributeItemValue",
    `Invalid attribute item value "${userId}" for userId item type.`,
  );

export const archiveUnsupported = () =>
  new Ec2Error(
    "UnsupportedOperation",
    "Drydock has no archive tier: snapshots share their unchanged chunks in the standard tier, which costs nothing. Leave the snapshot there.",
  );
export const snapshotNotArchived = (id: string) =>
  new Ec2Error("IncorrectState", `The snapshot '${id}' is not in the archive tier.`);

export const fastRestoreUnneeded = () =>
  new Ec2Error(
    "UnsupportedOperation",
    "Drydock has nothing to restore in advance: a volume has all bytes of its snapshot from the first read on.",
  );
export const fastRestoreNotEnabled = () =>
  new Ec2Error("InvalidFastSnapshotRestore.NotFound", "Fast snapshot restore is not enabled.");
