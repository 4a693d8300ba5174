import type { Operation } from "../../operation";
import { copySnapshot, createSnapshot, createSnapshots, deleteSnapshot } from "./create-delete-snapshot";
import { describeSnapshots } from "./describe-snapshots";
import {
  describeFastSnapshotRestores,
  disableFastSnapshotRestores,
  enableFastSnapshotRestores,
} from "./fast-snapshot-restores";
import {
  describeSnapshotAttribute,
  modifySnapshotAttribute,
  resetSnapshotAttribute,
} from "./snapshot-attribute";
import { describeSnapshotTierStatus, modifySnapshotTier, restoreSnapshotTier } from "./snapshot-tier";

export const snapshotOperations: readonly Operation[] = [
  createSnapshot,
  createSnapshots,
  copySnapshot,
  deleteSnapshot,
  describeSnapshots,
  describeSnapshotAttribute,
  modifySnapshotAttribute,
  resetSnapshotAttribute,
  describeSnapshotTierStatus,
  modifySnapshotTier,
  restoreSnapshotTier,
  describeFastSnapshotRestores,
  enableFastSnapshotRestores,
  disableFastSnapshotRestores,
];
