import { type Clock, systemClock } from "../../local-hypervisor/model/clock";
import { createProviderServer } from "../../provider/framework/provider-server";
import { copyValue, isObject } from "../../provider/framework/values";
import type { Diagnostic } from "../../provider/protocol/diagnostic";
import type { DynamicValue } from "../../provider/protocol/dynamic-value";
import type { ProviderServer } from "../../provider/protocol/provider-server";
import type { Schema, SchemaBlock } from "../../provider/protocol/schema";
import { isUnknown } from "../../provider/protocol/unknown";
import type { ObjectValue, Value } from "../../provider/protocol/value";
import { createProvider } from "../../provider/provider";
import { same } from "../../provider/resources/values";

const dynamic = (value: Value): DynamicValue => ({ decode: () => copyValue(value) });
const none = new Uint8Array(0);
const signal = new AbortController().signal;

/** What a change was refused with. */
export class Refused extends Error {
  constructor(
    readonly diagnostics: readonly Diagnostic[],
    readonly state: ObjectValue | null = null,
  ) {
    super(diagnostics.map(({ summary, detail }) => `${summary}\n${detail}`).join("\n\n"));
  }
}

export interface Planned {
  readonly planned: ObjectValue;
  /** Attributes that force a replacement, the first step of their paths */
  readonly replaces: readonly string[];
  readonly strict: boolean;
  readonly warnings: readonly Diagnostic[];
}

/**
 * Terraform's side of a provider, without the wire: validates, plans, applies and reads as Terraform does, and holds
 * the provider to what Terraform holds it to.
 */
export class ProviderDriver {
  private constructor(
    private readonly server: ProviderServer,
    private readonly schemas: {
      resources: ReadonlyMap<string, Schema>;
      dataSources: ReadonlyMap<string, Schema>;
    },
  ) {}

  /** A provider that talks to an endpoint of a test. */
  static async open(
    url: string,
    credentials: { accessKeyId: string; secretAccessKey: string },
    settings: ObjectValue = {},
    clock: Clock = systemClock,
  ): Promise<ProviderDriver> {
    const server = createProviderServer({
      loadProvider: async () => createProvider(),
      after: (delayMs, callback) => clock.after(delayMs, callback),
    });
    const { provider, resources, dataSources } = await server.getProviderSchema();
    const config = complete(provider.block, {
      region: "eu-west-1",
      access_key: credentials.accessKeyId,
      secret_key: credentials.secretAccessKey,
      endpoints: [{ ec2: url, sts: url }],
      ...settings,
    });
    const { diagnostics } = await server.configureProvider({
      config: dynamic(config),
      terraformVersion: "1.11.4",
    });
    refuseErrors(diagnostics);
    return new ProviderDriver(server, { resources, dataSources });
  }

  /** Plans a configuration; refused when it is not valid. */
  async plan(typeName: string, settings: ObjectValue, prior: ObjectValue | null = null): Promise<Planned> {
    const config = this.config(typeName, settings);
    refuseErrors(
      (await this.server.validateResourceConfig({ typeName, config: dynamic(config) })).diagnostics,
    );
    const response = await this.server.planResourceChange(
      {
        typeName,
        config: dynamic(config),
        priorState: dynamic(prior),
        proposedNewState: dynamic(config),
        priorPrivate: none,
      },
      signal,
    );
    refuseErrors(response.diagnostics);
    const planned = response.plannedState?.value as ObjectValue;
    const replaces = response.requiresReplace.map(([first]) =>
      first && "attributeName" in first ? first.attributeName : "",
    );
    return { planned, replaces, strict: !response.legacyTypeSystem, warnings: response.diagnostics };
  }

  /** Brings a thing to a configuration, in place or by replacement, and gives its new state. */
  async apply(
    typeName: string,
    settings: ObjectValue,
    prior: ObjectValue | null = null,
  ): Promise<ObjectValue> {
    const { planned, replaces, strict } = await this.plan(typeName, settings, prior);
    if (prior !== null && replaces.length > 0) {
      await this.destroy(typeName, prior);
      return this.apply(typeName, settings);
    }
    const response = await this.server.applyResourceChange(
      {
        typeName,
        config: dynamic(this.config(typeName, settings)),
        priorState: dynamic(prior),
        plannedState: dynamic(planned),
        plannedPrivate: none,
      },
      signal,
    );
    const state = (response.newState?.value ?? null) as ObjectValue | null;
    refuseErrors(response.diagnostics, state);
    if (state === null) throw new Error(`${typeName} has no state after it was applied`);
    if (strict) assertAgrees(planned, state, typeName);
    return state;
  }

