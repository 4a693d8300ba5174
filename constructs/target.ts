import { join } from "node:path";
import {
  Annotations,
  Aspects,
  type IAspect,
  LocalBackend,
  TerraformBackend,
  TerraformProvider,
  TerraformResource,
  TerraformStack,
} from "cdktf";
import type { IConstruct } from "constructs";
import { findRegion, regions } from "../schemas/catalogues/regions";
import { isResourceType, resourceTypes } from "../schemas/resource-schemas";
import { blockingCliConfiguration, cliConfigurationAdvice } from "./local-provider/cli-configuration";
import { terraformPlatforms } from "./local-provider/placement";
import {
  builtProviderFolder,
  localProviderAddress,
  readProviderBundle,
} from "./local-provider/provider-bundle";
import { LocalProviderSynthesizer } from "./local-provider/synthesizer";
import { checkAtSynth } from "./private/problems";
import { AwsProvider, type ProviderRequirement } from "./resources/aws-provider";

/** What both targets take. */
export interface TargetProps {
  /**
   * Tags that every resource of the stack gets
   * @default - none
   */
  readonly defaultTags?: Readonly<Record<string, string>>;
}

export interface LocalTargetProps extends TargetProps {
  /**
   * Region that the local hypervisor plays
   * @default "eu-west-1"
   */
  readonly region?: string;
  /**
   * Folder of the built provider, with `main.js` in it
   * @default - `dist/provider` of this package
   */
  readonly providerFolder?: string;
}

export interface AwsTargetProps extends TargetProps {
  /** Region to deploy to, such as `eu-west-1` */
  readonly region: string;
  /**
   * Profile of the AWS configuration files
   * @default - the credentials that the AWS tools find
   */
  readonly profile?: string;
}

/**
 * Where a stack is deployed: AWS, or the hypervisor on this machine. The same constructs give the same resources on
 * both; the target brings the provider, its settings and a state of its own.
 */
export abstract class Ec2Target {
  /** The hypervisor on this machine. `cdktf deploy` needs no further configuration: the provider is placed at synth. */
  static local(props: LocalTargetProps = {}): Ec2Target {
    return new LocalTarget(props);
  }

  /** AWS, by way of hashicorp/aws */
  static aws(props: AwsTargetProps): Ec2Target {
    return new AwsTarget(props);
  }

  /** The target that a construct's stack was bound to; undefined when it was not bound */
  static of(construct: IConstruct): Ec2Target | undefined {
    return boundTargets.get(TerraformStack.of(construct));
  }

  abstract readonly name: "local" | "aws";

  protected constructor(
    readonly region: string,
    private readonly requirement: ProviderRequirement,
    private readonly settings: { readonly profile?: string },
    private readonly defaultTags: Readonly<Record<string, string>> | undefined,
  ) {}

  /** Gives a stack the provider of this target. Call it once, first in the stack's constructor. */
  bind(stack: TerraformStack): void {
    this.take(stack);
    new AwsProvider(stack, "ec2-target", this.requirement, {
      region: this.region,
      ...this.settings,
      default_tags: this.defaultTags && [{ tags: this.defaultTags }],
    });
  }

  /**
   * Points a stack that brings a provider for `aws_*` types of its own, such as one written with
   * `@cdktf/provider-aws`, to this target. The stack's code stays as it is; the provider keeps its settings.
   */
  repoint(stack: TerraformStack): void {
    this.take(stack);
    // An aspect on the app would never run: cdktf starts at the stack.
    Aspects.of(stack).add(new RepointAwsProvider(this.requirement));
  }

  /** What the target does to a stack besides the provider block */
  protected abstract prepare(stack: TerraformStack): void;

  private take(stack: TerraformStack): void {
    const other = boundTargets.get(stack);
    if (other)
      throw new Error(`Stack '${stack.node.path}' is bound to target '${other.name}' already: bind it once.`);
    boundTargets.set(stack, this);
    this.prepare(stack);
  }
}

