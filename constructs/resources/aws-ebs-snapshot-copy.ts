import type { Construct } from "constructs";
import type { AwsEbsSnapshotCopy as Schema } from "../../schemas/generated/snapshot-copy";
import type { Configuration } from "./arguments";
import { AwsResource } from "./resource";

/** A copy of a snapshot, perhaps from another region. */
export class AwsEbsSnapshotCopy extends AwsResource<Schema> {
  static readonly tfResourceType = "aws_ebs_snapshot_copy";

  constructor(scope: Construct, id: string, configuration: Configuration<Schema>) {
    super(scope, id, AwsEbsSnapshotCopy.tfResourceType, configuration);
  }
}