  /** Applies, then checks what every practitioner expects: a second look finds nothing to do. */
  async settle(
    typeName: string,
    settings: ObjectValue,
    prior: ObjectValue | null = null,
  ): Promise<ObjectValue> {
    const state = await this.apply(typeName, settings, prior);
    const read = await this.read(typeName, state);
    if (read === null) throw new Error(`${typeName} is gone after it was applied`);
    expect(differences(state, read)).toEqual([]);
    const { planned, replaces } = await this.plan(typeName, settings, read);
    expect(differences(read, planned)).toEqual([]);
    expect(replaces).toEqual([]);
    return state;
  }

  async read(typeName: string, state: ObjectValue): Promise<ObjectValue | null> {
    const response = await this.server.readResource(
      { typeName, currentState: dynamic(state), private: none },
      signal,
    );
    refuseErrors(response.diagnostics);
    return (response.newState?.value ?? null) as ObjectValue | null;
  }

  async destroy(typeName: string, state: ObjectValue): Promise<void> {
    const response = await this.server.applyResourceChange(
      {
        typeName,
        config: dynamic(null),
        priorState: dynamic(state),
        plannedState: dynamic(null),
        plannedPrivate: none,
      },
      signal,
    );
    refuseErrors(response.diagnostics, (response.newState?.value ?? null) as ObjectValue | null);
    expect(response.newState?.value ?? null).toBeNull();
  }

  async import(typeName: string, id: string): Promise<ObjectValue | null> {
    const response = await this.server.importResourceState({ typeName, id }, signal);
    refuseErrors(response.diagnostics);
    const [imported] = response.imported;
    if (imported === undefined) throw new Error(`${typeName} ${id} was not imported`);
    return this.read(typeName, imported.state.value as ObjectValue);
  }

  async data(typeName: string, settings: ObjectValue = {}): Promise<ObjectValue> {
    const schema = this.schemas.dataSources.get(typeName);
    if (schema === undefined) throw new Error(`no data source ${typeName}`);
    const config = dynamic(complete(schema.block, settings));
    refuseErrors((await this.server.validateDataSourceConfig({ typeName, config })).diagnostics);
    const response = await this.server.readDataSource({ typeName, config }, signal);
    refuseErrors(response.diagnostics);
    return response.state?.value as ObjectValue;
  }

  /** What Terraform does at Ctrl-C. */
  async stop(): Promise<void> {
    await this.server.stopProvider();
  }

  private config(typeName: string, settings: ObjectValue): ObjectValue {
    const schema = this.schemas.resources.get(typeName);
    if (schema === undefined) throw new Error(`no resource ${typeName}`);
    return complete(schema.block, settings);
  }
}

/** A configuration as it comes over the wire: every attribute is there, null where unset. */
function complete(block: SchemaBlock, settings: ObjectValue): ObjectValue {
  for (const name of Object.keys(settings))
    if (!block.attributes.has(name) && !block.blocks.has(name))
      throw new Error(`${name} is not in the schema`);
  const config: ObjectValue = {};
  for (const [name, { type }] of block.attributes)
    config[name] = completeElements(type, settings[name] ?? null);
  for (const [name, nested] of block.blocks) {
    const given = settings[name];
    if (nested.nesting === "single") config[name] = isObject(given) ? complete(nested.block, given) : null;
    else
      config[name] = (Array.isArray(given) ? given : []).map((element) =>
        complete(nested.block, element as ObjectValue),
      );
  }
  return config;
}

/** Objects in a collection carry every attribute of their type too. */
function completeElements(type: unknown, value: Value): Value {
  if (!Array.isArray(type) || !Array.isArray(value)) return value;
  const [, elementType] = type as [string, unknown];
  if (!Array.isArray(elementType) || elementType[0] !== "object") return value;
  const names = Object.keys(elementType[1] as object);
  return value.map((element) =>
    isObject(element) ? Object.fromEntries(names.map((name) => [name, element[name] ?? null])) : element,
  );
}

function refuseErrors(diagnostics: readonly Diagnostic[], state: ObjectValue | null = null): void {
  if (diagnostics.some(({ severity }) => severity === "error")) throw new Refused(diagnostics, state);
}

/** Terraform's rule: what a plan knew is what comes out. */
function assertAgrees(planned: Value, state: Value, path: string): void {
  if (isUnknown(planned)) return;
  if (isObject(planned) && isObject(state)) {
    for (const [name, value] of Object.entries(planned))
      assertAgrees(value, state[name] ?? null, `${path}.${name}`);
    return;
  }
  if (Array.isArray(planned) && planned.some((item) => isUnknown(item) || isObject(item))) return;
  if (!same(planned, state))
    throw new Error(`${path}: planned ${JSON.stringify(planned)}, became ${JSON.stringify(state)}`);
}

/** Names of attributes that differ, with both values. */
export const differences = (one: ObjectValue, other: ObjectValue): string[] =>
  Object.keys({ ...one, ...other })
    .filter((name) => !same(one[name], other[name]))
    .map((name) => `${name}: ${show(one[name])} -> ${show(other[name])}`);

const show = (value: Value | undefined): string =>
  isUnknown(value) ? "(known after apply)" : (JSON.stringify(value) ?? "absent");
