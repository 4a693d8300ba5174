import type { AttributePath, AttributePathStep } from "../../protocol/attribute-path";
import { blockType } from "../../protocol/schema";
import type { ObjectValue, Value } from "../../protocol/value";
import type { FrameworkBlock, FrameworkNestedBlock } from "../schema";
import { canonical, equalValues, isObject, objectsIn } from "../values";

/**
 * Paths of what cannot change without a replacement and is to change. Elements of a set have no path of their own:
 * the set's stands for them.
 */
export function replacementPaths(
  block: FrameworkBlock,
  prior: ObjectValue,
  planned: ObjectValue,
  under: AttributePath = [],
): AttributePath[] {
  const paths: AttributePath[] = [];
  for (const [name, attribute] of block.attributes) {
    if (attribute.forceNew && !equalValues(prior[name], planned[name], attribute.type)) {
      paths.push([...under, { attributeName: name }]);
    }
  }
  for (const [name, nested] of block.blocks) {
    const path = [...under, { attributeName: name }];
    paths.push(...nestedPaths(nested, prior[name] ?? null, planned[name] ?? null, path));
  }
  return paths;
}

function nestedPaths(
  nested: FrameworkNestedBlock,
  prior: Value,
  planned: Value,
  path: AttributePath,
): AttributePath[] {
  const type = blockType(nested.block);
  const wholeType = nested.nesting === "single" ? type : ([nested.nesting, type] as const);
  if (equalValues(prior, planned, wholeType)) return [];
  if (nested.forceNew) return [path];
  if (nested.nesting === "set") {
    return setNeedsReplacement(nested.block, objectsIn(prior), objectsIn(planned)) ? [path] : [];
  }
  if (nested.nesting === "single") {
    return replacementPaths(nested.block, objectOrEmpty(prior), objectOrEmpty(planned), path);
  }
  const before = objectsIn(prior);
  const after = objectsIn(planned);
  return Array.from({ length: Math.max(before.length, after.length) }, (_, index) => {
    const step: AttributePathStep = { elementKeyInt: index };
    return replacementPaths(nested.block, before[index] ?? {}, after[index] ?? {}, [...path, step]);
  }).flat();
}

const objectOrEmpty = (value: Value): ObjectValue => (isObject(value) ? value : {});

/** Whether elements come or go that differ in anything that forces a replacement. */
function setNeedsReplacement(
  block: FrameworkBlock,
  prior: readonly ObjectValue[],
  planned: readonly ObjectValue[],
): boolean {
  const forcing = forcingPart(block);
  if (forcing === undefined) return false;
  const count = new Map<string, number>();
  for (const element of prior) count.set(forcing(element), (count.get(forcing(element)) ?? 0) + 1);
  for (const element of planned) count.set(forcing(element), (count.get(forcing(element)) ?? 0) - 1);
  return [...count.values()].some((left) => left !== 0);
}

/** A text of an element's parts that force a replacement; undefined when the block has none. */
function forcingPart(block: FrameworkBlock): ((element: ObjectValue) => string) | undefined {
  const parts: ((element: ObjectValue) => string)[] = [];
  for (const [name, { forceNew, type }] of block.attributes) {
    if (forceNew) parts.push((element) => canonical(element[name], type));
  }
  for (const [name, nested] of block.blocks) {
    const inner = nested.forceNew
      ? (element: ObjectValue) => canonical(element, blockType(nested.block))
      : forcingPart(nested.block);
    if (inner === undefined) continue;
    parts.push((element) => {
      const value = element[name] ?? null;
      const elements = isObject(value) ? [value] : objectsIn(value);
      const texts = elements.map(inner);
      return JSON.stringify(nested.nesting === "set" ? texts.sort() : texts);
    });
  }
  return parts.length === 0 ? undefined : (element) => JSON.stringify(parts.map((part) => part(element)));
}
