import type { Construct } from "constructs";
import type { AwsVpc as Schema } from "../../schemas/generated/vpc";
import type { Configuration } from "./arguments";
import { AwsResource } from "./resource";

/** A private network. */
export class AwsVpc extends AwsResource<Schema> {
  static readonly tfResourceType = "aws_vpc";

  constructor(scope: Construct, id: string, configuration: Configuration<Schema> = {}) {
    super(scope, id, AwsVpc.tfResourceType, configuration);
  }
}
