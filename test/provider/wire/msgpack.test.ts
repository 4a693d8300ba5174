import { decode as decodeRaw, ExtData, encode as encodeRaw } from "@msgpack/msgpack";
import fc from "fast-check";
import type { AttributeType } from "../../../provider/protocol/attribute-type";
import { MalformedValueError } from "../../../provider/protocol/dynamic-value";
import { Unknown } from "../../../provider/protocol/unknown";
import { Dynamic, type Value } from "../../../provider/protocol/value";
import { decodeValue, encodeValue } from "../../../provider/wire/msgpack";

const raw = (value: unknown): Uint8Array => encodeRaw(value, { useBigInt64: true });

describe("what Terraform sends", () => {
  test.each<[string, unknown, AttributeType, Value]>([
    ["null", null, "string", null],
    ["a text", "x", "string", "x"],
    ["a small number", 7, "number", 7],
    ["a number of 64 bits within 2^53", 2n ** 40n, "number", 2 ** 40],
    ["a number beyond 2^53", 2n ** 63n, "number", 2n ** 63n],
    ["a number beyond 64 bits, in digits", "123456789012345678901", "number", 123456789012345678901n],
    ["a fraction in digits", "0.1", "number", 0.1],
    ["a fraction that a double holds", 0.5, "number", 0.5],
    ["a list", ["a"], ["list", "string"], ["a"]],
    ["a map", { a: 1 }, ["map", "number"], { a: 1 }],
    ["a tuple", ["a", true], ["tuple", ["string", "bool"]], ["a", true]],
    ["an object", { a: "x", b: null }, ["object", { a: "string", b: "bool" }], { a: "x", b: null }],
    ["an unknown", new ExtData(0, new Uint8Array([0])), "string", Unknown.value],
    // {1: false}, which means "not null"
    ["a refined unknown", new ExtData(12, new Uint8Array([0x81, 0x01, 0xc2])), "string", Unknown.value],
    ["an unknown whole list", new ExtData(0, new Uint8Array([0])), ["list", "string"], Unknown.value],
    ["an unknown element", [new ExtData(0, new Uint8Array([0]))], ["set", "string"], [Unknown.value]],
    ["a dynamic null", null, "dynamic", null],
    [
      "a dynamic set",
      [Buffer.from('["set","string"]'), ["a"]],
      "dynamic",
      new Dynamic(["set", "string"], ["a"]),
    ],
  ])("%s", (_title, sent, type, value) => {
    expect(decodeValue(raw(sent), type)).toEqual(value);
  });

  test("no bytes are null", () => {
    expect(decodeValue(new Uint8Array(0), ["object", {}])).toBeNull();
  });
});

describe("what Terraform gets", () => {
  const sent = (value: Value, type: AttributeType) =>
    decodeRaw(encodeValue(value, type), { useBigInt64: true });

  test("fractions go in their own digits, so that 0.1 is Terraform's 0.1", () => {
    expect(sent(0.1, "number")).toBe("0.1");
    expect(sent("3.14159265358979323846", "number")).toBe("3.14159265358979323846");
  });

  test("integers go as integers, beyond 64 bits in digits", () => {
    expect(sent(8, "number")).toBe(8);
    expect(sent(2n ** 64n - 1n, "number")).toBe(2n ** 64n - 1n);
    expect(sent(-(2n ** 63n), "number")).toBe(-(2n ** 63n));
    expect(sent(2n ** 64n, "number")).toBe("18446744073709551616");
  });

  test("an unknown is the three bytes that go-cty writes", () => {
    expect(Buffer.from(encodeValue(Unknown.value, "string")).toString("hex")).toBe("d40000");
  });

  test("attributes that are left out are null", () => {
    expect(sent({ a: "x" }, ["object", { a: "string", b: "bool" }])).toEqual({ a: "x", b: null });
  });
});

test.each<[string, unknown, AttributeType, string]>([
  ["a number for a text", { a: 1 }, ["object", { a: "string" }], "a should be a string"],
  ["a text for a bool", ["yes"], ["list", "bool"], "[0] should be a bool"],
  ["letters for a number", "x", "number", "should be a number"],
  ["a list for a map", [], ["map", "string"], "should be a mapping"],
  ["a map for a list", {}, ["list", "string"], "should be a list"],
  ["bytes for an object", new Uint8Array(3), ["object", {}], "should be a mapping"],
  ["a date for an object", new Date(0), ["object", {}], "should be a mapping"],
  ["a tuple of another length", [1], ["tuple", []], "a tuple of 0 elements"],
  ["an attribute too many", { a: 1, z: 2 }, ["object", { a: "number" }], "z is not an attribute"],
  ["another extension", new ExtData(5, new Uint8Array(1)), "string", "extension of type 5"],
  ["a dynamic value without its type", "x", "dynamic", "a value with its type"],
  ["a dynamic value of no type", [Buffer.from('"text"'), 1], "dynamic", "a type that Terraform knows"],
  ["a dynamic value with broken JSON", [Buffer.from("["), 1], "dynamic", "its type in JSON"],
])("%s is refused", (_title, sent, type, message) => {
  expect(() => decodeValue(raw(sent), type)).toThrow(MalformedValueError);
  expect(() => decodeValue(raw(sent), type)).toThrow(message);
});

