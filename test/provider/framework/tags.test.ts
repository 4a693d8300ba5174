import { SchemaSource } from "../../../provider/framework/schema-source";
import { planTags, splitTags, tagSettings } from "../../../provider/framework/tags";
import { Unknown } from "../../../provider/protocol/unknown";
import type { ObjectValue, Value } from "../../../provider/protocol/value";
import { specimenContract } from "../../support/specimen/contract";

const block = (() => {
  const schema = new SchemaSource(specimenContract).resource("specimen_strict");
  if (schema === undefined) throw new Error("no schema");
  return schema.block;
})();

const settings = (defaults: Value, ignored: ObjectValue = {}) =>
  tagSettings({ default_tags: [{ tags: defaults }], ignore_tags: [ignored] });

const plannedTags = (tags: Value, defaults: Value): Value => {
  const planned: ObjectValue = { tags };
  planTags(block, planned, { tags }, settings(defaults));
  return planned.tags_all ?? null;
};

test.each<[string, Value, Value, Value]>([
  ["none", null, null, {}],
  ["the provider's", null, { a: "1" }, { a: "1" }],
  ["its own win", { a: "2", b: "3" }, { a: "1" }, { a: "2", b: "3" }],
  ["a null tag is none", { a: null }, { a: "1" }, { a: "1" }],
  ["an unknown value stays unknown", { b: Unknown.value }, { a: "1" }, { a: "1", b: Unknown.value }],
  ["unknown tags", Unknown.value, { a: "1" }, Unknown.value],
  ["unknown tags of the provider", { a: "1" }, Unknown.value, Unknown.value],
])("planned: %s", (_title, tags, defaults, all) => {
  expect(plannedTags(tags, defaults)).toEqual(all);
});

const split = (all: ObjectValue, before: ObjectValue | null, defaults: Value, ignored?: ObjectValue) => {
  const state: ObjectValue = { tags_all: all };
  splitTags(block, state, before, settings(defaults, ignored));
  return state;
};

test("of the thing's tags the provider's are not the resource's", () => {
  expect(split({ a: "1", b: "2" }, { tags: { b: "2" } }, { a: "1" })).toEqual({
    tags: { b: "2" },
    tags_all: { a: "1", b: "2" },
  });
});

test("a tag that both have is the resource's where it was before", () => {
  expect(split({ a: "1" }, { tags: { a: "1" } }, { a: "1" }).tags).toEqual({ a: "1" });
  expect(split({ a: "1" }, { tags: null }, { a: "1" }).tags).toEqual({});
});

test("a provider's tag with another value shows as drift", () => {
  expect(split({ a: "9" }, { tags: null }, { a: "1" }).tags).toEqual({ a: "9" });
});

test("tags that someone else keeps are not seen, unless the resource has them itself", () => {
  const ignored = { keys: ["theirs"], key_prefixes: ["auto:"] };
  const all = { theirs: "x", "auto:scaled": "y", mine: "z" };
  expect(split(all, null, null, ignored)).toEqual({ tags: { mine: "z" }, tags_all: { mine: "z" } });
  expect(split(all, { tags: { theirs: "x" } }, null, ignored).tags).toEqual({ theirs: "x", mine: "z" });
});

test("an answer without any tags is left as it is", () => {
  const state: ObjectValue = { id: "x" };
  splitTags(block, state, null, settings({ a: "1" }));
  expect(state).toEqual({ id: "x" });
});
