import type { Construct } from "constructs";
import type { AwsEbsEncryptionByDefault as Schema } from "../../schemas/generated/encryption-by-default";
import type { Configuration } from "./arguments";
import { AwsResource } from "./resource";

/** Whether new EBS volumes of the region are encrypted. */
export class AwsEbsEncryptionByDefault extends AwsResource<Schema> {
  static readonly tfResourceType = "aws_ebs_encryption_by_default";

  constructor(scope: Construct, id: string, configuration: Configuration<Schema> = {}) {
    super(scope, id, AwsEbsEncryptionByDefault.tfResourceType, configuration);
  }
}