test.each<[string, Value, AttributeType]>([
  ["a number for a text", 1, "string"],
  ["a text for a number", "ten", "number"],
  ["a bare value for a dynamic one", "x", "dynamic"],
  ["not a number", Number.NaN, "number"],
])("%s is not sent", (_title, value, type) => {
  expect(() => encodeValue(value, type)).toThrow(MalformedValueError);
});

const types: fc.Arbitrary<AttributeType> = fc.letrec<{ type: AttributeType }>((tie) => ({
  type: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    fc.constantFrom<AttributeType>("string", "number", "bool", "dynamic"),
    fc.tuple(fc.constantFrom("list", "set", "map"), tie("type")) as fc.Arbitrary<AttributeType>,
    fc.tuple(fc.constant("tuple"), fc.array(tie("type"), { maxLength: 3 })) as fc.Arbitrary<AttributeType>,
    fc.tuple(
      fc.constant("object"),
      fc.dictionary(fc.stringMatching(/^[a-z]{1,5}$/), tie("type"), { maxKeys: 3 }),
    ) as fc.Arbitrary<AttributeType>,
  ),
})).type;

const numbers: fc.Arbitrary<Value> = fc.oneof(
  fc.maxSafeInteger(),
  fc.double({ noNaN: true, noDefaultInfinity: true }).filter((number) => !Object.is(number, -0)),
  fc.bigInt().filter((integer) => !Number.isSafeInteger(Number(integer))),
  fc.constantFrom<Value>("0.12345678901234567890123456789", "1e-500"),
);

function valuesOf(type: AttributeType, depth = 0): fc.Arbitrary<Value> {
  const special = fc.constantFrom<Value>(null, Unknown.value);
  return fc.oneof({ arbitrary: special, weight: 1 }, { arbitrary: known(type, depth), weight: 6 });
}

function known(type: AttributeType, depth: number): fc.Arbitrary<Value> {
  if (type === "string") return fc.string({ unit: "grapheme" });
  if (type === "bool") return fc.boolean();
  if (type === "number") return numbers;
  if (type === "dynamic") {
    if (depth > 3) return fc.constant(null);
    return types.chain((inner) => {
      // Terraform sends a value whose type is itself unknown, or a null of it, without a wrapper
      if (inner === "dynamic") return fc.constant<Value>(null);
      return valuesOf(inner, depth + 1).map((value) => new Dynamic(inner, value));
    });
  }
  if (type[0] === "tuple")
    return fc.tuple(...type[1].map((element) => valuesOf(element, depth + 1))) as fc.Arbitrary<Value>;
  if (type[0] === "object") {
    const members = Object.entries(type[1]).map(
      ([name, member]) => [name, valuesOf(member, depth + 1)] as const,
    );
    return fc.record<Record<string, Value>>(Object.fromEntries(members), { noNullPrototype: true });
  }
  if (type[0] === "map") {
    const keys = fc.string().filter((key) => key !== "__proto__");
    return fc.dictionary(keys, valuesOf(type[1], depth + 1), { maxKeys: 3, noNullPrototype: true });
  }
  return fc.array(valuesOf(type[1], depth + 1), { maxLength: 3 });
}

test("a value of any type comes back as it went", () => {
  const typedValues = types.chain((type) => valuesOf(type).map((value) => ({ type, value })));
  fc.assert(
    fc.property(typedValues, ({ type, value }) => {
      expect(decodeValue(encodeValue(value, type), type)).toEqual(value);
    }),
    { seed: 6, numRuns: 1_000 },
  );
});

test("random bytes are a value or refused", () => {
  fc.assert(
    fc.property(types, fc.uint8Array({ maxLength: 60 }), (type, noise) => {
      try {
        decodeValue(noise, type);
      } catch (problem) {
        expect(problem).toBeInstanceOf(MalformedValueError);
      }
    }),
    { seed: 7, numRuns: 2_000 },
  );
});
