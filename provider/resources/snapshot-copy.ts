import { step } from "../ec2/diagnostics";
import { copySnapshot } from "../ec2/storage-calls";
import { tagSpecifications } from "../ec2/tags";
import { awaitedResource } from "./awaited-resource";
import { snapshotLife } from "./snapshot-life";
import { snapshotCopyState } from "./snapshot-state";
import { flag, positive, text, textMap } from "./values";

const life = snapshotLife({
  type: "aws_ebs_snapshot_copy",
  noun: "EBS Snapshot Copy",
  state: snapshotCopyState,

  async make(ec2, planned) {
    const { SnapshotId = "" } = await step("creating EBS Snapshot Copy", () =>
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
    return SnapshotId;
  },
});

/** aws_ebs_snapshot_copy. As with hashicorp/aws it cannot be imported: EC2 does not tell what a copy was made of. */
export const snapshotCopyResource = awaitedResource(life);
