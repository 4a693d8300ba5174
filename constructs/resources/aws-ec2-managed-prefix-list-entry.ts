import type { Construct } from "constructs";
import type { AwsEc2ManagedPrefixListEntry as Schema } from "../../schemas/generated/managed-prefix-list-entry";
import type { Configuration } from "./arguments";
import { AwsResource } from "./resource";

/** One network of a prefix list. */
export class AwsEc2ManagedPrefixListEntry extends AwsResource<Schema> {
  static readonly tfResourceType = "aws_ec2_managed_prefix_list_entry";

  constructor(scope: Construct, id: string, configuration: Configuration<Schema>) {
    super(scope, id, AwsEc2ManagedPrefixListEntry.tfResourceType, configuration);
  }
}
