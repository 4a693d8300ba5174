import { createSnapshot } from "../ec2/calls";
import type { Connection } from "../ec2/connection";
import { step } from "../ec2/diagnostics";
import { errorCodes } from "../ec2/error-codes";
import { isApiError } from "../ec2/errors";
import type { Services } from "../ec2/services";
import { findSnapshot, removeSnapshot, waitSnapshotCompleted } from "../ec2/snapshot";
import { tagSpecifications, updateTags } from "../ec2/tags";
import { retryWhile } from "../ec2/wait";
import type { ManagedResource, ObjectValue } from "../framework/resource";
import {
  type Context,
  creating,
  deleting,
  ec2Of,
  importById,
  planRegion,
  reading,
  updating,
} from "./life-cycle";
import { snapshotState } from "./snapshot-state";
import { text, textMap } from "./values";

const minuteMs = 60_000;

/** Deadlines of snapshots, however they come to be. */
export const snapshotTimeoutsMs = { create: 10 * minuteMs, delete: 10 * minuteMs };

/** aws_ebs_snapshot: a volume at one moment; only tags change in place. */
export const snapshotResource: ManagedResource<Services> = {
  type: "aws_ebs_snapshot",
  timeoutsMs: snapshotTimeoutsMs,

  plan: async (request) => ({ requiresReplace: planRegion(request) }),

  create: (planned, _config, context) =>
    creating(planned, async (exists) => {
      const ec2 = ec2Of(planned, context);
      const { SnapshotId: snapshotId = "" } = await step("creating EBS Snapshot", () =>
        // AWS takes one snapshot of a volume in fifteen seconds.
        retryWhile(
          () =>
            createSnapshot(ec2, {
              VolumeId: text(planned, "volume_id"),
              Description: text(planned, "description"),
              OutpostArn: text(planned, "outpost_arn"),
              TagSpecifications: tagSpecifications(["snapshot", textMap(planned, "tags_all") ?? {}]),
            }),
          (error) => isApiError(error, errorCodes.snapshotCreationPerVolumeRateExceeded),
          { signal: ec2.signal, limitMs: minuteMs },
        ),
      );
      exists({ id: snapshotId });
      await step(`waiting for EBS Snapshot (${snapshotId}) create`, () =>
        waitSnapshotCompleted(ec2, snapshotId),
      );
      return readSnapshot(ec2, snapshotId);
    }),

  read: (prior, context) =>
    reading(prior, () => readSnapshot(ec2Of(prior, context), text(prior, "id") ?? "")),

  update: (prior, planned, _config, context) =>
    updating(
      prior,
      () => updateSnapshotTags(prior, planned, context),
      () => readSnapshot(ec2Of(planned, context), text(prior, "id") ?? ""),
    ),

  delete: (prior, context) => deleting(() => deleteSnapshotOf(prior, context)),

  import: importById,
};

async function readSnapshot(ec2: Connection, snapshotId: string): Promise<ObjectValue | null> {
  const snapshot = await step(`reading EBS Snapshot (${snapshotId})`, () => findSnapshot(ec2, snapshotId));
  return snapshot === undefined ? null : snapshotState(ec2, snapshot);
}

/** Brings the tags of a snapshot to what is planned, however it came to be. */
export function updateSnapshotTags(
  prior: ObjectValue,
  planned: ObjectValue,
  context: Context,
): Promise<void> {
  const snapshotId = text(prior, "id") ?? "";
  const [old, wanted] = [textMap(prior, "tags_all") ?? {}, textMap(planned, "tags_all") ?? {}];
  return step(`updating tags for EBS Snapshot (${snapshotId})`, () =>
    updateTags(ec2Of(planned, context), snapshotId, old, wanted),
  );
}

/** Deletes the snapshot of a state, however it came to be. */
export function deleteSnapshotOf(prior: ObjectValue, context: Context): Promise<void> {
  const snapshotId = text(prior, "id") ?? "";
  return step(`deleting EBS Snapshot (${snapshotId})`, () =>
    removeSnapshot(ec2Of(prior, context), snapshotId),
  );
}
