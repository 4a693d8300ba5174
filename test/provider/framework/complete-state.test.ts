import { completeState } from "../../../provider/framework/complete-state";
import { pathText } from "../../../provider/framework/problems";
import { SchemaSource } from "../../../provider/framework/schema-source";
import { isWhollyKnown } from "../../../provider/framework/values";
import { Unknown } from "../../../provider/protocol/unknown";
import type { ObjectValue } from "../../../provider/protocol/value";
import { specimenContract } from "../../support/specimen/contract";

const block = (() => {
  const schema = new SchemaSource(specimenContract).resource("specimen_thing");
  if (schema === undefined) throw new Error("no schema");
  return schema.block;
})();

const complete = (answer: ObjectValue, base: ObjectValue | null) => {
  const { state, flaws } = completeState(block, answer, base);
  return { state, flaws: flaws.map(({ path, text }) => `${pathText(path)} ${text}`) };
};

test("what the answer leaves out is as it was planned", () => {
  const { state, flaws } = complete(
    { id: "x" },
    { id: Unknown.value, name: "one", size: 9, disk: [{ gib: 3 }] },
  );
  expect(state).toMatchObject({ id: "x", name: "one", size: 9, disk: [{ gib: 3, kind: null, keep: true }] });
  expect(flaws).toEqual([]);
});

test("an import has null, no blocks, and the defaults of what the API cannot tell", () => {
  expect(complete({ id: "x" }, null).state).toMatchObject({
    id: "x",
    size: 8,
    name: null,
    disk: [],
    timeouts: null,
  });
});

test("empty and null are told apart as the plan has them", () => {
  expect(complete({ addresses: [], behaviour: "", tags: {} }, null).state).toMatchObject({
    addresses: null,
    behaviour: null,
    tags: null,
  });
  expect(complete({ addresses: null, tags: null }, { addresses: [], tags: {} }).state).toMatchObject({
    addresses: [],
    tags: {},
  });
  // What the API decides stays as the API says it
  expect(complete({ groups: [] }, null).state.groups).toEqual([]);
});

test("how long operations may take is never the API's to say", () => {
  const timeouts = { create: "5m", update: null, delete: null };
  expect(complete({ timeouts: null }, { timeouts }).state.timeouts).toEqual(timeouts);
});

test.each<[string, ObjectValue]>([
  ['revision is a string; the schema says "number"', { revision: "one" }],
  ['addresses[1] is a number; the schema says "string"', { addresses: ["a", 1] }],
  ['groups is a number; the schema says "string"', { groups: [1] }],
  ['weights["a"] is a boolean; the schema says "number"', { weights: { a: true } }],
  ['rules.port is a string; the schema says "number"', { rules: [{ port: "x", peers: [] }] }],
  ["disk[0].gib is still not known after the operation", { disk: [{ gib: Unknown.value }] }],
  ["disk is still not known after the operation", { disk: Unknown.value }],
  ["port is no sequence; the schema has a set of blocks here", { port: {} }],
  ["disk[0].color is not in the schema", { disk: [{ color: "red" }] }],
  ["color is not in the schema", { color: "red" }],
  ["arn is still not known after the operation", { arn: Unknown.value }],
])("%s", (flaw, answer) => {
  const { state, flaws } = complete(answer, null);
  expect(flaws).toEqual([flaw]);
  expect(isWhollyKnown(state)).toBe(true);
  expect(state).not.toHaveProperty("color");
});

test("a planned value that never came is a flaw too", () => {
  expect(complete({}, { arn: Unknown.value }).flaws).toEqual(["arn is still not known after the operation"]);
});
