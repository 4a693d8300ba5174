import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createProviderServer } from "../../../provider/framework/provider-server";
import { SchemaSource } from "../../../provider/framework/schema-source";
import { Unknown } from "../../../provider/protocol/unknown";
import type { ObjectValue } from "../../../provider/protocol/value";
import { decodeValue, encodeValue } from "../../../provider/wire/msgpack";
import { providerMethods } from "../../../provider/wire/provider-service";
import {
  type MethodName,
  methodPath,
  methods,
  type Request,
  type Response,
} from "../../../provider/wire/tfplugin6";
import { specimenContract } from "../../support/specimen/contract";
import { createSpecimenProvider } from "../../support/specimen/provider";

/** The calls as Terraform makes them, byte for byte, without a process between. */
const folder = mkdtempSync(join(tmpdir(), "provider-server-"));
const schemas = new SchemaSource(specimenContract);
const noBytes = new Uint8Array(0);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function start() {
  const server = createProviderServer({
    contract: specimenContract,
    loadProvider: async () => createSpecimenProvider(),
  });
  const served = providerMethods(server);
  return async <M extends MethodName>(name: M, request: Request<M>): Promise<Response<M>> => {
    const encode = methods[name].request.encode as (request: Request<M>) => Buffer;
    const method = served.get(methodPath(name));
    if (method === undefined) throw new Error(`no ${name}`);
    const answer = await method(encode(request), new AbortController().signal);
    return methods[name].response.decode(answer) as Response<M>;
  };
}

const typeOf = (type: string) => {
  const schema = schemas.resource(type) ?? schemas.dataSource(type);
  if (schema === undefined) throw new Error(`no ${type}`);
  return schema.type;
};

const dynamic = (type: string, value: ObjectValue | null) => ({
  msgpack: encodeValue(value, typeOf(type)),
  json: noBytes,
});

const providerConfig = (store: string | Unknown) => ({
  msgpack: encodeValue({ store, default_tags: [], ignore_tags: [] }, schemas.provider().type),
  json: noBytes,
});

beforeEach(() => {
  // The specimen prints when it is configured, which is a matter for the process
  jest.spyOn(console, "log").mockImplementation(() => {});
});
afterEach(() => jest.restoreAllMocks());

test("every call of the protocol is answered", async () => {
  const call = start();
  expect(await call("GetMetadata", {})).toEqual({
    serverCapabilities: { planDestroy: false, getProviderSchemaOptional: true, moveResourceState: false },
    diagnostics: [],
    dataSources: [{ typeName: "specimen_lookup" }],
    resources: [{ typeName: "specimen_thing" }, { typeName: "specimen_strict" }],
  });
  const schema = await call("GetProviderSchema", {});
  expect([...schema.resourceSchemas.keys()]).toEqual(["specimen_thing", "specimen_strict"]);
  expect(schema.resourceSchemas.get("specimen_thing")?.version).toBe(1);
  expect(await call("GetFunctions", {})).toEqual({ diagnostics: [] });
  expect(await call("CallFunction", { name: "f", arguments: [] })).toMatchObject({
    error: { text: expect.stringContaining("no functions") },
  });
  expect(
    await call("MoveResourceState", {
      sourceProviderAddress: "registry.example/x/y",
      sourceTypeName: "y_thing",
      sourceSchemaVersion: 0,
      sourceState: { json: Buffer.from("{}"), flatmap: new Map() },
      targetTypeName: "specimen_thing",
      sourcePrivate: noBytes,
    }),
  ).toMatchObject({ diagnostics: [{ severity: 1, summary: "A y_thing cannot become a specimen_thing" }] });
  expect(await call("StopProvider", {})).toEqual({ error: "" });
});

test.each([
  ["ValidateResourceConfig", "resource"],
  ["ValidateDataResourceConfig", "data source"],
] as const)("%s of an unknown type says which there are", async (name, kind) => {
  const { diagnostics } = await start()(name, { typeName: "aws_nothing" });
  expect(diagnostics).toEqual([
    {
      severity: 1,
      summary: expect.stringContaining(`Unknown ${kind}`),
      detail: expect.stringContaining("specimen_"),
    },
  ]);
});

