import { step } from "../ec2/diagnostics";
import type { Services } from "../ec2/services";
import { findSnapshots } from "../ec2/snapshot";
import type { Snapshot } from "../ec2/types";
import type { DataSource } from "../framework/resource";
import { ec2Of } from "../resources/life-cycle";
import { snapshotState } from "../resources/snapshot-state";
import { flag, texts } from "../resources/values";
import { rfc3339 } from "../resources/volume-mapping";
import { configuredFilters, orNone } from "./filters";
import { lookUp } from "./look-up";
import { oneOrNewest, requireOneGiven } from "./one-of";

/** data aws_ebs_snapshot: the one snapshot that a query finds, or the newest of them. */
export const snapshotDataSource: DataSource<Services> = {
  type: "aws_ebs_snapshot",
  read(config, context) {
    const ec2 = ec2Of(config, context);
    return lookUp(config, async () => {
      const [ids, owners, users] = ["snapshot_ids", "owners", "restorable_by_user_ids"].map((name) =>
        texts(config, name),
      ) as [string[], string[], string[]];
      const filters = configuredFilters(config);
      requireOneGiven(
        [ids, owners, users, filters].some((given) => given.length > 0),
        "snapshot_ids, filters, restorable_by_user_ids, or owners",
      );
      const found = await step("reading EBS Snapshots", () =>
        findSnapshots(ec2, {
          Filters: orNone(filters),
          ...(ids.length === 0 ? {} : { SnapshotIds: ids }),
          ...(owners.length === 0 ? {} : { OwnerIds: owners }),
          ...(users.length === 0 ? {} : { RestorableByUserIds: users }),
        }),
      );
      const one = oneOrNewest(found, flag(config, "most_recent") ?? false, startedAt, idOf);
      const { tags_all: tags, ...state } = snapshotState(ec2, one);
      return {
        ...state,
        snapshot_id: idOf(one),
        start_time: one.StartTime === undefined ? "" : rfc3339(one.StartTime),
        state: one.State ?? "",
        tags: tags ?? {},
      };
    });
  },
};

const startedAt = ({ StartTime }: Snapshot): number => StartTime?.getTime() ?? 0;
const idOf = ({ SnapshotId = "" }: Snapshot): string => SnapshotId;
