import { createSnapshot } from "../ec2/calls";
import { step } from "../ec2/diagnostics";
import { errorCodes } from "../ec2/error-codes";
import { isApiError } from "../ec2/errors";
import type { Services } from "../ec2/services";
import { tagSpecifications } from "../ec2/tags";
import { retryWhile } from "../ec2/wait";
import type { ManagedResource } from "../framework/resource";
import { awaitedResource } from "./awaited-resource";
import { importById } from "./life-cycle";
import { snapshotLife } from "./snapshot-life";
import { snapshotState } from "./snapshot-state";
import { text, textMap } from "./values";

const minuteMs = 60_000;

const life = snapshotLife({
  type: "aws_ebs_snapshot",
  noun: "EBS Snapshot",
  state: snapshotState,

  async make(ec2, planned) {
    const { SnapshotId = "" } = await step("creating EBS Snapshot", () =>
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
    return SnapshotId;
  },
});

/** aws_ebs_snapshot: a volume at one moment; only tags change in place. */
export const snapshotResource: ManagedResource<Services> = { ...awaitedResource(life), import: importById };
