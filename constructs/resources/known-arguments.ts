import { Token } from "cdktf";
import type { JsonSchema } from "../../schemas/json-schema";

/** Stands for a value that only the deployment knows */
const unknown = Symbol("unknown");

/**
 * Arguments as the rules in `schemas/` read them: what is unset is null, what only the deployment knows is absent.
 *
 * @param properties the schema's properties, which say what could be set
 */
export function knownArguments(
  values: object,
  properties: Readonly<Record<string, JsonSchema>>,
): Record<string, unknown> {
  const unset = Object.fromEntries(Object.keys(properties).map((name) => [name, null]));
  const entries = Object.entries({ ...unset, ...values })
    .map(([name, value]) => [name, knownPart(value, properties[name] ?? {})] as const)
    .filter(([, value]) => value !== unknown);
  return Object.fromEntries(entries);
}

function knownPart(value: unknown, schema: JsonSchema): unknown {
  if (value === undefined || value === null) return null;
  if (Token.isUnresolved(value) || isExpression(value)) return unknown;
  if (Array.isArray(value)) {
    const items = value.map((item) => knownPart(item, schema.items ?? {}));
    // Items keep their places, so that a problem's path stays true.
    return items.map((item) => (item === unknown ? null : item));
  }
  if (typeof value !== "object") return value;
  // What is no plain object is one of cdktf's own, such as a dynamic block.
  if (Object.getPrototypeOf(value) !== Object.prototype) return unknown;
  return knownArguments(value, schema.properties ?? {});
}

/** A text that Terraform evaluates, such as `${aws_instance.server.id}`; `$${` is the escape for a plain `${`. */
const isExpression = (value: unknown): boolean =>
  typeof value === "string" && /(?<!\$)\$\{|(?<!%)%\{/.test(value);
