import type { IResolvable, TerraformMetaArguments } from "cdktf";
import type { JsonSchema } from "../../schemas/json-schema";

/** Terraform's arguments of a type; each value may also be one that only the deployment knows (a token). */
export type Arguments<T> = T extends boolean
  ? boolean | IResolvable
  : T extends (infer Item)[]
    ? readonly Arguments<Item>[]
    : T extends object
      ? { readonly [Name in keyof T]: Arguments<T[Name]> }
      : T;

/** Arguments of a resource or data source together with Terraform's meta-arguments (`dependsOn`, `count`, …). */
export type Configuration<T> = Arguments<T> & TerraformMetaArguments;

/** Names of the attributes of `T` whose value is a `Value` */
export type AttributesOf<T, Value> = {
  [Name in keyof T]-?: NonNullable<T[Name]> extends Value ? Name : never;
}[keyof T] &
  string;

const metaArguments = new Set([
  "dependsOn",
  "count",
  "provider",
  "lifecycle",
  "forEach",
  "provisioners",
  "connection",
]);

/** The arguments of a configuration without Terraform's meta-arguments and without what is unset. */
export function argumentsOf(configuration: object): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(configuration).filter(([name, value]) => !metaArguments.has(name) && value !== undefined),
  );
}

/**
 * Arguments as Terraform takes them. Objects in an attribute must name every member, also those that are unset; what
 * is no plain object, such as a token, stays as it is.
 */
export function completeArguments(
  values: Record<string, unknown>,
  properties: Readonly<Record<string, JsonSchema>>,
): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, completed(value, properties[name] ?? {})]),
  );
}

function completed(value: unknown, schema: JsonSchema): unknown {
  const members = schema.items?.properties;
  if (members === undefined || schema["x-terraform"]?.block !== undefined || !Array.isArray(value))
    return value;
  const unset = Object.fromEntries(Object.keys(members).map((name) => [name, null]));
  return value.map((item) =>
    Object.getPrototypeOf(item ?? 0) === Object.prototype ? { ...unset, ...item } : item,
  );
}

/** Arguments as cdktf's HCL writer wants them, for `cdktf synth --hcl`: each value with its kind. */
export function hclArguments(
  values: Record<string, unknown>,
  properties: Readonly<Record<string, JsonSchema>>,
): Record<string, unknown> {
  const described = Object.entries(values)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => [name, hclValue(value, properties[name] ?? {})]);
  return Object.fromEntries(described);
}

function hclValue(value: unknown, schema: JsonSchema): Record<string, unknown> {
  const block = schema["x-terraform"]?.block;
  if (block === "single")
    return {
      isBlock: true,
      type: "struct",
      value: hclArguments(value as Record<string, unknown>, schema.properties ?? {}),
    };
  if (block) {
    const nested = schema.items?.properties ?? {};
    return {
      isBlock: true,
      type: block,
      value: (value as Record<string, unknown>[]).map((item) => hclArguments(item, nested)),
    };
  }
  if (schema.type === "array")
    return {
      isBlock: false,
      type: "list",
      storageClassType: `${schema.items?.type ?? "string"}List`,
      value,
    };
  if (schema.type === "object") return { isBlock: false, type: "map", storageClassType: "stringMap", value };
  const scalar = schema.type === "integer" ? "number" : (schema.type ?? "string");
  return { isBlock: false, type: "simple", storageClassType: scalar, value };
}
