import type { Construct } from "constructs";
import type { DataAwsEbsVolume as Schema } from "../../schemas/generated/data/volume";
import type { Configuration } from "./arguments";
import { AwsDataSource } from "./resource";

/** Look-up of an EBS volume. */
export class DataAwsEbsVolume extends AwsDataSource<Schema> {
  static readonly tfResourceType = "aws_ebs_volume";

  constructor(scope: Construct, id: string, configuration: Configuration<Schema> = {}) {
    super(scope, id, DataAwsEbsVolume.tfResourceType, configuration);
  }
}
