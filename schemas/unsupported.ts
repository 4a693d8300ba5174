import type { JsonSchema, RootSchema } from "./json-schema";
import { type KnownValue, knownValue } from "./known-value";
import type { Problem } from "./problem";

/**
 * Arguments that AWS takes and the local hypervisor does not have the thing for: those that a schema marks
 * `unsupported` and that ask for something. A false, a zero, an empty text and the argument's default ask for nothing.
 */
export const unsupportedArguments = ({ properties }: RootSchema, value: unknown): Problem[] =>
  inObject(properties, knownValue(value).value, []);

function inObject(
  properties: Readonly<Record<string, JsonSchema>>,
  value: KnownValue,
  under: Problem["path"],
): Problem[] {
  if (value === null || typeof value !== "object" || Array.isArray(value)) return [];
  return Object.entries(value).flatMap(([name, member]) => {
    const schema = properties[name];
    return schema === undefined ? [] : inMember(schema, member, [...under, name]);
  });
}

function inMember(schema: JsonSchema, value: KnownValue, path: Problem["path"]): Problem[] {
  const facts = schema["x-terraform"];
  if (facts?.unsupported !== undefined && asks(value, [facts.default, facts.supportedValue]))
    return [refused(facts.unsupported, path)];
  if (schema.properties !== undefined) return inObject(schema.properties, value, path);
  const members = schema.items?.properties;
  if (members === undefined || !Array.isArray(value)) return [];
  return value.flatMap((item, index) => inObject(members, item, [...path, index]));
}

const asks = (value: KnownValue, harmless: readonly (KnownValue | undefined)[]): boolean =>
  Boolean(value) && !harmless.includes(value) && !(Array.isArray(value) && value.length === 0);

function refused(missing: string, path: Problem["path"]): Problem {
  const argument = path.filter((step) => typeof step === "string").at(-1);
  return {
    code: "Unsupported",
    message: `The local hypervisor has no ${missing}, which ${argument} asks for.`,
    path,
    fix: `Leave ${argument} out, or deploy this to AWS.`,
    refuser: "the local hypervisor",
  };
}
