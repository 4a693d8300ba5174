import { invalidValue, malformedQuery, missingParameter, unknownParameter } from "../../model/errors/request";
import type { Form } from "./form";
import { parseBase64, parseBoolean, parseNumber, parseTimestamp } from "./scalars";
import type { ListShape, Member, Shape, StructureShape } from "./shapes";

/** A value of the SDK's types: what a shape describes. */
export type Value = string | boolean | number | Date | Uint8Array | readonly Value[] | StructureValue;
export interface StructureValue {
  readonly [member: string]: Value | undefined;
}

/** Parameters as the tree that the dots in their names make. */
interface Node {
  value?: string;
  readonly children: Map<string, Node>;
}

const maximumDepth = 32;

/**
 * Decodes the parameters of a request by the operation's input shape: lists are flattened (`Filter.1.Value.2`), their
 * numbers give the order and may leave gaps.
 *
 * @throws Ec2Error UnknownParameter, InvalidParameterValue, MalformedQueryString
 */
export function decodeQuery(shape: StructureShape, form: Form): StructureValue {
  return decodeStructure(shape, parseTree(form), "");
}

/**
 * Tells of a required member that is not there, in the structures that are there.
 *
 * @throws Ec2Error MissingParameter
 */
export function requireMembers(shape: StructureShape, value: StructureValue, path = ""): void {
  for (const member of shape.members) {
    const name = `${path}${member.queryName}`;
    const given = value[member.name];
    if (given === undefined) {
      if (member.isRequired) throw missingParameter(name);
    } else if (member.shape.kind === "structure") {
      requireMembers(member.shape, given as StructureValue, `${name}.`);
    } else if (member.shape.kind === "list") {
      requireMembersOfItems(member.shape, given as readonly Value[], name);
    }
  }
}

function requireMembersOfItems({ member }: ListShape, items: readonly Value[], path: string): void {
  if (member.kind !== "structure") return;
  for (const [index, item] of items.entries())
    requireMembers(member, item as StructureValue, `${path}.${index + 1}.`);
}

function parseTree(form: Form): Node {
  const root: Node = { children: new Map() };
  for (const [name, value] of form) {
    const parts = name.split(".");
    if (parts.length > maximumDepth)
      throw malformedQuery(`The parameter ${name.slice(0, 80)}… has too many parts.`);
    let node = root;
    for (const part of parts) {
      let child = node.children.get(part);
      if (!child) {
        child = { children: new Map() };
        node.children.set(part, child);
      }
      node = child;
    }
    node.value = value;
  }
  return root;
}

function decode(shape: Shape, node: Node, path: string): Value | undefined {
  if (shape.kind === "structure")
    return decodeNested(node, path, () => decodeStructure(shape, node, `${path}.`));
  if (shape.kind === "list") return decodeNested(node, path, () => decodeList(shape, node, path));
  for (const part of node.children.keys()) throw unknownParameter(`${path}.${part}`);
  const text = node.value ?? "";
  switch (shape.kind) {
    case "string":
      return text;
    case "boolean":
      return parseBoolean(path, text);
    case "number":
      return parseNumber(path, text);
    case "timestamp":
      return parseTimestamp(path, text);
    case "blob":
      return parseBase64(path, text);
  }
}

/** Some clients write a list or structure that is empty as a parameter with an empty value. */
function decodeNested(node: Node, path: string, decodeChildren: () => Value | undefined): Value | undefined {
  if (node.value) throw invalidValue(path, node.value, "It has parts and takes no value of its own.");
  return node.children.size === 0 ? undefined : decodeChildren();
}

function decodeStructure(shape: StructureShape, node: Node, prefix: string): StructureValue {
  const value: Record<string, Value> = {};
  for (const [part, child] of node.children) {
    const member: Member | undefined = shape.byQueryName.get(part);
    if (!member) throw unknownParameter(`${prefix}${part}`);
    const decoded = decode(member.shape, child, `${prefix}${part}`);
    if (decoded !== undefined) value[member.name] = decoded;
  }
  return value;
}

function decodeList({ member }: ListShape, node: Node, path: string): readonly Value[] | undefined {
  const numbered = [...node.children].map(([part, child]) => {
    if (!/^[1-9]\d{0,8}$/.test(part)) throw unknownParameter(`${path}.${part}`);
    return { number: Number(part), part, child };
  });
  numbered.sort((a, b) => a.number - b.number);
  const items = numbered.map(({ part, child }) => decode(member, child, `${path}.${part}`));
  const present = items.filter((item) => item !== undefined);
  return present.length > 0 ? present : undefined;
}
