/**
 * Messages of Terraform's plugin protocol 6 (tfplugin6, minor 8) as far as a provider reads or writes them. Names are
 * the protocol's in camelCase; later minors only add fields, which are skipped.
 */
import { bool, bytes, integer, string } from "./protobuf/kinds";
import { field, type MessageOf, map, message, optional, repeated } from "./protobuf/message";

const dynamicValue = message({ msgpack: field(1, bytes), json: field(2, bytes) });

/** A oneof: exactly one of the three is there. */
const attributePathStep = message({
  attributeName: optional(1, string),
  elementKeyString: optional(2, string),
  elementKeyInt: optional(3, integer),
});

const attributePath = message({ steps: repeated(1, attributePathStep) });

export const severity = { error: 1, warning: 2 } as const;

const diagnostic = message({
  severity: field(1, integer),
  summary: field(2, string),
  detail: field(3, string),
  attribute: optional(4, attributePath),
});

const diagnostics = (number: number) => repeated(number, diagnostic);

const rawState = message({ json: field(1, bytes), flatmap: map(2, string) });

const attribute = message({
  name: field(1, string),
  type: field(2, bytes),
  description: field(3, string),
  required: field(4, bool),
  optional: field(5, bool),
  computed: field(6, bool),
  sensitive: field(7, bool),
  descriptionKind: field(8, integer),
  deprecated: field(9, bool),
});

export const nesting = { single: 1, list: 2, set: 3 } as const;

/** `block` holds an encoded `block`: the two refer to each other. */
const nestedBlock = message({
  typeName: field(1, string),
  block: field(2, bytes),
  nesting: field(3, integer),
  minItems: field(4, integer),
  maxItems: field(5, integer),
});

export const block = message({
  version: field(1, integer),
  attributes: repeated(2, attribute),
  blockTypes: repeated(3, nestedBlock),
  description: field(4, string),
  descriptionKind: field(5, integer),
  deprecated: field(6, bool),
});

const schema = message({ version: field(1, integer), block: optional(2, block) });

const serverCapabilities = message({
  planDestroy: field(1, bool),
  getProviderSchemaOptional: field(2, bool),
  moveResourceState: field(3, bool),
});

const clientCapabilities = message({
  deferralAllowed: field(1, bool),
  writeOnlyAttributesAllowed: field(2, bool),
});

const typeName = message({ typeName: field(1, string) });

const empty = message({});

/** Request and response of every call, by its name. */
export const methods = {
  GetMetadata: {
    request: empty,
    response: message({
      serverCapabilities: optional(1, serverCapabilities),
      diagnostics: diagnostics(2),
      dataSources: repeated(3, typeName),
      resources: repeated(4, typeName),
    }),
  },
  GetProviderSchema: {
    request: empty,
    response: message({
      provider: optional(1, schema),
      resourceSchemas: map(2, schema),
      dataSourceSchemas: map(3, schema),
      diagnostics: diagnostics(4),
      serverCapabilities: optional(6, serverCapabilities),
    }),
  },
  ValidateProviderConfig: {
    request: message({ config: optional(1, dynamicValue) }),
    response: message({ diagnostics: diagnostics(2) }),
  },
  ValidateResourceConfig: {
    request: message({ typeName: field(1, string), config: optional(2, dynamicValue) }),
    response: message({ diagnostics: diagnostics(1) }),
  },
  ValidateDataResourceConfig: {
    request: message({ typeName: field(1, string), config: optional(2, dynamicValue) }),
    response: message({ diagnostics: diagnostics(1) }),
  },
  UpgradeResourceState: {
    request: message({
      typeName: field(1, string),
      version: field(2, integer),
      rawState: optional(3, rawState),
    }),
    response: message({ upgradedState: optional(1, dynamicValue), diagnostics: diagnostics(2) }),
  },
  ConfigureProvider: {
    request: message({
      terraformVersion: field(1, string),
      config: optional(2, dynamicValue),
      clientCapabilities: optional(3, clientCapabilities),
    }),
    response: message({ diagnostics: diagnostics(1) }),
  },
  ReadResource: {
    request: message({
      typeName: field(1, string),
      currentState: optional(2, dynamicValue),
      private: field(3, bytes),
    }),
    response: message({
      newState: optional(1, dynamicValue),
      diagnostics: diagnostics(2),
      private: field(3, bytes),
    }),
  },
  PlanResourceChange: {
    request: message({
      typeName: field(1, string),
      priorState: optional(2, dynamicValue),
      proposedNewState: optional(3, dynamicValue),
      config: optional(4, dynamicValue),
      priorPrivate: field(5, bytes),
    }),
    response: message({
      plannedState: optional(1, dynamicValue),
      requiresReplace: repeated(2, attributePath),
      plannedPrivate: field(3, bytes),
      diagnostics: diagnostics(4),
      legacyTypeSystem: field(5, bool),
    }),
  },
  ApplyResourceChange: {
    request: message({
      typeName: field(1, string),
      priorState: optional(2, dynamicValue),
      plannedState: optional(3, dynamicValue),
      config: optional(4, dynamicValue),
      plannedPrivate: field(5, bytes),
    }),
    response: message({
      newState: optional(1, dynamicValue),
      private: field(2, bytes),
      diagnostics: diagnostics(3),
      legacyTypeSystem: field(4, bool),
    }),
  },
  ImportResourceState: {
    request: message({ typeName: field(1, string), id: field(2, string) }),
    response: message({
      importedResources: repeated(
        1,
        message({ typeName: field(1, string), state: optional(2, dynamicValue), private: field(3, bytes) }),
      ),
      diagnostics: diagnostics(2),
    }),
  },
  MoveResourceState: {
    request: message({
      sourceProviderAddress: field(1, string),
      sourceTypeName: field(2, string),
      sourceSchemaVersion: field(3, integer),
      sourceState: optional(4, rawState),
      targetTypeName: field(5, string),
      sourcePrivate: field(6, bytes),
    }),
    response: message({
      targetState: optional(1, dynamicValue),
      diagnostics: diagnostics(2),
      targetPrivate: field(3, bytes),
    }),
  },
  ReadDataSource: {
    request: message({ typeName: field(1, string), config: optional(2, dynamicValue) }),
    response: message({ state: optional(1, dynamicValue), diagnostics: diagnostics(2) }),
  },
  GetFunctions: {
    request: empty,
    response: message({ diagnostics: diagnostics(2) }), // field 1, the functions, is always empty
  },
  CallFunction: {
    request: message({ name: field(1, string), arguments: repeated(2, dynamicValue) }),
    response: message({
      result: optional(1, dynamicValue),
      error: optional(2, message({ text: field(1, string), functionArgument: optional(2, integer) })),
    }),
  },
  StopProvider: {
    request: empty,
    response: message({ error: field(1, string) }),
  },
} as const;

export type MethodName = keyof typeof methods;
export type Request<M extends MethodName> = MessageOf<(typeof methods)[M]["request"]>;
export type Response<M extends MethodName> = MessageOf<(typeof methods)[M]["response"]>;
export type DynamicValueMessage = MessageOf<typeof dynamicValue>;
export type SchemaMessage = MessageOf<typeof schema>;
export type BlockMessage = MessageOf<typeof block>;
export type DiagnosticMessage = MessageOf<typeof diagnostic>;

/** Path of a method in HTTP/2's terms. */
export const methodPath = (name: string): string => `/tfplugin6.Provider/${name}`;
