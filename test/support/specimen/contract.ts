import type { Contract } from "../../../provider/framework/schema-source";
import type { JsonSchema, RootSchema, TerraformFacts } from "../../../schemas/json-schema";

/**
 * A contract that no cloud has: a resource with every kind of value and block that Terraform knows, to try the
 * framework and the wire on.
 */
const schema = "https://json-schema.org/draft/2020-12/schema";

const of = (facts: TerraformFacts, more: JsonSchema): JsonSchema => ({ ...more, "x-terraform": facts });
const required = { mode: "required" } as const;
const optional = { mode: "optional" } as const;
const computed = { mode: "computed" } as const;
const either = { mode: "optionalComputed" } as const;
const text: JsonSchema = { type: "string" };
const number: JsonSchema = { type: "number" };
const integer: JsonSchema = { type: "integer" };
const flag: JsonSchema = { type: "boolean" };
const textMap: JsonSchema = { type: "object", additionalProperties: text };

const timeouts: JsonSchema = of(
  { ...optional, block: "single" },
  {
    type: "object",
    properties: {
      create: of(optional, text),
      update: of(optional, text),
      delete: of(optional, text),
    },
  },
);

const thing: RootSchema = {
  $schema: schema,
  title: "SpecimenThing",
  type: "object",
  required: ["name"],
  properties: {
    id: of(computed, text),
    arn: of(computed, text),
    revision: of(computed, integer),
    name: of(required, text),
    zone: of({ ...either, forceNew: true }, text),
    size: of({ ...optional, default: 8 }, integer),
    ratio: of(optional, number),
    active: of(optional, flag),
    secret: of({ ...optional, sensitive: true }, text),
    addresses: of({ ...optional, collection: "list" }, { type: "array", items: text }),
    groups: of({ ...either, collection: "set" }, { type: "array", items: text }),
    weights: of({ ...optional, collection: "map" }, { type: "object", additionalProperties: number }),
    rules: of(
      { ...either, collection: "set" },
      {
        type: "array",
        items: { type: "object", properties: { port: integer, peers: { type: "array", items: text } } },
      },
    ),
    /** How the API is to behave */
    behaviour: of(optional, text),
    tags: of({ ...optional, collection: "map" }, textMap),
    tags_all: of({ ...either, collection: "map" }, textMap),
    disk: of(
      { ...either, block: "list", maxItems: 1 },
      {
        type: "array",
        items: {
          type: "object",
          properties: {
            gib: of(either, integer),
            kind: of({ ...either, forceNew: true }, text),
            keep: of({ ...optional, default: true }, flag),
            volume: of(computed, text),
          },
        },
      },
    ),
    port: of(
      { ...optional, block: "set" },
      {
        type: "array",
        items: {
          type: "object",
          required: ["number"],
          properties: {
            number: of({ ...required, forceNew: true }, integer),
            protocol: of({ ...optional, default: "tcp" }, text),
            note: of(optional, text),
            handle: of(computed, text),
          },
        },
      },
    ),
    timeouts,
  },
  "x-terraform": { type: "specimen_thing", kind: "resource", schemaVersion: 1 },
};

/** Without anything that needs the old SDK's leniency: Terraform checks it as strictly as it can. */
const strict: RootSchema = {
  $schema: schema,
  title: "SpecimenStrict",
  type: "object",
  properties: {
    id: of(computed, text),
    any: of(optional, {}),
    huge: of(optional, number),
    exact: of(optional, number),
    nested: of(optional, { type: "object", properties: { x: text, y: { type: "array", items: flag } } }),
    grid: of({ ...optional, collection: "list" }, { type: "array", items: { type: "array", items: number } }),
    tags: of({ ...optional, collection: "map" }, textMap),
    tags_all: of({ ...either, collection: "map" }, textMap),
  },
  "x-terraform": { type: "specimen_strict", kind: "resource", schemaVersion: 0 },
};

const lookup: RootSchema = {
  $schema: schema,
  title: "SpecimenLookup",
  type: "object",
  required: ["name"],
  properties: {
    id: of(computed, text),
    name: of(required, text),
    size: of(computed, integer),
  },
  "x-terraform": { type: "specimen_lookup", kind: "data", schemaVersion: 0 },
};

const provider: RootSchema = {
  $schema: schema,
  title: "SpecimenProvider",
  type: "object",
  properties: {
    store: of(optional, text),
    default_tags: of(
      { ...optional, block: "list" },
      {
        type: "array",
        items: { type: "object", properties: { tags: of({ ...optional, collection: "map" }, textMap) } },
      },
    ),
    ignore_tags: of(
      { ...optional, block: "list" },
      {
        type: "array",
        items: {
          type: "object",
          properties: { keys: of({ ...optional, collection: "set" }, { type: "array", items: text }) },
        },
      },
    ),
  },
  "x-terraform": { type: "specimen", kind: "provider", schemaVersion: 0 },
};

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null;

export const specimenContract: Contract = {
  provider,
  resources: new Map([
    ["specimen_thing", thing],
    ["specimen_strict", strict],
  ]),
  dataSources: new Map([["specimen_lookup", lookup]]),
  loadValidators: async () => ({
    validateResource: (_type, config) =>
      isObject(config) && config.name === "forbidden"
        ? [
            {
              code: "InvalidParameterValue",
              message: "Value (forbidden) for parameter name is invalid.",
              path: ["name"],
              fix: "Take another name.",
            },
          ]
        : [],
    validateDataSource: () => [],
  }),
};
