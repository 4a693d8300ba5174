import * as sdk from "@aws-sdk/client-ec2";
import { NormalizedSchema } from "@smithy/core/schema";

/**
 * The shapes of all operations, read from the schemas that `@aws-sdk/client-ec2` exports. This is the only file that
 * knows how the SDK writes its schemas down: a change of the SDK ends here.
 */
export type Shape =
  | { readonly kind: "string" | "boolean" | "number" | "timestamp" | "blob" }
  | ListShape
  | StructureShape;

export interface ListShape {
  readonly kind: "list";
  readonly member: Shape;
  /** Element of a member in XML, mostly `item` */
  readonly xmlName: string;
}

export interface StructureShape {
  readonly kind: "structure";
  readonly members: readonly Member[];
  readonly byQueryName: ReadonlyMap<string, Member>;
}

export interface Member {
  /** Property in the SDK's types, such as `BlockDeviceMappings` */
  readonly name: string;
  /** Part of a parameter's name in a request, such as `BlockDeviceMapping` */
  readonly queryName: string;
  /** Element in a response, such as `blockDeviceMapping` */
  readonly xmlName: string;
  readonly shape: Shape;
  readonly isRequired: boolean;
  readonly isIdempotencyToken: boolean;
}

export interface OperationShapes {
  readonly input: StructureShape;
  readonly output: StructureShape;
  /** Whether the response carries nothing: EC2 answers `<return>true</return>` then */
  readonly isOutputEmpty: boolean;
}

type SdkExports = Readonly<Record<string, unknown>>;

/** What EC2's API version 2016-11-15 names an operation, whether Drydock carries it out or not. */
export const isKnownOperation = (name: string): boolean =>
  /^[A-Z][A-Za-z0-9]*$/.test(name) && Object.hasOwn(sdk, `${name}Command`);

const compiled = new Map<string, OperationShapes>();

/** Request and response of a known operation; compiled at the first use. */
export function shapesOf(operation: string): OperationShapes {
  const existing = compiled.get(operation);
  if (existing) return existing;
  const schema = (sdk as unknown as SdkExports)[`${operation}$`] as { 4: unknown; 5: unknown } | undefined;
  if (!schema) throw new Error(`the SDK has no schema of the operation ${operation}`);
  const output = NormalizedSchema.of(schema[5] as never);
  const shapes: OperationShapes = {
    input: compileRoot(NormalizedSchema.of(schema[4] as never)),
    output: compileRoot(output),
    isOutputEmpty: output.isUnitSchema(),
  };
  compiled.set(operation, shapes);
  return shapes;
}

const empty: StructureShape = { kind: "structure", members: [], byQueryName: new Map() };
const structures = new WeakMap<object, StructureShape>();

const compileRoot = (schema: NormalizedSchema): StructureShape =>
  schema.isUnitSchema() ? empty : compileStructure(schema);

function compile(schema: NormalizedSchema): Shape {
  if (schema.isStructSchema()) return compileStructure(schema);
  if (schema.isListSchema()) {
    const member = schema.getValueSchema();
    return { kind: "list", member: compile(member), xmlName: member.getMergedTraits().xmlName ?? "member" };
  }
  if (schema.isStringSchema()) return { kind: "string" };
  if (schema.isBooleanSchema()) return { kind: "boolean" };
  if (schema.isNumericSchema()) return { kind: "number" };
  if (schema.isTimestampSchema()) return { kind: "timestamp" };
  if (schema.isBlobSchema()) return { kind: "blob" };
  throw new Error(`no codec for the schema ${schema.getName(true)}`);
}

function compileStructure(schema: NormalizedSchema): StructureShape {
  const key = schema.getSchema() as unknown as { 6?: number };
  const existing = structures.get(key);
  if (existing) return existing;
  const requiredCount = key[6] ?? 0;
  const members = [...schema.structIterator()].map(([name, member], index) =>
    compileMember(name, member, index < requiredCount),
  );
  const shape: StructureShape = {
    kind: "structure",
    members,
    byQueryName: new Map(members.map((member) => [member.queryName, member])),
  };
  structures.set(key, shape);
  return shape;
}

/** The names are the SDK's own choices: its serialiser and its deserialiser look at different traits. */
function compileMember(name: string, schema: NormalizedSchema, isRequired: boolean): Member {
  const { ec2QueryName, xmlName } = schema.getMergedTraits() as { ec2QueryName?: string; xmlName?: string };
  return {
    name,
    queryName: ec2QueryName ?? capitalise(xmlName ?? name),
    xmlName: (schema.getMemberTraits().xmlName as string | undefined) ?? name,
    shape: compile(schema),
    isRequired,
    isIdempotencyToken: schema.isIdempotencyToken(),
  };
}

const capitalise = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
