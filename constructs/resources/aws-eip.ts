import type { Construct } from "constructs";
import type { AwsEip as Schema } from "../../schemas/generated/elastic-ip";
import type { Configuration } from "./arguments";
import { AwsResource } from "./resource";

/** An Elastic IP address. */
export class AwsEip extends AwsResource<Schema> {
  static readonly tfResourceType = "aws_eip";

  constructor(scope: Construct, id: string, configuration: Configuration<Schema> = {}) {
    super(scope, id, AwsEip.tfResourceType, configuration);
  }
}
