import type { Construct } from "constructs";
import type { AwsDefaultSubnet as Schema } from "../../schemas/generated/default-subnet";
import type { Configuration } from "./arguments";
import { AwsResource } from "./resource";

/** The default VPC's subnet of a zone, taken into care. */
export class AwsDefaultSubnet extends AwsResource<Schema> {
  static readonly tfResourceType = "aws_default_subnet";

  constructor(scope: Construct, id: string, configuration: Configuration<Schema>) {
    super(scope, id, AwsDefaultSubnet.tfResourceType, configuration);
  }
}
