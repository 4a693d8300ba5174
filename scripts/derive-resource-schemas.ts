/**
 * Derives schemas/spec from a description of hashicorp/aws's argument names and flags (JSON; attributes and blocks
 * of each type). Structure and flags of new properties come from there; whatever already stands in a spec file
 * (descriptions, enumerations, formats, ranges, corrected flags) is kept, and flags that differ are printed.
 *
 *   npx tsx scripts/derive-resource-schemas.ts <hashicorp-aws-schema.json>
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { JsonSchema, TerraformFacts } from "../schemas/json-schema";
import { type SpecFile, specFiles } from "./spec-files";

type SourceType = string | ["list" | "set" | "map", SourceType] | ["object", Record<string, SourceType>];

interface SourceAttribute {
  readonly type: SourceType;
  readonly required?: boolean;
  readonly optional?: boolean;
  readonly computed?: boolean;
  readonly forceNew?: boolean;
  readonly sensitive?: boolean;
  readonly default?: string | number | boolean;
}

interface SourceBlock {
  readonly attributes: Record<string, SourceAttribute>;
  readonly blocks: Record<string, SourceBlock>;
  readonly nesting?: "list" | "set" | "single";
  readonly min?: number;
  readonly max?: number;
  readonly computed?: boolean;
  readonly forceNew?: boolean;
  readonly schemaVersion?: number;
}

type MutableSchema = { -readonly [K in keyof JsonSchema]: JsonSchema[K] };

const primitives: Record<string, JsonSchema["type"]> = {
  string: "string",
  number: "integer",
  bool: "boolean",
};

const pascalCase = (name: string): string =>
  name
    .split("_")
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join("");

const modeOf = (source: SourceAttribute): TerraformFacts["mode"] => {
  if (source.required) return "required";
  if (source.optional) return source.computed ? "optionalComputed" : "optional";
  return "computed";
};

function typeSchema(type: SourceType, title: string, facts: TerraformFacts): MutableSchema {
  if (typeof type === "string") return { type: primitives[type], "x-terraform": facts };
  if (type[0] === "object") {
    const properties = Object.fromEntries(
      Object.entries(type[1]).map(([name, member]) => [
        name,
        typeSchema(member, title + pascalCase(name), {
          mode: facts.mode === "computed" ? "computed" : "optional",
        }),
      ]),
    );
    return { title, type: "object", properties, additionalProperties: false };
  }
  const [collection, element] = type;
  const { "x-terraform": _, ...items } = typeSchema(element, title, { mode: facts.mode });
  const collected = { ...facts, collection };
  return collection === "map"
    ? { type: "object", additionalProperties: items, "x-terraform": collected }
    : { type: "array", items, "x-terraform": collected };
}

function attributeSchema(source: SourceAttribute, title: string): MutableSchema {
  return typeSchema(source.type, title, {
    mode: modeOf(source),
    ...(source.forceNew ? { forceNew: true } : {}),
    ...(source.sensitive ? { sensitive: true } : {}),
    ...(source.default === undefined ? {} : { default: source.default }),
  });
}

function objectSchema(source: SourceBlock, title: string, only?: readonly string[]): MutableSchema {
  const attributes = Object.entries(source.attributes ?? {}).filter(([name]) => !only || only.includes(name));
  const properties: Record<string, JsonSchema> = {};
  for (const [name, attribute] of attributes)
    properties[name] = attributeSchema(attribute, title + pascalCase(name));
  for (const [name, block] of Object.entries(source.blocks ?? {})) {
    properties[name] = blockSchema(block, title + pascalCase(name), name);
  }
  const required = attributes.filter(([, attribute]) => attribute.required).map(([name]) => name);
  return {
    title,
    type: "object",
    properties,
    ...(required.length > 0 ? { required } : {}),
    additionalProperties: false,
  };
}

function blockSchema(source: SourceBlock, title: string, name: string): JsonSchema {
  const items = objectSchema(source, title, name === "endpoints" ? ["ec2", "sts"] : undefined);
  const facts: TerraformFacts = {
    mode: source.computed ? "optionalComputed" : "optional",
    ...(source.forceNew ? { forceNew: true } : {}),
    block: source.nesting ?? "list",
    ...(source.min ? { minItems: source.min } : {}),
    ...(source.max ? { maxItems: source.max } : {}),
  };
  if (source.nesting === "single") return { ...items, "x-terraform": facts };
  return {
    type: "array",
    items,
    ...(source.min ? { minItems: source.min } : {}),
    ...(source.max ? { maxItems: source.max } : {}),
    "x-terraform": facts,
  };
}

/** Lays what stands in a file over what was derived, property by property. */
function keepHandwork(derived: JsonSchema, present: JsonSchema | undefined, at: string): JsonSchema {
  if (!present) return derived;
  const merged: MutableSchema = { ...derived, ...present };
  const facts = derived["x-terraform"];
  if (facts && JSON.stringify(facts) !== JSON.stringify(present["x-terraform"])) {
    console.log(
      `${at}: kept ${JSON.stringify(present["x-terraform"])}, source says ${JSON.stringify(derived["x-terraform"])}`,
    );
  }
  if (derived.items) merged.items = keepHandwork(derived.items, present.items, `${at}[]`);
  if (derived.properties) {
    const names = [
      ...new Set([...Object.keys(derived.properties), ...Object.keys(present.properties ?? {})]),
    ];
    merged.properties = Object.fromEntries(
      names.map((name) => [
        name,
        keepHandwork(
          (derived.properties?.[name] ?? present.properties?.[name]) as JsonSchema,
          present.properties?.[name],
          `${at}.${name}`,
        ),
      ]),
    );
  }
  return merged;
}