const boundTargets = new WeakMap<TerraformStack, Ec2Target>();

class AwsTarget extends Ec2Target {
  readonly name = "aws";

  constructor({ region, profile, defaultTags }: AwsTargetProps) {
    super(region, { source: "hashicorp/aws", version: "~> 6.0" }, { profile }, defaultTags);
  }

  protected prepare(): void {}
}

class LocalTarget extends Ec2Target {
  readonly name = "local";
  private readonly providerFolder: string;
  private readonly bundle: ReturnType<typeof readProviderBundle>;

  constructor({
    region = "eu-west-1",
    providerFolder = builtProviderFolder(),
    defaultTags,
  }: LocalTargetProps) {
    const bundle = readProviderBundle(providerFolder);
    super(region, { source: localProviderAddress, version: bundle?.version ?? "0.0.0" }, {}, defaultTags);
    this.providerFolder = providerFolder;
    this.bundle = bundle;
  }

  protected prepare(stack: TerraformStack): void {
    keepStateApart(stack);
    if (this.bundle) stack.synthesizer = new LocalProviderSynthesizer(stack, stack.synthesizer, this.bundle);
    checkAtSynth(stack, () => [...this.problemsHere(), ...unknownResourceTypes(stack)]);
    const blocking = blockingCliConfiguration();
    if (blocking) Annotations.of(stack).addWarning(cliConfigurationAdvice(blocking));
  }

  private *problemsHere(): Iterable<string> {
    if (terraformPlatforms().length === 0)
      yield `The local target runs on Linux and macOS, not on ${process.platform}.\n    Fix: on Windows, use WSL.`;
    if (!this.bundle)
      yield `The local target's provider has not been built: ${this.providerFolder} holds no main.js.\n    Fix: npm run build`;
    if (!findRegion(this.region))
      yield `The local target knows no region '${this.region}'.\n    Fix: choose one of ${regions.map(({ name }) => name).join(", ")}`;
  }
}

/**
 * Keeps the local state in a file of its own. A stack that is deployed now here, now to AWS under the same name would
 * otherwise have each target take the other's resources for its own. A backend that the stack brings is left alone.
 */
function keepStateApart(stack: TerraformStack): void {
  const file = join(process.cwd(), `terraform.${stack.node.id}.local.tfstate`);
  stack.ensureBackendExists = () =>
    stack.node.findAll().find((child) => TerraformBackend.isBackend(child)) ??
    new LocalBackend(stack, { path: file });
}

/** Resources of the stack that the local provider would not know. */
function unknownResourceTypes(stack: TerraformStack): string[] {
  return stack.node
    .findAll()
    .filter((child) => TerraformResource.isTerraformResource(child))
    .filter(({ terraformResourceType: type, provider }) => {
      const ours = !provider || provider.terraformProviderSource === localProviderAddress;
      return ours && type.startsWith("aws_") && !isResourceType(type);
    })
    .map(
      ({ node, terraformResourceType }) =>
        `${node.path}: the local target has no ${terraformResourceType}. It has ${resourceTypes.join(", ")}.`,
    );
}

/** Sets source and version of a stack's provider for `aws_*` types, whichever bindings it comes from. */
class RepointAwsProvider implements IAspect {
  constructor(private readonly requirement: ProviderRequirement) {}

  visit(node: IConstruct): void {
    if (!TerraformProvider.isTerraformProvider(node)) return;
    if (node.terraformResourceType !== AwsProvider.tfResourceType) return;
    const metadata = { providerName: "aws", providerVersion: this.requirement.version };
    // cdktf declares these two readonly for bindings, and reads them when it writes the configuration.
    Object.assign(node, {
      terraformProviderSource: this.requirement.source,
      terraformGeneratorMetadata: { ...node.terraformGeneratorMetadata, ...metadata },
    });
  }
}
