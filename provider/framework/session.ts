import { type Diagnostic, errorDiagnostic } from "../protocol/diagnostic";
import type { DynamicValue } from "../protocol/dynamic-value";
import type { ObjectValue, Value } from "../protocol/value";
import { AbortedError, StopSwitch } from "./abort";
import { defectDiagnostic } from "./problems";
import type { Provider } from "./provider";
import type { DataSource, ManagedResource } from "./resource";
import type { FrameworkSchema } from "./schema";
import { type Contract, SchemaSource } from "./schema-source";
import { noTagSettings, type TagSettings } from "./tags";
import { type After, systemAfter } from "./timeouts";
import { isObject } from "./values";

/** Told of what a resource threw, for the log. */
export type DefectListener = (what: string, problem: unknown) => void;

export interface SessionOptions<Services> {
  readonly contract: Contract;
  /** Called once, when the first call needs more than schemas */
  readonly loadProvider: () => Promise<Provider<Services>>;
  readonly onDefect?: DefectListener;
  readonly after?: After;
}

/** A type's schema and, once the provider is loaded, what stands behind it. */
export interface KnownType<Implementation> {
  readonly schema: FrameworkSchema;
  readonly implementation: Implementation;
}

/** A call that cannot go on, as the diagnostics that say why. Stays within the framework. */
export class Refusal extends Error {
  override readonly name = "Refusal";
  constructor(readonly diagnostics: readonly Diagnostic[]) {
    super(diagnostics.map(({ summary }) => summary).join("; "));
  }
}

const refuse = (summary: string, detail: string): never => {
  throw new Refusal([errorDiagnostic(summary, detail)]);
};

interface LoadedProvider<Services> {
  readonly provider: Provider<Services>;
  readonly resources: ReadonlyMap<string, ManagedResource<Services>>;
  readonly dataSources: ReadonlyMap<string, DataSource<Services>>;
}

/** What the calls of one provider process share. */
export class Session<Services> {
  readonly schemas: SchemaSource;
  tags: TagSettings = noTagSettings;
  /** Undefined until ConfigureProvider has succeeded with everything known */
  services: Services | undefined;
  readonly stopping = new StopSwitch();
  readonly after: After;
  private loaded: Promise<LoadedProvider<Services>> | undefined;

  constructor(private readonly options: SessionOptions<Services>) {
    this.schemas = new SchemaSource(options.contract);
    this.after = options.after ?? systemAfter;
  }

  stop(): void {
    this.stopping.stop(new AbortedError("Terraform asked to stop (Ctrl-C)."));
  }

  provider(): Promise<LoadedProvider<Services>> {
    this.loaded ??= this.options.loadProvider().then((provider) => ({
      provider,
      resources: new Map(provider.resources.map((resource) => [resource.type, resource])),
      dataSources: new Map(provider.dataSources.map((source) => [source.type, source])),
    }));
    return this.loaded;
  }

  validators() {
    return this.options.contract.loadValidators();
  }

  /** @throws Refusal */
  resourceSchema(type: string): FrameworkSchema {
    return (
      this.schemas.resource(type) ??
      refuse(`Unknown resource type ${type}`, `This provider has: ${this.schemas.resourceTypes.join(", ")}.`)
    );
  }

  /** @throws Refusal */
  dataSourceSchema(type: string): FrameworkSchema {
    return (
      this.schemas.dataSource(type) ??
      refuse(`Unknown data source ${type}`, `This provider has: ${this.schemas.dataSourceTypes.join(", ")}.`)
    );
  }

  /** @throws Refusal */
  async resource(type: string): Promise<KnownType<ManagedResource<Services>>> {
    const schema = this.resourceSchema(type);
    const implementation = (await this.provider()).resources.get(type);
    return { schema, implementation: implementation ?? refuse(...notImplemented(type)) };
  }

  /** @throws Refusal */
  async dataSource(type: string): Promise<KnownType<DataSource<Services>>> {
    const schema = this.dataSourceSchema(type);
    const implementation = (await this.provider()).dataSources.get(type);
    return { schema, implementation: implementation ?? refuse(...notImplemented(type)) };
  }

  /** @throws Refusal when the provider is not configured, or with values that are not known yet */
  configuredServices(): Services {
    return (
      this.services ??
      refuse(
        "The provider is not configured",
        "Its configuration failed, or depends on values that are known only after apply. " +
          "Give the provider block values that are known, or apply what they depend on first (-target).",
      )
    );
  }

  /** Reports what was thrown, and puts it into words; an abort is no defect. */
  failure(what: string, problem: unknown, signal: AbortSignal): Diagnostic {
    if (signal.aborted) {
      const reason = signal.reason instanceof Error ? signal.reason.message : String(signal.reason);
      return errorDiagnostic(`Interrupted while ${what}`, reason);
    }
    this.options.onDefect?.(what, problem);
    return defectDiagnostic(what, problem);
  }
}

const notImplemented = (type: string): [string, string] => [
  `${type} is not implemented`,
  `The schema of ${type} is known, but this build of the provider has nothing behind it. Please report it.`,
];

/** The object in a dynamic value; null where Terraform sent none or null. */
export function decodeObject(dynamic: DynamicValue, schema: FrameworkSchema): ObjectValue | null {
  const value = dynamic.decode(schema.type);
  return isObject(value) ? value : null;
}

/** The object in a dynamic value, which must be one. */
export function requireObject(dynamic: DynamicValue, schema: FrameworkSchema): ObjectValue {
  return (
    decodeObject(dynamic, schema) ??
    refuse("Terraform sent no value", "This call needs an object, and null or an unknown value came instead.")
  );
}

/** An answer's diagnostics when a call was refused; anything else is thrown on. */
export async function orRefusal<Response>(
  work: () => Promise<Response>,
  refused: (diagnostics: readonly Diagnostic[]) => Response,
): Promise<Response> {
  try {
    return await work();
  } catch (problem) {
    if (problem instanceof Refusal) return refused(problem.diagnostics);
    throw problem;
  }
}

export const typed = (schema: FrameworkSchema, value: Value) => ({ type: schema.type, value });
