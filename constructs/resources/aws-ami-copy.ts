import type { Construct } from "constructs";
import type { AwsAmiCopy as Schema } from "../../schemas/generated/machine-image-copy";
import type { Configuration } from "./arguments";
import { AwsResource } from "./resource";

/** A copy of a machine image (AMI), perhaps from another region. */
export class AwsAmiCopy extends AwsResource<Schema> {
  static readonly tfResourceType = "aws_ami_copy";

  constructor(scope: Construct, id: string, configuration: Configuration<Schema>) {
    super(scope, id, AwsAmiCopy.tfResourceType, configuration);
  }
}