describe("without a configuration", () => {
  const prior = { id: "thing-1", name: "one" };

  test("an update and a delete keep the state: no state would mean that the thing is gone", async () => {
    const call = start();
    for (const planned of [{ ...prior, name: "two" }, null]) {
      const { newState, diagnostics } = await call("ApplyResourceChange", {
        typeName: "specimen_thing",
        priorState: dynamic("specimen_thing", prior),
        plannedState: dynamic("specimen_thing", planned),
        config: dynamic("specimen_thing", planned),
        plannedPrivate: noBytes,
      });
      expect(diagnostics[0]?.summary).toBe("The provider is not configured");
      expect(decodeValue(newState?.msgpack ?? noBytes, typeOf("specimen_thing"))).toMatchObject(prior);
    }
  });

  test("a configuration that is not known yet is no error; reading is", async () => {
    const call = start();
    expect(
      await call("ConfigureProvider", { terraformVersion: "1.11.4", config: providerConfig(Unknown.value) }),
    ).toEqual({ diagnostics: [] });
    const read = await call("ReadResource", {
      typeName: "specimen_thing",
      currentState: dynamic("specimen_thing", prior),
      private: noBytes,
    });
    expect(read.diagnostics[0]?.detail).toContain("known only after apply");
    const plan = await call("PlanResourceChange", {
      typeName: "specimen_thing",
      priorState: dynamic("specimen_thing", null),
      proposedNewState: dynamic("specimen_thing", { name: "one" }),
      config: dynamic("specimen_thing", { name: "one", disk: [], port: [] }),
      priorPrivate: noBytes,
    });
    expect(plan.diagnostics).toEqual([]);
    expect(plan.legacyTypeSystem).toBe(true);
  });
});

test("calls at the same time do not mix", async () => {
  const call = start();
  await call("ConfigureProvider", {
    terraformVersion: "1.11.4",
    config: providerConfig(join(folder, "store.json")),
  });
  const names = Array.from({ length: 30 }, (_, index) => `thing ${index}`);
  const created = await Promise.all(
    names.map(async (name) => {
      const { newState, diagnostics } = await call("ApplyResourceChange", {
        typeName: "specimen_strict",
        priorState: dynamic("specimen_strict", null),
        plannedState: dynamic("specimen_strict", { id: Unknown.value, tags: { name }, tags_all: { name } }),
        config: dynamic("specimen_strict", { tags: { name } }),
        plannedPrivate: noBytes,
      });
      expect(diagnostics).toEqual([]);
      return decodeValue(newState?.msgpack ?? noBytes, typeOf("specimen_strict")) as ObjectValue;
    }),
  );
  expect(created.map(({ tags }) => (tags as ObjectValue).name)).toEqual(names);
  expect(new Set(created.map(({ id }) => id)).size).toBe(30);
});

describe("a stored state", () => {
  const upgrade = async (json: string, version = 1) =>
    start()("UpgradeResourceState", {
      typeName: "specimen_thing",
      version,
      rawState: { json: Buffer.from(json), flatmap: new Map() },
    });

  test("of today's shape goes back as the bytes that came, big numbers included", async () => {
    const json = '{"id":"x", "size":12345678901234567890, "port":[{"number":80}]}';
    const { upgradedState, diagnostics } = await upgrade(json);
    expect(diagnostics).toEqual([]);
    expect(Buffer.from(upgradedState?.json ?? noBytes).toString()).toBe(json);
  });

  test("loses what the schema no longer has", async () => {
    const { upgradedState } = await upgrade(
      '{"id":"x","old":1,"port":[{"number":80,"old":true}],"timeouts":null}',
      0,
    );
    expect(JSON.parse(Buffer.from(upgradedState?.json ?? noBytes).toString())).toEqual({
      id: "x",
      port: [{ number: 80 }],
      timeouts: null,
    });
  });

  test.each([
    ["of a later schema", "{}", 2, "newer than the provider"],
    ["that is not JSON", "{", 1, "is not JSON"],
    ["that is no object", "[]", 1, "is no object"],
  ])("%s is refused", async (_title, json, version, summary) => {
    const { upgradedState, diagnostics } = await upgrade(json, version);
    expect(upgradedState).toBeUndefined();
    expect(diagnostics[0]?.summary).toContain(summary);
  });

  test("of Terraform before 0.12 is refused", async () => {
    const call = start()("UpgradeResourceState", {
      typeName: "specimen_thing",
      version: 0,
      rawState: { json: noBytes, flatmap: new Map([["id", "x"]]) },
    });
    await expect(call).rejects.toThrow("older than 0.12");
  });
});
