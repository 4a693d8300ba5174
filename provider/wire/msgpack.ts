import { decode, ExtData, ExtensionCodec, encode } from "@msgpack/msgpack";
import type { AttributeType } from "../protocol/attribute-type";
import { MalformedValueError } from "../protocol/dynamic-value";
import { isUnknown, Unknown } from "../protocol/unknown";
import { Dynamic, type ObjectValue, type Value } from "../protocol/value";
import { numberFromDecimal } from "./decimal";

/**
 * Terraform's values in MessagePack, as go-cty writes and reads them. The bytes alone do not say what they mean (a
 * list, a set or a tuple? a number or its digits?), so the schema's type drives both directions.
 */

/** Extension of a value that is not known yet. */
const unknownExtension = 0;

/** Extension of an unknown value of which something is known, such as "not null"; we take it as plainly unknown. */
const refinedUnknownExtension = 12;

const extensionCodec = new ExtensionCodec();
extensionCodec.register({
  type: unknownExtension,
  encode: (value) => (isUnknown(value) ? new Uint8Array([0]) : null),
  decode: () => Unknown.value,
});
extensionCodec.register({
  type: refinedUnknownExtension,
  encode: () => null,
  decode: () => Unknown.value,
});

const options = { extensionCodec, useBigInt64: true } as const;

/**
 * Value of MessagePack bytes; no bytes at all are null.
 * @throws MalformedValueError naming the attribute that does not fit the type
 */
export function decodeValue(bytes: Uint8Array, type: AttributeType): Value {
  if (bytes.length === 0) return null;
  let raw: unknown;
  try {
    raw = decode(bytes, options);
  } catch (problem) {
    throw new MalformedValueError(`The value is not MessagePack: ${(problem as Error).message}`);
  }
  return fromRaw(raw, type, "");
}

/** @throws MalformedValueError naming the attribute that does not fit the type */
export const encodeValue = (value: Value, type: AttributeType): Uint8Array =>
  encode(toRaw(value, type, ""), { ...options, maxDepth: 1_000 });

const mismatch = (place: string, expected: string, found: unknown): MalformedValueError =>
  new MalformedValueError(`${place || "The value"} should be ${expected}; it is ${describe(found)}.`);

function describe(value: unknown): string {
  if (value === null || value === undefined) return String(value);
  if (value instanceof ExtData) return `a MessagePack extension of type ${value.type}`;
  if (Array.isArray(value)) return "a sequence";
  if (value instanceof Uint8Array) return "a sequence of bytes";
  return typeof value === "object" ? "a mapping" : `the ${typeof value} ${JSON.stringify(String(value))}`;
}

const member = (place: string, name: string): string => (place === "" ? name : `${place}.${name}`);

function fromRaw(raw: unknown, type: AttributeType, place: string): Value {
  if (raw === null) return null;
  if (isUnknown(raw)) return raw;
  if (typeof type === "string") return fromRawPrimitive(raw, type, place);
  switch (type[0]) {
    case "list":
    case "set":
      if (!Array.isArray(raw)) throw mismatch(place, `a ${type[0]}`, raw);
      return raw.map((element, index) => fromRaw(element, type[1], `${place}[${index}]`));
    case "tuple":
      if (!Array.isArray(raw) || raw.length !== type[1].length) {
        throw mismatch(place, `a tuple of ${type[1].length} elements`, raw);
      }
      return type[1].map((elementType, index) => fromRaw(raw[index], elementType, `${place}[${index}]`));
    case "map": {
      const value: ObjectValue = {};
      for (const [name, element] of entries(raw, place)) {
        value[name] = fromRaw(element, type[1], member(place, name));
      }
      return value;
    }
    case "object": {
      const value: ObjectValue = {};
      const given = new Map(entries(raw, place));
      for (const [name, attributeType] of Object.entries(type[1])) {
        value[name] = fromRaw(given.get(name) ?? null, attributeType, member(place, name));
        given.delete(name);
      }
      for (const name of given.keys()) {
        throw new MalformedValueError(`${member(place, name)} is not an attribute of the schema.`);
      }
      return value;
    }
  }
}

function entries(raw: unknown, place: string): [string, unknown][] {
  if (
    typeof raw !== "object" ||
    raw === null ||
    Array.isArray(raw) ||
    ArrayBuffer.isView(raw) ||
    [ExtData, Date, Dynamic].some((other) => raw instanceof other)
  ) {
    throw mismatch(place, "a mapping", raw);
  }
  return Object.entries(raw);
}

function fromRawPrimitive(raw: unknown, type: Extract<AttributeType, string>, place: string): Value {
  switch (type) {
    case "string":
      if (typeof raw === "string") return raw;
      throw mismatch(place, "a string", raw);
    case "bool":
      if (typeof raw === "boolean") return raw;
      throw mismatch(place, "a bool", raw);
    case "number":
      return fromRawNumber(raw, place);
    case "dynamic":
      return fromRawDynamic(raw, place);
  }
}

