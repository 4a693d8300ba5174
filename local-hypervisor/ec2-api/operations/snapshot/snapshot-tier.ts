import { archiveUnsupported, snapshotNotArchived } from "../../../model/errors/snapshot";
import type { SnapshotRecord } from "../../../model/snapshot";
import { applyFilters, type FilterFields } from "../../filters";
import { operation } from "../../operation";
import { paginate } from "../../pagination";
import { oneOf, required } from "../../required";
import { toTags } from "../../tags";

const fields: FilterFields<SnapshotRecord> = {
  // No snapshot ever changes its tier here
  "last-tiering-operation": () => [],
  "snapshot-id": (snapshot) => [snapshot.id],
  "volume-id": (snapshot) => [snapshot.volumeId],
};

export const describeSnapshotTierStatus = operation(
  "DescribeSnapshotTierStatus",
  (input, { controlPlane, region, accountId }) => {
    const owned = controlPlane.snapshots.list(region).filter(({ ownerId }) => ownerId === accountId);
    const { items, NextToken } = paginate(applyFilters(owned, input.Filters, fields), input);
    return {
      SnapshotTierStatuses: items.map((snapshot) => ({
        SnapshotId: snapshot.id,
        VolumeId: snapshot.volumeId,
        Status: snapshot.state === "deleting" ? undefined : snapshot.state,
        OwnerId: snapshot.ownerId,
        Tags: toTags(snapshot.tags),
        StorageTier: "standard" as const,
      })),
      NextToken,
    };
  },
);

export const modifySnapshotTier = operation("ModifySnapshotTier", (input, { controlPlane, region }) => {
  controlPlane.snapshots.requireOwned(region, required(input.SnapshotId, "SnapshotId"));
  oneOf(input.StorageTier, ["archive"], "storageTier");
  throw archiveUnsupported();
});

export const restoreSnapshotTier = operation("RestoreSnapshotTier", (input, { controlPlane, region }) => {
  const id = required(input.SnapshotId, "SnapshotId");
  controlPlane.snapshots.requireOwned(region, id);
  throw snapshotNotArchived(id);
});
