import type { Construct } from "constructs";
import type { AwsVolumeAttachment as Schema } from "../../schemas/generated/volume-attachment";
import type { Configuration } from "./arguments";
import { AwsResource } from "./resource";

/** A volume at a device name of an instance. */
export class AwsVolumeAttachment extends AwsResource<Schema> {
  static readonly tfResourceType = "aws_volume_attachment";

  constructor(scope: Construct, id: string, configuration: Configuration<Schema>) {
    super(scope, id, AwsVolumeAttachment.tfResourceType, configuration);
  }
}