function fromRawNumber(raw: unknown, place: string): Value {
  if (typeof raw === "number" && !Number.isNaN(raw)) return raw;
  if (typeof raw === "bigint") return Number.isSafeInteger(Number(raw)) ? Number(raw) : raw;
  const value = typeof raw === "string" ? numberFromDecimal(raw) : undefined;
  if (value === undefined) throw mismatch(place, "a number", raw);
  return value;
}

/** `[type as JSON, value]`, so that the type survives. */
function fromRawDynamic(raw: unknown, place: string): Value {
  if (!Array.isArray(raw) || raw.length !== 2 || !(raw[0] instanceof Uint8Array)) {
    throw mismatch(place, "a value with its type", raw);
  }
  let type: unknown;
  try {
    type = JSON.parse(Buffer.from(raw[0]).toString());
  } catch {
    throw mismatch(place, "a value with its type in JSON", raw[0]);
  }
  if (!isAttributeType(type)) throw mismatch(place, "a value of a type that Terraform knows", type);
  return new Dynamic(type, fromRaw(raw[1], type, place));
}

/** Whether a piece of JSON is the form of a Terraform type. */
function isAttributeType(json: unknown): json is AttributeType {
  if (typeof json === "string") return ["string", "number", "bool", "dynamic"].includes(json);
  if (!Array.isArray(json)) return false;
  const [kind, of] = json;
  if (kind === "list" || kind === "set" || kind === "map") return json.length === 2 && isAttributeType(of);
  if (kind === "tuple") return json.length === 2 && Array.isArray(of) && of.every(isAttributeType);
  return (
    kind === "object" &&
    (json.length === 2 || json.length === 3) &&
    typeof of === "object" &&
    of !== null &&
    !Array.isArray(of) &&
    Object.values(of).every(isAttributeType)
  );
}

function toRaw(value: Value | undefined, type: AttributeType, place: string): unknown {
  if (value === undefined || value === null) return null;
  if (isUnknown(value)) return value;
  if (typeof type === "string") return toRawPrimitive(value, type, place);
  switch (type[0]) {
    case "list":
    case "set":
      if (!Array.isArray(value)) throw mismatch(place, `a ${type[0]}`, value);
      return value.map((element, index) => toRaw(element, type[1], `${place}[${index}]`));
    case "tuple":
      if (!Array.isArray(value) || value.length !== type[1].length) {
        throw mismatch(place, `a tuple of ${type[1].length} elements`, value);
      }
      return type[1].map((elementType, index) => toRaw(value[index], elementType, `${place}[${index}]`));
    case "map": {
      const raw: Record<string, unknown> = {};
      for (const [name, element] of entries(value, place)) {
        raw[name] = toRaw(element as Value, type[1], member(place, name));
      }
      return raw;
    }
    case "object": {
      const raw: Record<string, unknown> = {};
      const given = new Map(entries(value, place));
      for (const [name, attributeType] of Object.entries(type[1])) {
        raw[name] = toRaw(given.get(name) as Value | undefined, attributeType, member(place, name));
        given.delete(name);
      }
      for (const name of given.keys()) {
        throw new MalformedValueError(`${member(place, name)} is not an attribute of the schema.`);
      }
      return raw;
    }
  }
}

function toRawPrimitive(value: Value, type: Extract<AttributeType, string>, place: string): unknown {
  switch (type) {
    case "string":
      if (typeof value === "string") return value;
      throw mismatch(place, "a string", value);
    case "bool":
      if (typeof value === "boolean") return value;
      throw mismatch(place, "a bool", value);
    case "number":
      return toRawNumber(value, place);
    case "dynamic":
      if (!(value instanceof Dynamic)) throw mismatch(place, "a value with its type", value);
      return [Buffer.from(JSON.stringify(value.type)), toRaw(value.value, value.type, place)];
  }
}

const largestUnsigned = 2n ** 64n - 1n;
const smallestSigned = -(2n ** 63n);

/**
 * Fractions go as their shortest digits: Terraform reads them as it reads a configuration, while the bits of a double
 * would differ from the 0.1 that someone wrote.
 */
function toRawNumber(value: Value, place: string): unknown {
  if (typeof value === "bigint") {
    return value >= smallestSigned && value <= largestUnsigned ? value : value.toString();
  }
  if (typeof value === "number" && !Number.isNaN(value)) {
    return Number.isInteger(value) || !Number.isFinite(value) ? value : String(value);
  }
  if (typeof value === "string" && numberFromDecimal(value) !== undefined) return value;
  throw mismatch(place, "a number", value);
}
