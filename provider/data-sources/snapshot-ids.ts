import { step } from "../ec2/diagnostics";
import type { Services } from "../ec2/services";
import { findSnapshots } from "../ec2/snapshot";
import type { Snapshot } from "../ec2/types";
import type { DataSource } from "../framework/resource";
import { ec2Of } from "../resources/life-cycle";
import { texts } from "../resources/values";
import { configuredFilters, orNone } from "./filters";
import { lookUp } from "./look-up";

/** data aws_ebs_snapshot_ids: the snapshots that a query finds, the newest first. */
export const snapshotIdsDataSource: DataSource<Services> = {
  type: "aws_ebs_snapshot_ids",
  read(config, context) {
    const ec2 = ec2Of(config, context);
    return lookUp(config, async () => {
      const [owners, users] = [texts(config, "owners"), texts(config, "restorable_by_user_ids")];
      const found = await step("reading EBS Snapshots", () =>
        findSnapshots(ec2, {
          Filters: orNone(configuredFilters(config)),
          ...(owners.length === 0 ? {} : { OwnerIds: owners }),
          ...(users.length === 0 ? {} : { RestorableByUserIds: users }),
        }),
      );
      const newestFirst = [...found].sort((one, other) => startedAt(other) - startedAt(one));
      return {
        id: ec2.region,
        region: ec2.region,
        ids: newestFirst.map(({ SnapshotId = "" }) => SnapshotId),
      };
    });
  },
};

const startedAt = ({ StartTime }: Snapshot): number => StartTime?.getTime() ?? 0;