/** JSON with the innermost objects and arrays on one line where they fit. */
function formatted(value: unknown): string {
  const leaf = /[{[]\n[^{}[\]]*\n\s*[}\]]/g;
  return `${JSON.stringify(value, null, 2).replace(leaf, (text, offset: number, whole: string) => {
    const open = text.charAt(0);
    const inner = text.slice(1, -1).trim().replace(/\n\s*/g, " ");
    const line = open === "{" ? `{ ${inner} }` : `[${inner}]`;
    const column = offset - whole.lastIndexOf("\n", offset);
    return column + line.length <= 110 && !inner.includes("\\n") ? line : text;
  })}\n`;
}

const sourcePath = process.argv[2];
if (!sourcePath) {
  console.error("usage: npx tsx scripts/derive-resource-schemas.ts <hashicorp-aws-schema.json>");
  process.exit(2);
}
const source = JSON.parse(readFileSync(sourcePath, "utf8"));
const specFolder = join(__dirname, "..", "schemas", "spec");

const sourceOf = ({ kind, type }: SpecFile): SourceBlock =>
  kind === "provider" ? source.providerConfig : kind === "data" ? source.data[type] : source.resources[type];

for (const spec of specFiles) {
  const block = sourceOf(spec);
  const path = join(specFolder, spec.file);
  const present = existsSync(path) ? JSON.parse(readFileSync(path, "utf8")) : undefined;
  if (!block) {
    if (!present) throw new Error(`${sourcePath} does not describe ${spec.kind} ${spec.type}`);
    console.log(`${spec.type}: not described, kept as it is`);
    writeFileSync(path, formatted(present));
    continue;
  }
  const { title, ...rest } = keepHandwork(objectSchema(block, spec.title), present, spec.type);
  const root = {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    $id: `https://drydock.local/schemas/${spec.file}`,
    title,
    ...rest,
    "x-terraform": present?.["x-terraform"] ?? {
      type: spec.type,
      kind: spec.kind,
      schemaVersion: block.schemaVersion ?? 0,
    },
  };
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, formatted(root));
}
