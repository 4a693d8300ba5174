import type { Construct } from "constructs";
import type { DataAwsEip as Schema } from "../../schemas/generated/data/elastic-ip";
import type { Configuration } from "./arguments";
import { AwsDataSource } from "./resource";

/** Look-up of an Elastic IP address. */
export class DataAwsEip extends AwsDataSource<Schema> {
  static readonly tfResourceType = "aws_eip";

  constructor(scope: Construct, id: string, configuration: Configuration<Schema> = {}) {
    super(scope, id, DataAwsEip.tfResourceType, configuration);
  }
}
