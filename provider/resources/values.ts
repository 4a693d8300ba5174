import type { ObjectValue, Value } from "../framework/resource";
import { isObject, objectsIn } from "../framework/values";
import { isUnknown } from "../protocol/unknown";

/** An object whose attributes may be missing, null or not known yet: each reader below answers undefined for these. */
type Read = ObjectValue | undefined;

const known = (object: Read, name: string): Value | undefined => {
  const value = object?.[name];
  return value === null || isUnknown(value) ? undefined : value;
};

/** A text; the empty one counts as unset, as in hashicorp/aws. */
export const text = (object: Read, name: string): string | undefined => {
  const value = known(object, name);
  return typeof value === "string" && value !== "" ? value : undefined;
};

/** A number, whichever way it travelled; 0 is a number. */
export const number = (object: Read, name: string): number | undefined => {
  const value = known(object, name);
  return typeof value === "number" || typeof value === "bigint" ? Number(value) : undefined;
};

/** A number; 0 counts as unset, as in hashicorp/aws. */
export const positive = (object: Read, name: string): number | undefined => number(object, name) || undefined;

export const flag = (object: Read, name: string): boolean | undefined => {
  const value = known(object, name);
  return typeof value === "boolean" ? value : undefined;
};

/** The known texts of a list or a set; empty when it is unset. */
export const texts = (object: Read, name: string): string[] => {
  const value = known(object, name);
  return Array.isArray(value) ? value.filter((item) => typeof item === "string") : [];
};

/** A map of texts, those that are known; undefined when it is unset. */
export const textMap = (object: Read, name: string): Record<string, string> | undefined => {
  const value = known(object, name);
  if (!isObject(value)) return undefined;
  return Object.fromEntries(
    Object.entries(value).filter((entry): entry is [string, string] => typeof entry[1] === "string"),
  );
};

/** Nested blocks, or the objects of a set; empty when there are none. */
export const blocks = (object: Read, name: string): ObjectValue[] => objectsIn(known(object, name));

/** The one nested block of a list that holds at most one. */
export const block = (object: Read, name: string): ObjectValue | undefined => blocks(object, name)[0];

/** Whether an attribute is written down at all: `false` and `[]` are, null is not. */
export const isSet = (object: Read, name: string): boolean =>
  object?.[name] !== undefined && object[name] !== null;

export const isKnown = (object: Read, name: string): boolean => !isUnknown(object?.[name]);

/** A spelling that equal values share: collections in any order, integers in any of their types, null as absent. */
function spelling(value: Value | undefined): string {
  if (value === null || value === undefined) return "null";
  if (typeof value === "bigint" || typeof value === "number") return `${value}`;
  if (Array.isArray(value)) return `[${value.map(spelling).sort().join(",")}]`;
  if (isObject(value)) {
    const entries = Object.entries(value).filter(([, item]) => item !== null && item !== undefined);
    return `{${entries
      .map(([name, item]) => `${JSON.stringify(name)}:${spelling(item)}`)
      .sort()
      .join(",")}}`;
  }
  return isUnknown(value) ? "unknown" : JSON.stringify(value);
}

export const same = (one: Value | undefined, other: Value | undefined): boolean =>
  spelling(one) === spelling(other);

/** Whether one of the attributes is to become something else; unset and empty are the same here. */
export const changed = (prior: ObjectValue, planned: ObjectValue, ...names: readonly string[]): boolean =>
  names.some((name) => !same(emptyAsNull(prior[name]), emptyAsNull(planned[name])));

const emptyAsNull = (value: Value | undefined): Value | undefined =>
  value === "" || (Array.isArray(value) && value.length === 0) ? null : value;

/** What is known of a value: unknown parts become null. For a state that is saved before everything is known. */
export function knownPart(value: Value): Value {
  if (isUnknown(value)) return null;
  if (Array.isArray(value)) return value.filter((item) => !isUnknown(item)).map(knownPart);
  if (isObject(value))
    return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, knownPart(item)]));
  return value;
}

/**
 * What the API says of an optional argument that has no computed value: AWS's default is as good as leaving it out,
 * so an argument that was never written stays null.
 */
export const unlessDefault = (
  prior: Read,
  name: string,
  value: boolean | number | string | undefined,
): Value => {
  if (value === undefined) return null;
  return (value === false || value === 0 || value === "") && !isSet(prior, name) ? null : value;
};
