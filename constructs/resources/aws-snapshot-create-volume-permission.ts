import type { Construct } from "constructs";
import type { AwsSnapshotCreateVolumePermission as Schema } from "../../schemas/generated/snapshot-create-volume-permission";
import type { Configuration } from "./arguments";
import { AwsResource } from "./resource";

/** Permission to make volumes of a snapshot. */
export class AwsSnapshotCreateVolumePermission extends AwsResource<Schema> {
  static readonly tfResourceType = "aws_snapshot_create_volume_permission";

  constructor(scope: Construct, id: string, configuration: Configuration<Schema>) {
    super(scope, id, AwsSnapshotCreateVolumePermission.tfResourceType, configuration);
  }
}
