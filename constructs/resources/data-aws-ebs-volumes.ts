import type { Construct } from "constructs";
import type { DataAwsEbsVolumes as Schema } from "../../schemas/generated/data/volumes";
import type { Configuration } from "./arguments";
import { AwsDataSource } from "./resource";

/** Look-up of the ids of EBS volumes. */
export class DataAwsEbsVolumes extends AwsDataSource<Schema> {
  static readonly tfResourceType = "aws_ebs_volumes";

  constructor(scope: Construct, id: string, configuration: Configuration<Schema> = {}) {
    super(scope, id, DataAwsEbsVolumes.tfResourceType, configuration);
  }
}
