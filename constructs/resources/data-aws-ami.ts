import type { Construct } from "constructs";
import type { DataAwsAmi as Schema } from "../../schemas/generated/data/machine-image";
import type { Configuration } from "./arguments";
import { AwsDataSource } from "./resource";

/** Look-up of a machine image. */
export class DataAwsAmi extends AwsDataSource<Schema> {
  static readonly tfResourceType = "aws_ami";

  constructor(scope: Construct, id: string, configuration: Configuration<Schema>) {
    super(scope, id, DataAwsAmi.tfResourceType, configuration);
  }
}
