import type { Connection } from "../ec2/connection";
import { step } from "../ec2/diagnostics";
import type { Services } from "../ec2/services";
import { findSnapshot, waitSnapshotCompleted } from "../ec2/snapshot";
import { copySnapshot } from "../ec2/storage-calls";
import { tagSpecifications } from "../ec2/tags";
import type { ManagedResource, ObjectValue } from "../framework/resource";
import { creating, deleting, ec2Of, planRegion, reading, updating } from "./life-cycle";
import { deleteSnapshotOf, snapshotTimeoutsMs, updateSnapshotTags } from "./snapshot";
import { snapshotCopyState } from "./snapshot-state";
import { flag, positive, text, textMap } from "./values";

/** aws_ebs_snapshot_copy. As with hashicorp/aws it cannot be imported: EC2 does not tell what a copy was made of. */
export const snapshotCopyResource: ManagedResource<Services> = {
  type: "aws_ebs_snapshot_copy",
  timeoutsMs: snapshotTimeoutsMs,

  plan: async (request) => ({ requiresReplace: planRegion(request) }),

  create: (planned, _config, context) =>
    creating(planned, async (exists) => {
      const ec2 = ec2Of(planned, context);
      const { SnapshotId: snapshotId = "" } = await step("creating EBS Snapshot Copy", () =>
        copySnapshot(ec2, {
          SourceRegion: text(planned, "source_region"),
          SourceSnapshotId: text(planned, "source_snapshot_id"),
          Description: text(planned, "description"),
          Encrypted: flag(planned, "encrypted"),
          KmsKeyId: text(planned, "kms_key_id"),
          CompletionDurationMinutes: positive(planned, "completion_duration_minutes"),
          TagSpecifications: tagSpecifications(["snapshot", textMap(planned, "tags_all") ?? {}]),
        }),
      );
      exists({ id: snapshotId });
      await step(`waiting for EBS Snapshot Copy (${snapshotId}) create`, () =>
        waitSnapshotCompleted(ec2, snapshotId),
      );
      return readCopy(ec2, snapshotId, planned);
    }),

  read: (prior, context) =>
    reading(prior, () => readCopy(ec2Of(prior, context), text(prior, "id") ?? "", prior)),

  update: (prior, planned, _config, context) =>
    updating(
      prior,
      () => updateSnapshotTags(prior, planned, context),
      () => readCopy(ec2Of(planned, context), text(prior, "id") ?? "", planned),
    ),

  delete: (prior, context) => deleting(() => deleteSnapshotOf(prior, context)),
};

async function readCopy(
  ec2: Connection,
  snapshotId: string,
  prior: ObjectValue,
): Promise<ObjectValue | null> {
  const snapshot = await step(`reading EBS Snapshot (${snapshotId})`, () => findSnapshot(ec2, snapshotId));
  return snapshot === undefined ? null : snapshotCopyState(ec2, snapshot, prior);
}
