import type { Construct } from "constructs";
import type { DataAwsPrefixList as Schema } from "../../schemas/generated/data/prefix-list";
import type { Configuration } from "./arguments";
import { AwsDataSource } from "./resource";

/** Look-up of a prefix list of one of AWS's services. */
export class DataAwsPrefixList extends AwsDataSource<Schema> {
  static readonly tfResourceType = "aws_prefix_list";

  constructor(scope: Construct, id: string, configuration: Configuration<Schema> = {}) {
    super(scope, id, DataAwsPrefixList.tfResourceType, configuration);
  }
}
