import { schemaFromJsonSchema } from "../../../provider/framework/schema-from-json-schema";
import { ec2Contract, SchemaSource } from "../../../provider/framework/schema-source";
import { specimenContract } from "../../support/specimen/contract";

const specimens = new SchemaSource(specimenContract);

test("types and flags come from the JSON Schema", () => {
  const { version, block } = specimens.resource("specimen_thing") ?? fail();
  expect(version).toBe(1);
  const attribute = (name: string) => block.attributes.get(name);
  expect(attribute("name")).toMatchObject({
    type: "string",
    required: true,
    optional: false,
    computed: false,
  });
  expect(attribute("arn")).toMatchObject({
    type: "string",
    required: false,
    optional: false,
    computed: true,
  });
  expect(attribute("zone")).toMatchObject({ optional: true, computed: true, forceNew: true });
  expect(attribute("size")).toMatchObject({ type: "number", optional: true, computed: false, default: 8 });
  expect(attribute("secret")).toMatchObject({ sensitive: true });
  expect(attribute("addresses")?.type).toEqual(["list", "string"]);
  expect(attribute("groups")?.type).toEqual(["set", "string"]);
  expect(attribute("weights")?.type).toEqual(["map", "number"]);
  expect(attribute("rules")?.type).toEqual([
    "set",
    ["object", { port: "number", peers: ["list", "string"] }],
  ]);
  expect(block.blocks.get("disk")).toMatchObject({ nesting: "list", maxItems: 1, computed: true });
  expect(block.blocks.get("port")).toMatchObject({ nesting: "set", maxItems: 0, computed: false });
  expect(block.blocks.get("timeouts")).toMatchObject({ nesting: "single", minItems: 0, maxItems: 0 });
});

test("the type of the whole value holds attributes and blocks", () => {
  const { type } = specimens.resource("specimen_thing") ?? fail();
  const [kind, members] = type as ["object", Record<string, unknown>];
  expect(kind).toBe("object");
  expect(members.timeouts).toEqual(["object", { create: "string", update: "string", delete: "string" }]);
  expect(members.port).toEqual([
    "set",
    ["object", { number: "number", protocol: "string", note: "string", handle: "string" }],
  ]);
});

test("only what Terraform would refuse asks for the old SDK's leniency", () => {
  expect(specimens.resource("specimen_thing")?.legacyTypeSystem).toBe(true);
  expect(specimens.resource("specimen_strict")?.legacyTypeSystem).toBe(false);
});

test("a schema is made once", () => {
  expect(specimens.resource("specimen_thing")).toBe(specimens.resource("specimen_thing"));
  expect(specimens.resource("aws_nothing")).toBeUndefined();
});

test.each([
  ["an array without items", { type: "array" }],
  ["an object of nothing", { type: "object" }],
  ["a block without properties", { type: "array", "x-terraform": { mode: "optional", block: "list" } }],
] as const)("%s is refused", (_title, property) => {
  const root = {
    $schema: "",
    title: "X",
    type: "object",
    properties: { x: property },
    "x-terraform": { type: "x", kind: "resource", schemaVersion: 0 },
  } as const;
  expect(() => schemaFromJsonSchema(root)).toThrow(/^x\.x: /);
});

test("every type of the contract has a schema that Terraform takes", () => {
  const contract = ec2Contract();
  const source = new SchemaSource(contract);
  const schemas = [
    source.provider(),
    ...source.resourceTypes.map((type) => source.resource(type)),
    ...source.dataSourceTypes.map((type) => source.dataSource(type)),
  ];
  expect(schemas.length).toBe(1 + contract.resources.size + contract.dataSources.size);
  for (const schema of schemas) {
    for (const [name, attribute] of schema?.block.attributes ?? []) {
      // Terraform's own rules for an attribute (InternalValidate)
      expect({ name, one: attribute.required || attribute.optional || attribute.computed }).toEqual({
        name,
        one: true,
      });
      expect({ name, both: attribute.required && (attribute.optional || attribute.computed) }).toEqual({
        name,
        both: false,
      });
      expect(name).toMatch(/^[a-z][a-z0-9_]*$/);
    }
  }
});

function fail(): never {
  throw new Error("no schema");
}
