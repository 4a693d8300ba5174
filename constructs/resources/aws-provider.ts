import { TerraformProvider } from "cdktf";
import type { Construct } from "constructs";
import type { AwsProvider as Schema } from "../../schemas/generated/provider";
import { providerConfigurationSchema } from "../../schemas/resource-schemas";
import { type Arguments, argumentsOf, hclArguments } from "./arguments";

/** Where Terraform finds the provider of the `aws_*` types */
export interface ProviderRequirement {
  /** Terraform's address of the provider, such as `hashicorp/aws` */
  readonly source: string;
  /** Version constraint, such as `~> 6.0` */
  readonly version: string;
}

/** The provider of the `aws_*` types: which one it is depends on the target. */
export class AwsProvider extends TerraformProvider {
  static readonly tfResourceType = "aws";
  readonly arguments: Record<string, unknown>;

  constructor(
    scope: Construct,
    id: string,
    requirement: ProviderRequirement,
    settings: Arguments<Schema> = {},
  ) {
    super(scope, id, {
      terraformResourceType: AwsProvider.tfResourceType,
      terraformProviderSource: requirement.source,
      terraformGeneratorMetadata: { providerName: "aws", providerVersion: requirement.version },
    });
    this.arguments = argumentsOf(settings);
  }

  protected override synthesizeAttributes(): Record<string, unknown> {
    return this.arguments;
  }

  protected override synthesizeHclAttributes(): Record<string, unknown> {
    return hclArguments(this.arguments, providerConfigurationSchema.properties);
  }
}
