import type { Construct } from "constructs";
import type { AwsEbsVolume as Schema } from "../../schemas/generated/volume";
import type { Configuration } from "./arguments";
import { AwsResource } from "./resource";

/** An EBS volume of its own. */
export class AwsEbsVolume extends AwsResource<Schema> {
  static readonly tfResourceType = "aws_ebs_volume";

  constructor(scope: Construct, id: string, configuration: Configuration<Schema>) {
    super(scope, id, AwsEbsVolume.tfResourceType, configuration);
  }
}
