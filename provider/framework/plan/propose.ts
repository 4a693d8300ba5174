import { isUnknown, Unknown } from "../../protocol/unknown";
import type { ObjectValue, Value } from "../../protocol/value";
import type { FrameworkAttribute, FrameworkBlock, FrameworkNestedBlock } from "../schema";
import { canonical, copyValue, isObject } from "../values";

/**
 * The state that a change should lead to, as far as the schema tells. What is configured stands as it is; what is not
 * gets its default, or, where the API decides, its prior value, or else is unknown until it has been applied.
 * `prior` is null where something is new: the resource, or a block in it.
 */
export function proposeState(
  block: FrameworkBlock,
  prior: ObjectValue | null,
  config: ObjectValue,
): ObjectValue {
  const planned: ObjectValue = {};
  for (const [name, attribute] of block.attributes) {
    planned[name] = proposeAttribute(attribute, prior, config, name);
  }
  for (const [name, nested] of block.blocks) {
    planned[name] = proposeNestedBlock(nested, prior, config[name] ?? null, name);
  }
  return planned;
}

function proposeAttribute(
  attribute: FrameworkAttribute,
  prior: ObjectValue | null,
  config: ObjectValue,
  name: string,
): Value {
  const configured = config[name] ?? null;
  if (configured !== null) return copyValue(configured);
  if (attribute.default !== undefined) return attribute.default;
  if (!attribute.computed) return null;
  return prior === null ? Unknown.value : copyValue(prior[name] ?? null);
}

function proposeNestedBlock(
  nested: FrameworkNestedBlock,
  prior: ObjectValue | null,
  configured: Value,
  name: string,
): Value {
  const before = prior?.[name] ?? null;
  if (isUnknown(configured)) return configured;
  if (nested.nesting === "single") {
    if (isObject(configured)) {
      return proposeState(nested.block, isObject(before) ? before : null, configured);
    }
    return nested.computed ? carriedOver(prior, before, null) : null;
  }
  const elements = Array.isArray(configured) ? configured : [];
  if (elements.length === 0) return nested.computed ? carriedOver(prior, before, []) : [];
  const priorElements = Array.isArray(before) ? before.filter(isObject) : [];
  const priorOf =
    nested.nesting === "list"
      ? (_element: ObjectValue, index: number) => priorElements[index] ?? null
      : createSetMatcher(nested.block, priorElements);
  return elements.map((element, index) =>
    isObject(element) ? proposeState(nested.block, priorOf(element, index), element) : element,
  );
}

const carriedOver = (prior: ObjectValue | null, before: Value, whenNone: Value): Value =>
  prior === null ? Unknown.value : copyValue(before ?? whenNone);

/**
 * Finds for a configured element of a set the prior one that it describes: equal in all that the configuration
 * decides, whatever the API added. Each prior element is given once.
 */
function createSetMatcher(block: FrameworkBlock, priorElements: readonly ObjectValue[]) {
  const free = new Set(priorElements);
  return (element: ObjectValue): ObjectValue | null => {
    for (const candidate of free) {
      const proposed = proposeState(block, candidate, element);
      if (sameBlock(block, proposed, candidate)) {
        free.delete(candidate);
        return candidate;
      }
    }
    return null;
  };
}

function sameBlock(block: FrameworkBlock, one: ObjectValue, other: ObjectValue): boolean {
  for (const [name, { type }] of block.attributes) {
    if (canonical(one[name], type) !== canonical(other[name], type)) return false;
  }
  for (const [name, nested] of block.blocks) {
    const pairs = [one[name], other[name]].map((value) =>
      Array.isArray(value) ? value.filter(isObject) : isObject(value) ? [value] : [],
    );
    const [left = [], right = []] = pairs;
    if (left.length !== right.length) return false;
    if (!left.every((element, index) => sameBlock(nested.block, element, right[index] as ObjectValue))) {
      return false;
    }
  }
  return true;
}
