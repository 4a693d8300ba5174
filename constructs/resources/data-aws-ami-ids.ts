import type { Construct } from "constructs";
import type { DataAwsAmiIds as Schema } from "../../schemas/generated/data/machine-image-ids";
import type { Configuration } from "./arguments";
import { AwsDataSource } from "./resource";

/** Look-up of the ids of machine images. */
export class DataAwsAmiIds extends AwsDataSource<Schema> {
  static readonly tfResourceType = "aws_ami_ids";

  constructor(scope: Construct, id: string, configuration: Configuration<Schema>) {
    super(scope, id, DataAwsAmiIds.tfResourceType, configuration);
  }
}
