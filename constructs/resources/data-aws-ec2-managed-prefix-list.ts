import type { Construct } from "constructs";
import type { DataAwsEc2ManagedPrefixList as Schema } from "../../schemas/generated/data/managed-prefix-list";
import type { Configuration } from "./arguments";
import { AwsDataSource } from "./resource";

/** Look-up of a prefix list. */
export class DataAwsEc2ManagedPrefixList extends AwsDataSource<Schema> {
  static readonly tfResourceType = "aws_ec2_managed_prefix_list";

  constructor(scope: Construct, id: string, configuration: Configuration<Schema> = {}) {
    super(scope, id, DataAwsEc2ManagedPrefixList.tfResourceType, configuration);
  }
}
