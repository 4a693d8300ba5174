import type { JsonSchema, RootSchema, TerraformFacts } from "../../schemas/json-schema";
import type { AttributeType } from "../protocol/attribute-type";
import { blockType } from "../protocol/schema";
import type { FrameworkAttribute, FrameworkBlock, FrameworkNestedBlock, FrameworkSchema } from "./schema";

/**
 * Terraform's schema of a type from its JSON Schema: the shape from the schema's own words, Terraform's flags from
 * `x-terraform`.
 * @throws Error where a schema says something that Terraform has no form for: a defect of the schema
 */
export function schemaFromJsonSchema(root: RootSchema): FrameworkSchema {
  const block = blockFrom(root.properties, requiredOf(root), root["x-terraform"].type, root.description);
  return {
    version: root["x-terraform"].schemaVersion,
    block,
    type: blockType(block),
    legacyTypeSystem: needsLegacyTypeSystem(block),
  };
}

const requiredOf = (schema: { readonly required?: readonly string[] }): ReadonlySet<string> =>
  new Set(schema.required ?? []);

function blockFrom(
  properties: Readonly<Record<string, JsonSchema>>,
  required: ReadonlySet<string>,
  place: string,
  description: string | undefined,
): FrameworkBlock {
  const attributes = new Map<string, FrameworkAttribute>();
  const blocks = new Map<string, FrameworkNestedBlock>();
  for (const [name, schema] of Object.entries(properties)) {
    const at = `${place}.${name}`;
    const facts = schema["x-terraform"] ?? { mode: required.has(name) ? "required" : "optional" };
    if (facts.block === undefined) attributes.set(name, attributeFrom(schema, facts, at));
    else blocks.set(name, nestedBlockFrom(schema, facts, facts.block, at));
  }
  return { attributes, blocks, ...(description === undefined ? {} : { description }) };
}

function attributeFrom(schema: JsonSchema, facts: TerraformFacts, place: string): FrameworkAttribute {
  return {
    type: typeFrom(schema, place),
    ...(schema.description === undefined ? {} : { description: schema.description }),
    required: facts.mode === "required",
    optional: facts.mode === "optional" || facts.mode === "optionalComputed",
    computed: facts.mode === "computed" || facts.mode === "optionalComputed",
    sensitive: facts.sensitive === true,
    deprecated: schema.deprecated === true,
    forceNew: facts.forceNew === true,
    ...(facts.default === undefined ? {} : { default: facts.default }),
  };
}

function nestedBlockFrom(
  schema: JsonSchema,
  facts: TerraformFacts,
  nesting: FrameworkNestedBlock["nesting"],
  place: string,
): FrameworkNestedBlock {
  const object = nesting === "single" ? schema : schema.items;
  if (object?.properties === undefined) throw new Error(`${place}: a block needs properties.`);
  return {
    nesting,
    // Terraform takes no bounds with a single block
    minItems: nesting === "single" ? 0 : (facts.minItems ?? 0),
    maxItems: nesting === "single" ? 0 : (facts.maxItems ?? 0),
    computed: facts.mode === "computed" || facts.mode === "optionalComputed",
    forceNew: facts.forceNew === true,
    block: blockFrom(object.properties, requiredOf(object), place, schema.description),
  };
}

const primitives: Readonly<Record<string, AttributeType>> = {
  string: "string",
  integer: "number",
  number: "number",
  boolean: "bool",
};

function typeFrom(schema: JsonSchema, place: string): AttributeType {
  if (schema.type === undefined) return "dynamic";
  const primitive = primitives[schema.type];
  if (primitive !== undefined) return primitive;
  if (schema.type === "array") {
    const collection = schema["x-terraform"]?.collection ?? "list";
    if (collection === "map" || schema.items === undefined) {
      throw new Error(`${place}: an array is a list or a set, and has items.`);
    }
    return [collection, typeFrom(schema.items, `${place}[]`)];
  }
  if (schema.properties !== undefined) {
    const types = Object.entries(schema.properties).map(([name, property]) => [
      name,
      typeFrom(property, `${place}.${name}`),
    ]);
    return ["object", Object.fromEntries(types)];
  }
  if (typeof schema.additionalProperties !== "object") {
    throw new Error(`${place}: an object has properties, or additionalProperties with a schema.`);
  }
  return ["map", typeFrom(schema.additionalProperties, `${place}{}`)];
}

/**
 * Blocks that the API fills in, and values in a plan for arguments that are not computed (defaults), are refused by
 * Terraform unless the provider claims the old SDK's type system.
 */
function needsLegacyTypeSystem(block: FrameworkBlock): boolean {
  const attributes = [...block.attributes.values()];
  const blocks = [...block.blocks.values()];
  return (
    attributes.some((attribute) => attribute.default !== undefined && !attribute.computed) ||
    blocks.some((nested) => nested.computed || needsLegacyTypeSystem(nested.block))
  );
}
