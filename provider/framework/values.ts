import type { AttributeType } from "../protocol/attribute-type";
import { isUnknown } from "../protocol/unknown";
import { Dynamic, type ObjectValue, type Value } from "../protocol/value";

export const isObject = (value: Value | undefined): value is ObjectValue =>
  typeof value === "object" &&
  value !== null &&
  !Array.isArray(value) &&
  !isUnknown(value) &&
  !(value instanceof Dynamic);

/** Objects of a list or a set of blocks; none when it is null or not known. */
export const objectsIn = (value: Value | undefined): ObjectValue[] =>
  Array.isArray(value) ? value.filter(isObject) : [];

/** A text that two values of a type share exactly if they are equal. The order within a set says nothing. */
export function canonical(value: Value | undefined, type: AttributeType): string {
  if (value === null || value === undefined) return "null";
  if (isUnknown(value)) return "unknown";
  if (value instanceof Dynamic) return `${JSON.stringify(value.type)} ${canonical(value.value, value.type)}`;
  if (Array.isArray(value)) {
    if (typeof type === "string") return "[]";
    const elements = value.map((element, index) => canonical(element, elementType(type, index)));
    if (type[0] === "set") elements.sort();
    return `[${elements.join(",")}]`;
  }
  if (isObject(value)) {
    const members = Object.keys(value)
      .filter((name) => typeof type === "string" || type[0] === "map" || value[name] !== null)
      .sort()
      .map((name) => `${JSON.stringify(name)}:${canonical(value[name], memberType(type, name))}`);
    return `{${members.join(",")}}`;
  }
  return typeof value === "string" ? JSON.stringify(value) : String(value);
}

function elementType(type: AttributeType, index: number): AttributeType {
  if (typeof type === "string") return "dynamic";
  if (type[0] === "tuple") return type[1][index] ?? "dynamic";
  return type[0] === "object" ? "dynamic" : type[1];
}

function memberType(type: AttributeType, name: string): AttributeType {
  if (typeof type === "string") return "dynamic";
  if (type[0] === "object") return type[1][name] ?? "dynamic";
  return type[0] === "map" ? type[1] : "dynamic";
}

/** Whether two values are the same; unknown ones never are. */
export function equalValues(one: Value | undefined, other: Value | undefined, type: AttributeType): boolean {
  return isWhollyKnown(one) && isWhollyKnown(other) && canonical(one, type) === canonical(other, type);
}

export function isWhollyKnown(value: Value | undefined): boolean {
  if (isUnknown(value)) return false;
  if (value instanceof Dynamic) return isWhollyKnown(value.value);
  if (Array.isArray(value)) return value.every(isWhollyKnown);
  return !isObject(value) || Object.values(value).every(isWhollyKnown);
}

/** A copy that shares nothing that can be changed. */
export function copyValue<V extends Value>(value: V): V {
  if (Array.isArray(value)) return value.map(copyValue) as V;
  if (isObject(value)) {
    return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, copyValue(member)])) as V;
  }
  return value;
}

/** A value as rules over JSON see it: what is not known is absent, in a sequence null. */
export function knownJson(value: Value): unknown {
  if (value instanceof Dynamic) return knownJson(value.value);
  if (Array.isArray(value)) return value.map((element) => (isUnknown(element) ? null : knownJson(element)));
  if (!isObject(value)) return value;
  const known: Record<string, unknown> = {};
  for (const [name, member] of Object.entries(value)) {
    if (!isUnknown(member)) known[name] = knownJson(member);
  }
  return known;
}
