import type { Construct } from "constructs";
import type { AwsEc2ManagedPrefixList as Schema } from "../../schemas/generated/managed-prefix-list";
import type { Configuration } from "./arguments";
import { AwsResource } from "./resource";

/** A prefix list: networks under one name, for rules and routes. */
export class AwsEc2ManagedPrefixList extends AwsResource<Schema> {
  static readonly tfResourceType = "aws_ec2_managed_prefix_list";

  constructor(scope: Construct, id: string, configuration: Configuration<Schema>) {
    super(scope, id, AwsEc2ManagedPrefixList.tfResourceType, configuration);
  }
}
