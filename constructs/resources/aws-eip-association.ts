import type { Construct } from "constructs";
import type { AwsEipAssociation as Schema } from "../../schemas/generated/elastic-ip-association";
import type { Configuration } from "./arguments";
import { AwsResource } from "./resource";

/** What an Elastic IP address stands for. */
export class AwsEipAssociation extends AwsResource<Schema> {
  static readonly tfResourceType = "aws_eip_association";

  constructor(scope: Construct, id: string, configuration: Configuration<Schema> = {}) {
    super(scope, id, AwsEipAssociation.tfResourceType, configuration);
  }
}
