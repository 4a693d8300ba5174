import type { Construct } from "constructs";
import type { DataAwsEbsSnapshotIds as Schema } from "../../schemas/generated/data/snapshot-ids";
import type { Configuration } from "./arguments";
import { AwsDataSource } from "./resource";

/** Look-up of the ids of snapshots. */
export class DataAwsEbsSnapshotIds extends AwsDataSource<Schema> {
  static readonly tfResourceType = "aws_ebs_snapshot_ids";

  constructor(scope: Construct, id: string, configuration: Configuration<Schema> = {}) {
    super(scope, id, DataAwsEbsSnapshotIds.tfResourceType, configuration);
  }
}
