import { type IResolvable, TerraformDataSource, TerraformResource, type TerraformStack } from "cdktf";
import type { Construct, IConstruct } from "constructs";
import {
  type DataSourceType,
  dataSourceSchema,
  type ResourceType,
  resourceSchema,
} from "../../schemas/resource-schemas";
import { unsupportedArguments } from "../../schemas/unsupported";
import { validateDataSource, validateResource } from "../../schemas/validate";
import { checkAtSynth } from "../private/problems";
import { Ec2Target } from "../target";
import {
  type AttributesOf,
  argumentsOf,
  type Configuration,
  completeArguments,
  hclArguments,
} from "./arguments";
import { knownArguments } from "./known-arguments";

/** The construct that the user named: the one around a default child, else the resource itself. */
const named = (resource: Construct): IConstruct =>
  (resource.node.id === "Default" && resource.node.scope) || resource;

const stacksThatNeedProvider = new WeakSet<TerraformStack>();

/** Refuses, once, a stack whose resources no provider would make. */
function requireProvider(stack: TerraformStack): void {
  if (stacksThatNeedProvider.has(stack)) return;
  stacksThatNeedProvider.add(stack);
  checkAtSynth(stack, () => {
    if (stack.allProviders().some(({ terraformResourceType }) => terraformResourceType === "aws")) return [];
    return [
      "The stack has no target.\n    Fix: call target.bind(this) in its constructor, with Ec2Target.local() or Ec2Target.aws({ region: … }).",
    ];
  });
}

/** A managed resource with Terraform's own argument names, typed by the schemas in `schemas/`. */
export abstract class AwsResource<T extends object> extends TerraformResource {
  readonly arguments: Record<string, unknown>;

  protected constructor(
    scope: Construct,
    id: string,
    private readonly resourceType: ResourceType,
    configuration: Configuration<T>,
  ) {
    super(scope, id, {
      ...configuration,
      terraformResourceType: resourceType,
    });
    requireProvider(this.cdktfStack);
    this.arguments = argumentsOf(configuration);
    checkAtSynth(named(this), () => {
      const schema = resourceSchema(resourceType);
      const known = knownArguments(this.arguments, schema.properties);
      const isLocal = Ec2Target.of(this)?.name === "local";
      return [
        ...validateResource(resourceType, known),
        ...(isLocal ? unsupportedArguments(schema, known) : []),
      ];
    });
  }

  /** Reference to an attribute that holds text */
  text(attribute: AttributesOf<T, string>): string {
    return this.getStringAttribute(attribute);
  }

  /** Reference to an attribute that holds a number */
  number(attribute: AttributesOf<T, number>): number {
    return this.getNumberAttribute(attribute);
  }

  /** Reference to an attribute that holds true or false */
  boolean(attribute: AttributesOf<T, boolean>): IResolvable {
    return this.getBooleanAttribute(attribute);
  }

  protected override synthesizeAttributes(): Record<string, unknown> {
    return completeArguments(this.arguments, resourceSchema(this.resourceType).properties);
  }

  protected override synthesizeHclAttributes(): Record<string, unknown> {
    return hclArguments(this.synthesizeAttributes(), resourceSchema(this.resourceType).properties);
  }
}

/** A look-up with Terraform's own argument names, typed by the schemas in `schemas/`. */
export abstract class AwsDataSource<T extends object> extends TerraformDataSource {
  readonly arguments: Record<string, unknown>;

  protected constructor(
    scope: Construct,
    id: string,
    private readonly dataSourceType: DataSourceType,
    configuration: Configuration<T>,
  ) {
    super(scope, id, {
      ...configuration,
      terraformResourceType: dataSourceType,
    });
    requireProvider(this.cdktfStack);
    this.arguments = argumentsOf(configuration);
    checkAtSynth(named(this), () =>
      validateDataSource(
        dataSourceType,
        knownArguments(this.arguments, dataSourceSchema(dataSourceType).properties),
      ),
    );
  }

  /** Reference to an attribute that holds text */
  text(attribute: AttributesOf<T, string>): string {
    return this.getStringAttribute(attribute);
  }

  /** Reference to an attribute that holds a list of texts */
  texts(attribute: AttributesOf<T, string[]>): string[] {
    return this.getListAttribute(attribute);
  }

  protected override synthesizeAttributes(): Record<string, unknown> {
    return this.arguments;
  }

  protected override synthesizeHclAttributes(): Record<string, unknown> {
    return hclArguments(this.arguments, dataSourceSchema(this.dataSourceType).properties);
  }
}
