import { idsWithMaxResults } from "../../../model/errors/request";
import type { SnapshotRecord } from "../../../model/snapshot";
import { applyFilters, type FilterFields } from "../../filters";
import { operation } from "../../operation";
import { paginate } from "../../pagination";
import { toSnapshot } from "../../views/snapshot";

const fields: FilterFields<SnapshotRecord> = {
  description: (snapshot) => [snapshot.description],
  encrypted: (snapshot) => [snapshot.encrypted],
  "owner-alias": () => [],
  "owner-id": (snapshot) => [snapshot.ownerId],
  progress: (snapshot) => [`${snapshot.progressPercent}%`],
  "snapshot-id": (snapshot) => [snapshot.id],
  "start-time": (snapshot) => [new Date(snapshot.startTimeMs).toISOString()],
  status: (snapshot) => [snapshot.state],
  "storage-tier": () => ["standard"],
  "volume-id": (snapshot) => [snapshot.volumeId],
  "volume-size": (snapshot) => [snapshot.volumeSizeGib],
};

export const describeSnapshots = operation(
  "DescribeSnapshots",
  (input, { controlPlane, region, accountId }) => {
    const ids = input.SnapshotIds ?? [];
    if (ids.length > 0 && input.MaxResults !== undefined) throw idsWithMaxResults("snapshotSet");
    const snapshots =
      ids.length > 0
        ? ids.map((id) => controlPlane.snapshots.require(region, id))
        : controlPlane.snapshots.list(region);
    const owners = input.OwnerIds?.map((owner) => (owner === "self" ? accountId : owner));
    // `all` stands for those that everybody may use.
    const users = input.RestorableByUserIds?.map((user) =>
      user === "self" ? accountId : user === "all" ? undefined : user,
    );
    const seen = snapshots
      .filter((snapshot) => !owners?.length || owners.includes(snapshot.ownerId))
      .filter(
        (snapshot) =>
          !users?.length ||
          users.some((user) => controlPlane.snapshotPermissions.isRestorableBy(snapshot, user)),
      );
    const { items, NextToken } = paginate(applyFilters(seen, input.Filters, fields), input);
    return { Snapshots: items.map(toSnapshot), NextToken };
  },
);
