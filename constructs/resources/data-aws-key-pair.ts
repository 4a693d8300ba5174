import type { Construct } from "constructs";
import type { DataAwsKeyPair as Schema } from "../../schemas/generated/data/key-pair";
import type { Configuration } from "./arguments";
import { AwsDataSource } from "./resource";

/** Look-up of one key pair. */
export class DataAwsKeyPair extends AwsDataSource<Schema> {
  static readonly tfResourceType = "aws_key_pair";

  constructor(scope: Construct, id: string, configuration: Configuration<Schema> = {}) {
    super(scope, id, DataAwsKeyPair.tfResourceType, configuration);
  }
}
