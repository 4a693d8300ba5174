import fc from "fast-check";
import type { StructureValue, Value } from "../../../../local-hypervisor/ec2-api/codec/decode-query";
import type { Shape, StructureShape } from "../../../../local-hypervisor/ec2-api/codec/shapes";

/** Text that is hard for queries, for XML, or for both; the last are strings of what a person would write. */
const hostile = [
  "",
  " ",
  "&",
  "<a>",
  "]]>",
  "&amp;",
  '"',
  "'",
  "%41",
  "+",
  "a=b&c",
  "\r\n",
  "é",
  "漢字",
  "𝒳🎉",
  "<!--",
  "__proto__",
];

/** Unicode that XML 1.0 can carry. */
const xmlCharacter = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: 0x20, max: 0x7e }) },
  { weight: 2, arbitrary: fc.constantFrom(0x9, 0xa, 0xd, 0x85, 0x2028) },
  { weight: 1, arbitrary: fc.integer({ min: 0xa0, max: 0xd7ff }) },
  { weight: 1, arbitrary: fc.integer({ min: 0xe000, max: 0xfffd }) },
  { weight: 1, arbitrary: fc.integer({ min: 0x10000, max: 0x10fffd }) },
);

export const xmlText = fc.oneof(
  fc.constantFrom(...hostile),
  fc.array(xmlCharacter, { maxLength: 12 }).map((points) => String.fromCodePoint(...points)),
);

const number = fc.oneof(
  fc.integer(),
  fc.maxSafeInteger(),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => (Object.is(value, -0) ? 0 : value)),
);

const timestamp = fc
  .date({ min: new Date("0001-01-01T00:00:00Z"), max: new Date("9999-12-31T23:59:59Z"), noInvalidDate: true })
  .chain((date) => fc.constantFrom(date, new Date(Math.floor(date.getTime() / 1000) * 1000)));

/** A generator of values of a shape. `breadth` bounds the optional members of a structure that are present. */
export function valuesOf(shape: Shape, breadth: number): fc.Arbitrary<Value> {
  switch (shape.kind) {
    case "string":
      return xmlText;
    case "boolean":
      return fc.boolean();
    case "number":
      return number;
    case "timestamp":
      return timestamp;
    case "blob":
      return fc.uint8Array({ maxLength: 40 }).map((bytes) => new Uint8Array(bytes));
    case "list":
      return fc
        .array(fc.constant(null), { maxLength: 3 })
        .chain((slots) => fc.tuple(...slots.map(() => valuesOf(shape.member, breadth))));
    case "structure":
      return structuresOf(shape, breadth);
  }
}

/** Structures with a random choice of members, so that wide operations stay quick to generate. */
export function structuresOf(shape: StructureShape, breadth: number): fc.Arbitrary<StructureValue> {
  if (shape.members.length === 0) return fc.constant({});
  return fc
    .subarray([...shape.members], { maxLength: Math.min(breadth, shape.members.length) })
    .chain((members) =>
      fc.tuple(
        ...members.map((member) =>
          valuesOf(member.shape, Math.max(2, breadth >> 1)).map((value) => [member.name, value] as const),
        ),
      ),
    )
    .map((entries) => Object.fromEntries(entries));
}
