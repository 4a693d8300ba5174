import fc from "fast-check";
import { MalformedMessageError, type Reader } from "../../../provider/wire/protobuf/bytes";
import { bool, bytes, integer, string } from "../../../provider/wire/protobuf/kinds";
import {
  field,
  type MessageKind,
  map,
  message,
  optional,
  repeated,
} from "../../../provider/wire/protobuf/message";
import { methods } from "../../../provider/wire/tfplugin6";

const inner = message({ text: field(1, string), number: optional(2, integer) });
const specimen = message({
  flag: field(1, bool),
  count: field(2, integer),
  text: field(3, string),
  blob: field(4, bytes),
  maybe: optional(5, inner),
  many: repeated(6, inner),
  named: map(7, inner),
  far: optional(3_000, integer),
});
const empty = { flag: false, count: 0, text: "", blob: new Uint8Array(0), many: [], named: new Map() };

const hex = (buffer: Uint8Array): string => Buffer.from(buffer).toString("hex");
const fromHex = (text: string): Buffer => Buffer.from(text.replace(/ /g, ""), "hex");

describe("known bytes", () => {
  // Of the encoding guide of Protocol Buffers: 150, "testing", an embedded 150
  test.each([
    ["08 96 01", message({ a: field(1, integer) }), { a: 150 }],
    ["12 07 74 65 73 74 69 6e 67", message({ b: field(2, string) }), { b: "testing" }],
    ["1a 03 08 96 01", message({ c: optional(3, message({ a: field(1, integer) })) }), { c: { a: 150 } }],
    ["08 ff ff ff ff ff ff ff ff ff 01", message({ a: field(1, integer) }), { a: -1 }],
    ["0a 06 0a 01 6b 12 01 76", message({ m: map(1, string) }), { m: new Map([["k", "v"]]) }],
  ])("%s", (text, kind, value) => {
    const codec = kind as unknown as typeof specimen;
    expect(hex(codec.encode(value as never))).toBe(hex(fromHex(text)));
    expect(codec.decode(fromHex(text))).toEqual(value);
  });

  test("defaults are not sent, absent optional fields stay absent", () => {
    expect(specimen.encode(empty)).toHaveLength(0);
    expect(specimen.decode(new Uint8Array(0))).toEqual(empty);
    expect(specimen.decode(fromHex("2a 00"))).toEqual({ ...empty, maybe: { text: "" } });
  });

  test("fields of later minors are skipped", () => {
    // Field 9 as varint, fixed64, bytes and fixed32, then field 1
    const later = fromHex("48 05 49 0102030405060708 4a 02 6869 4d 01020304 08 01");
    expect(specimen.decode(later)).toEqual({ ...empty, flag: true });
  });

  test("a message that comes in two parts is merged", () => {
    expect(specimen.decode(fromHex("2a 03 0a 01 78 2a 02 10 05")).maybe).toEqual({ text: "x", number: 5 });
  });
});

test.each([
  ["a number without its end", "10 ff"],
  ["a number of eleven bytes", "10 ff ff ff ff ff ff ff ff ff ff 01"],
  ["a length beyond the end", "1a 05 61"],
  ["a string that is not UTF-8", "1a 01 ff"],
  ["the field number 0", "00 01"],
  ["a group", "0b 0c"],
  ["an unknown group", "4b"],
  ["another wire type", "09 0000000000000000"],
  ["an int64 that no double holds", "10 ff ff ff ff ff ff ff ff 7f"],
])("%s is refused", (_title, text) => {
  expect(() => specimen.decode(fromHex(text))).toThrow(MalformedMessageError);
});

test("endless nesting is refused, not followed", () => {
  const recursive: MessageKind<{ readonly next?: unknown }> = message({
    next: optional<unknown>(1, {
      ...inner,
      read: (reader: Reader) => recursive.read(reader, undefined),
    } as never),
  });
  let nested = Buffer.alloc(0);
  for (let depth = 0; depth < 1_000; depth++) {
    const length: number[] = [];
    for (let rest = nested.length; ; rest >>= 7) {
      length.push(rest > 0x7f ? (rest & 0x7f) | 0x80 : rest);
      if (rest <= 0x7f) break;
    }
    nested = Buffer.concat([Buffer.from([0x0a, ...length]), nested]);
  }
  expect(() => recursive.decode(nested)).toThrow("nested too deeply");
});

const innerValues = fc.record(
  { text: fc.string({ unit: "grapheme" }), number: fc.maxSafeInteger() },
  { requiredKeys: ["text"] },
);
const specimens = fc.record(
  {
    flag: fc.boolean(),
    count: fc.maxSafeInteger(),
    text: fc.string({ unit: "grapheme" }),
    blob: fc.uint8Array(),
    maybe: innerValues,
    many: fc.array(innerValues),
    named: fc.array(fc.tuple(fc.string(), innerValues)).map((entries) => new Map(entries)),
    far: fc.maxSafeInteger(),
  },
  { requiredKeys: ["flag", "count", "text", "blob", "many", "named"] },
);

test("what is encoded decodes to the same", () => {
  fc.assert(
    fc.property(specimens, (value) => {
      expect(specimen.decode(specimen.encode(value))).toEqual(value);
    }),
    { seed: 3, numRuns: 500 },
  );
});

test("a truncated message is refused or is the message of fewer fields, never a crash", () => {
  fc.assert(
    fc.property(specimens, fc.nat(), (value, cut) => {
      const encoded = specimen.encode(value);
      const part = encoded.subarray(0, encoded.length === 0 ? 0 : cut % encoded.length);
      orMalformed(() => specimen.decode(part));
    }),
    { seed: 4, numRuns: 500 },
  );
});

test("random bytes are a message of the protocol or refused", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (noise) => {
      for (const { request } of Object.values(methods)) orMalformed(() => request.decode(noise));
    }),
    { seed: 5, numRuns: 1_000 },
  );
});

function orMalformed(work: () => unknown): void {
  try {
    work();
  } catch (problem) {
    expect(problem).toBeInstanceOf(MalformedMessageError);
  }
}
