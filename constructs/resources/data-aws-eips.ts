import type { Construct } from "constructs";
import type { DataAwsEips as Schema } from "../../schemas/generated/data/elastic-ips";
import type { Configuration } from "./arguments";
import { AwsDataSource } from "./resource";

/** The ids and addresses of Elastic IPs. */
export class DataAwsEips extends AwsDataSource<Schema> {
  static readonly tfResourceType = "aws_eips";

  constructor(scope: Construct, id: string, configuration: Configuration<Schema> = {}) {
    super(scope, id, DataAwsEips.tfResourceType, configuration);
  }
}
