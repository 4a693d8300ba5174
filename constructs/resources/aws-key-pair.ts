import type { Construct } from "constructs";
import type { AwsKeyPair as Schema } from "../../schemas/generated/key-pair";
import type { Configuration } from "./arguments";
import { AwsResource } from "./resource";

/** A public key that EC2 keeps under a name. */
export class AwsKeyPair extends AwsResource<Schema> {
  static readonly tfResourceType = "aws_key_pair";

  constructor(scope: Construct, id: string, configuration: Configuration<Schema>) {
    super(scope, id, AwsKeyPair.tfResourceType, configuration);
  }
}
