import type { Construct } from "constructs";
import type { AwsAmiLaunchPermission as Schema } from "../../schemas/generated/machine-image-launch-permission";
import type { Configuration } from "./arguments";
import { AwsResource } from "./resource";

/** Permission to launch an AMI. */
export class AwsAmiLaunchPermission extends AwsResource<Schema> {
  static readonly tfResourceType = "aws_ami_launch_permission";

  constructor(scope: Construct, id: string, configuration: Configuration<Schema>) {
    super(scope, id, AwsAmiLaunchPermission.tfResourceType, configuration);
  }
}
