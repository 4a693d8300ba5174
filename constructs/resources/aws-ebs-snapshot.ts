import type { Construct } from "constructs";
import type { AwsEbsSnapshot as Schema } from "../../schemas/generated/snapshot";
import type { Configuration } from "./arguments";
import { AwsResource } from "./resource";

/** A snapshot of an EBS volume. */
export class AwsEbsSnapshot extends AwsResource<Schema> {
  static readonly tfResourceType = "aws_ebs_snapshot";

  constructor(scope: Construct, id: string, configuration: Configuration<Schema>) {
    super(scope, id, AwsEbsSnapshot.tfResourceType, configuration);
  }
}
