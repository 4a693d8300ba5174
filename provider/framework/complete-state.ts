import type { AttributePath } from "../protocol/attribute-path";
import type { AttributeType } from "../protocol/attribute-type";
import { isUnknown } from "../protocol/unknown";
import { Dynamic, type ObjectValue, type Value } from "../protocol/value";
import type { FrameworkAttribute, FrameworkBlock, FrameworkNestedBlock } from "./schema";
import { copyValue, isObject } from "./values";

/** Something in a resource's answer that its schema does not allow: a defect of the resource. */
export interface StateFlaw {
  readonly path: AttributePath;
  /** A sentence without its subject, such as `is a number; the schema says "string"` */
  readonly text: string;
  /** Whether a value is unknown, rather than of the wrong type */
  readonly unknown?: true;
}

export interface CompletedState {
  readonly state: ObjectValue;
  readonly flaws: readonly StateFlaw[];
}

/**
 * A resource's answer as a whole state: what it left out comes from `base` (the planned or the prior state), empty
 * and null collections are told apart as `base` has them, and what the schema does not allow is null and a flaw.
 */
export function completeState(
  block: FrameworkBlock,
  answer: ObjectValue,
  base: ObjectValue | null,
): CompletedState {
  const flaws: StateFlaw[] = [];
  return { state: completeBlock(block, answer, base, [], flaws), flaws };
}

function completeBlock(
  block: FrameworkBlock,
  answer: ObjectValue,
  base: ObjectValue | null,
  under: AttributePath,
  flaws: StateFlaw[],
): ObjectValue {
  const state: ObjectValue = {};
  for (const [name, attribute] of block.attributes) {
    const path = [...under, { attributeName: name }];
    // An import knows nothing of arguments that only the provider keeps: they have their defaults
    const given = (answer[name] === undefined ? base?.[name] : answer[name]) ?? attribute.default ?? null;
    state[name] = checked(harmonised(given, base?.[name] ?? null, attribute), attribute.type, path, flaws);
  }
  for (const [name, nested] of block.blocks) {
    const path = [...under, { attributeName: name }];
    // How long operations may take is Terraform's and ours to know, not the API's
    const ours = under.length === 0 && name === "timeouts";
    const given = ours || answer[name] === undefined ? (base?.[name] ?? null) : answer[name];
    state[name] = completeNested(nested, given, base?.[name] ?? null, path, flaws);
  }
  for (const name of Object.keys(answer)) {
    if (!block.attributes.has(name) && !block.blocks.has(name)) {
      flaws.push({ path: [...under, { attributeName: name }], text: "is not in the schema" });
    }
  }
  return state;
}

function completeNested(
  nested: FrameworkNestedBlock,
  given: Value,
  base: Value,
  path: AttributePath,
  flaws: StateFlaw[],
): Value {
  const none = nested.nesting === "single" ? null : [];
  if (given === null) return none;
  if (isUnknown(given)) {
    flaws.push({ path, text: unknownText, unknown: true });
    return none;
  }
  if (nested.nesting === "single") {
    if (isObject(given)) return completeBlock(nested.block, given, isObject(base) ? base : null, path, flaws);
    flaws.push({ path, text: "is no object; the schema has a block here" });
    return none;
  }
  if (!Array.isArray(given)) {
    flaws.push({ path, text: `is no sequence; the schema has a ${nested.nesting} of blocks here` });
    return none;
  }
  const baseElements = nested.nesting === "list" && Array.isArray(base) ? base : [];
  return given.flatMap((element, index) => {
    // Elements of a set have no place that a path could name
    const elementPath = nested.nesting === "list" ? [...path, { elementKeyInt: index }] : path;
    if (!isObject(element)) {
      flaws.push(
        isUnknown(element)
          ? { path: elementPath, text: unknownText, unknown: true }
          : { path: elementPath, text: "is no object" },
      );
      return [];
    }
    const before = baseElements[index];
    return [completeBlock(nested.block, element, isObject(before) ? before : null, elementPath, flaws)];
  });
}

/** APIs do not tell "none" from "empty": what the API cannot say stays as the configuration said it. */
function harmonised(value: Value, base: Value, attribute: FrameworkAttribute): Value {
  if (value === null && isEmpty(base)) return copyValue(base);
  return isEmpty(value) && base === null && !attribute.computed ? null : value;
}

const isEmpty = (value: Value): boolean =>
  value === "" ||
  (Array.isArray(value) && value.length === 0) ||
  (isObject(value) && Object.keys(value).length === 0);

const unknownText = "is still not known after the operation";

/** The value if it is of its type and wholly known; else null, with a flaw. */
function checked(value: Value, type: AttributeType, path: AttributePath, flaws: StateFlaw[]): Value {
  const before = flaws.length;
  checkValue(value, type, path, flaws);
  return flaws.length === before ? value : null;
}

function checkValue(value: Value, type: AttributeType, path: AttributePath, flaws: StateFlaw[]): void {
  if (value === null) return;
  if (isUnknown(value)) {
    flaws.push({ path, text: unknownText, unknown: true });
    return;
  }
  const children = childrenOf(value, type);
  if (children === undefined) {
    flaws.push({ path, text: `is ${describe(value)}; the schema says ${JSON.stringify(type)}` });
    return;
  }
  for (const [step, child, childType] of children) {
    checkValue(child, childType, step === undefined ? path : [...path, step], flaws);
  }
}

type Child = readonly [step: AttributePath[number] | undefined, value: Value, type: AttributeType];

/** Parts of a value of a type; undefined when the value is not of it. */
function childrenOf(value: Value, type: AttributeType): readonly Child[] | undefined {
  if (typeof type === "string") return isPrimitive(value, type) ? [] : undefined;
  switch (type[0]) {
    case "list":
    case "set": {
      const [kind, elementType] = type;
      if (!Array.isArray(value)) return undefined;
      return value.map((element, index) => [
        kind === "list" ? { elementKeyInt: index } : undefined,
        element,
        elementType,
      ]);
    }
    case "tuple": {
      const [, types] = type;
      if (!Array.isArray(value) || value.length !== types.length) return undefined;
      return types.map((elementType, index) => [
        { elementKeyInt: index },
        value[index] as Value,
        elementType,
      ]);
    }
    case "map":
      if (!isObject(value)) return undefined;
      return Object.entries(value).map(([key, member]) => [{ elementKeyString: key }, member, type[1]]);
    case "object":
      if (!isObject(value) || Object.keys(value).some((name) => !(name in type[1]))) return undefined;
      return Object.entries(type[1]).map(([name, memberType]) => [
        { attributeName: name },
        value[name] ?? null,
        memberType,
      ]);
  }
}

function isPrimitive(value: Value, type: Extract<AttributeType, string>): boolean {
  switch (type) {
    case "string":
      return typeof value === "string";
    case "bool":
      return typeof value === "boolean";
    case "number":
      // A decimal that no double holds is a string of digits
      return (
        typeof value === "bigint" ||
        (typeof value === "number" && !Number.isNaN(value)) ||
        (typeof value === "string" && /^-?\d+(\.\d+)?([eE][+-]?\d+)?$/.test(value))
      );
    case "dynamic":
      return value instanceof Dynamic;
  }
}

function describe(value: Value): string {
  if (Array.isArray(value)) return "a sequence";
  return isObject(value) ? "an object" : `a ${typeof value}`;
}
