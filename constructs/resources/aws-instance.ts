import type { Construct } from "constructs";
import type { AwsInstance as Schema } from "../../schemas/generated/instance";
import type { Configuration } from "./arguments";
import { AwsResource } from "./resource";

/** An EC2 instance. */
export class AwsInstance extends AwsResource<Schema> {
  static readonly tfResourceType = "aws_instance";

  constructor(scope: Construct, id: string, configuration: Configuration<Schema>) {
    super(scope, id, AwsInstance.tfResourceType, configuration);
  }
}
