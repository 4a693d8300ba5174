import type { Construct } from "constructs";
import type { AwsAmi as Schema } from "../../schemas/generated/machine-image";
import type { Configuration } from "./arguments";
import { AwsResource } from "./resource";

/** A machine image (AMI), registered of snapshots. */
export class AwsAmi extends AwsResource<Schema> {
  static readonly tfResourceType = "aws_ami";

  constructor(scope: Construct, id: string, configuration: Configuration<Schema>) {
    super(scope, id, AwsAmi.tfResourceType, configuration);
  }
}
