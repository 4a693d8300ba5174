import { proposeState } from "../../../provider/framework/plan/propose";
import { replacementPaths } from "../../../provider/framework/plan/requires-replace";
import { SchemaSource } from "../../../provider/framework/schema-source";
import { attributePath } from "../../../provider/protocol/attribute-path";
import { Unknown } from "../../../provider/protocol/unknown";
import type { ObjectValue } from "../../../provider/protocol/value";
import { specimenContract } from "../../support/specimen/contract";

const block = (() => {
  const schema = new SchemaSource(specimenContract).resource("specimen_thing");
  if (schema === undefined) throw new Error("no schema");
  return schema.block;
})();

/** A configuration as Terraform sends it: everything is there, null or empty where unset. */
const config = (written: ObjectValue): ObjectValue => ({
  ...Object.fromEntries([...block.attributes.keys()].map((name) => [name, null])),
  disk: [],
  port: [],
  timeouts: null,
  ...written,
});

const port = (written: ObjectValue): ObjectValue => ({
  number: null,
  protocol: null,
  note: null,
  handle: null,
  ...written,
});

const prior: ObjectValue = {
  ...config({}),
  id: "thing-1",
  arn: "arn",
  revision: 3,
  name: "one",
  zone: "zone-a",
  size: 8,
  groups: ["default"],
  rules: [],
  tags_all: {},
  disk: [{ gib: 8, kind: "fast", keep: true, volume: "vol-1" }],
  port: [
    port({ number: 80, protocol: "tcp", handle: "h80" }),
    port({ number: 443, protocol: "tcp", note: "tls", handle: "h443" }),
  ],
};

describe("what a create leads to", () => {
  const planned = proposeState(block, null, config({ name: "one", port: [port({ number: 80 })] }));

  test("the API's own values are unknown, the rest is as configured", () => {
    expect(planned).toMatchObject({
      id: Unknown.value,
      zone: Unknown.value,
      groups: Unknown.value,
      disk: Unknown.value,
      name: "one",
      ratio: null,
      active: null,
      timeouts: null,
    });
  });

  test("defaults stand in, in blocks too", () => {
    expect(planned.size).toBe(8);
    expect(planned.port).toEqual([port({ number: 80, protocol: "tcp", handle: Unknown.value })]);
  });

  test("what is configured as unknown stays so, a whole block as well", () => {
    const unknown = proposeState(block, null, config({ name: Unknown.value, port: Unknown.value }));
    expect(unknown).toMatchObject({ name: Unknown.value, port: Unknown.value });
  });
});

describe("what an update leads to", () => {
  test("values of the API are carried over", () => {
    expect(proposeState(block, prior, config({ name: "two", port: prior.port as ObjectValue[] }))).toEqual({
      ...prior,
      name: "two",
    });
  });

  test("an argument that is taken out goes back to its default or to nothing", () => {
    const before = { ...prior, size: 20, ratio: 0.5 };
    expect(proposeState(block, before, config({ name: "one" }))).toMatchObject({
      size: 8,
      ratio: null,
      port: [],
    });
  });

  test("elements of a list are followed by their place", () => {
    const planned = proposeState(
      block,
      prior,
      config({ disk: [{ gib: 20, kind: null, keep: null, volume: null }] }),
    );
    expect(planned.disk).toEqual([{ gib: 20, kind: "fast", keep: true, volume: "vol-1" }]);
  });

  test("elements of a set are followed by what is configured, whatever their order", () => {
    const written = [port({ number: 443, note: "tls" }), port({ number: 81 }), port({ number: 80 })];
    expect(proposeState(block, prior, config({ port: written })).port).toEqual([
      port({ number: 443, protocol: "tcp", note: "tls", handle: "h443" }),
      port({ number: 81, protocol: "tcp", handle: Unknown.value }),
      port({ number: 80, protocol: "tcp", handle: "h80" }),
    ]);
  });

  test("two equal elements of a set do not share one prior element", () => {
    const written = [port({ number: 80 }), port({ number: 80 })];
    const handles = (proposeState(block, prior, config({ port: written })).port as ObjectValue[]).map(
      ({ handle }) => handle,
    );
    expect(handles).toEqual(["h80", Unknown.value]);
  });

  test("nothing of the prior state is shared with the plan", () => {
    const planned = proposeState(block, prior, config({}));
    (planned.disk as ObjectValue[])[0] = {};
    (planned.groups as string[]).push("x");
    expect(prior.disk).toEqual([{ gib: 8, kind: "fast", keep: true, volume: "vol-1" }]);
    expect(prior.groups).toEqual(["default"]);
  });
});

describe("what takes a replacement", () => {
  const paths = (change: ObjectValue) => replacementPaths(block, prior, { ...prior, ...change });

  test("nothing where nothing that forces it changes", () => {
    expect(paths({ name: "two", size: 9, groups: ["x"] })).toEqual([]);
    expect(paths({ port: [...(prior.port as ObjectValue[])].reverse() })).toEqual([]);
  });

  test("an attribute, also when its value is not known yet", () => {
    expect(paths({ zone: "zone-b" })).toEqual([attributePath("zone")]);
    expect(paths({ zone: Unknown.value })).toEqual([attributePath("zone")]);
  });

  test("an attribute in a list of blocks, at its place", () => {
    expect(paths({ disk: [{ gib: 8, kind: "slow", keep: true, volume: "vol-1" }] })).toEqual([
      attributePath("disk", 0, "kind"),
    ]);
    expect(paths({ disk: [] })).toEqual([attributePath("disk", 0, "kind")]);
  });

  test("elements of a set that come or go, at the set", () => {
    const ports = prior.port as ObjectValue[];
    expect(paths({ port: ports.slice(1) })).toEqual([attributePath("port")]);
    expect(paths({ port: [...ports, port({ number: 81 })] })).toEqual([attributePath("port")]);
  });

  test("not an element of a set that changes only what may change", () => {
    const [first, second] = prior.port as [ObjectValue, ObjectValue];
    expect(paths({ port: [first, { ...second, note: "other" }] })).toEqual([]);
  });
});
