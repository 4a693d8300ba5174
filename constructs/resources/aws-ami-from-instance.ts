import type { Construct } from "constructs";
import type { AwsAmiFromInstance as Schema } from "../../schemas/generated/machine-image-from-instance";
import type { Configuration } from "./arguments";
import { AwsResource } from "./resource";

/** A machine image (AMI) made of an instance. */
export class AwsAmiFromInstance extends AwsResource<Schema> {
  static readonly tfResourceType = "aws_ami_from_instance";

  constructor(scope: Construct, id: string, configuration: Configuration<Schema>) {
    super(scope, id, AwsAmiFromInstance.tfResourceType, configuration);
  }
}
