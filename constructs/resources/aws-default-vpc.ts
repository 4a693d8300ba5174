import type { Construct } from "constructs";
import type { AwsDefaultVpc as Schema } from "../../schemas/generated/default-vpc";
import type { Configuration } from "./arguments";
import { AwsResource } from "./resource";

/** The region's own VPC, taken into care. */
export class AwsDefaultVpc extends AwsResource<Schema> {
  static readonly tfResourceType = "aws_default_vpc";

  constructor(scope: Construct, id: string, configuration: Configuration<Schema> = {}) {
    super(scope, id, AwsDefaultVpc.tfResourceType, configuration);
  }
}
