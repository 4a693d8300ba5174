import * as sdk from "@aws-sdk/client-ec2";
import fc from "fast-check";
import {
  decodeQuery,
  type StructureValue,
  type Value,
} from "../../../../local-hypervisor/ec2-api/codec/decode-query";
import { element, encodeXml } from "../../../../local-hypervisor/ec2-api/codec/encode-xml";
import { type Form, parseForm } from "../../../../local-hypervisor/ec2-api/codec/form";
import {
  isKnownOperation,
  type Shape,
  type StructureShape,
  shapesOf,
} from "../../../../local-hypervisor/ec2-api/codec/shapes";
import { structuresOf } from "./arbitraries";
import { clientOver, commandOf } from "./sdk-wire";

/** Values generated for each operation and direction; the nightly run asks for more. */
const runs = Number(process.env.DRYDOCK_CODEC_RUNS ?? (process.env.DRYDOCK_NIGHTLY ? 200 : 4));
const seed = Number(process.env.DRYDOCK_SEED ?? 20261122);
const breadth = 10;

/** All operations of the SDK's client */
const operations = Object.keys(sdk)
  .filter((name) => name.endsWith("Command"))
  .map((name) => name.slice(0, -"Command".length))
  .filter(isKnownOperation)
  .sort();
let answer = "";
let sent = "";
const client = clientOver((request) => {
  sent = request.body;
  return { statusCode: 200, headers: {}, body: answer };
});

const withoutCommon = (form: Form): Form =>
  new Map([...form].filter(([name]) => name !== "Action" && name !== "Version"));

/** What a query can carry of a value: lists and structures that hold nothing leave no parameter. */
function inQuery(shape: Shape, value: Value): Value | undefined {
  if (shape.kind === "list") {
    const items = (value as readonly Value[])
      .map((item) => inQuery(shape.member, item))
      .filter((item) => item !== undefined);
    return items.length > 0 ? items : undefined;
  }
  if (shape.kind !== "structure") return value;
  const entries = presentMembers(shape, value as StructureValue).flatMap(([member, given]) => {
    const carried = inQuery(member.shape, given);
    return carried === undefined ? [] : [[member.name, carried] as const];
  });
  return entries.length > 0 ? Object.fromEntries(entries) : undefined;
}

/** What the SDK's XML parser hands on: it takes text of nothing but white space with a line feed for indentation. */
function inXml(shape: Shape, value: Value): Value {
  if (shape.kind === "string")
    return (value as string).trim() === "" && (value as string).includes("\n") ? "" : value;
  if (shape.kind === "list") return (value as readonly Value[]).map((item) => inXml(shape.member, item));
  if (shape.kind !== "structure") return value;
  return Object.fromEntries(
    presentMembers(shape, value as StructureValue).map(([member, given]) => [
      member.name,
      inXml(member.shape, given),
    ]),
  );
}

const presentMembers = (shape: StructureShape, value: StructureValue) =>
  shape.members.flatMap((member) => {
    const given = value[member.name];
    return given === undefined ? [] : [[member, given] as const];
  });

test("the SDK exports the operations that EC2 has", () => {
  expect(operations.length).toBeGreaterThanOrEqual(823);
});

test.each(operations)("%s: what the SDK sends is what the server decodes", async (operation) => {
  const { input } = shapesOf(operation);
  const token = input.members.find((member) => member.isIdempotencyToken);
  answer = `<r><requestId>r</requestId></r>`;
  await fc.assert(
    fc.asyncProperty(structuresOf(input, breadth), async (value) => {
      await client.send(commandOf(operation, value));
      const form = parseForm(sent);
      expect(form.get("Action")).toBe(operation);
      const { ...decoded } = decodeQuery(input, withoutCommon(form));
      const expected = { ...((inQuery(input, value) ?? {}) as StructureValue) };
      if (token && value[token.name] === undefined) {
        expect(decoded[token.name]).toMatch(/^[0-9a-f-]{36}$/);
        expected[token.name] = decoded[token.name];
      }
      if (operation === "CopySnapshot") withoutPresignedUrl(value, expected, decoded);
      expect(decoded).toStrictEqual(expected);
    }),
    { seed, numRuns: runs },
  );
});

/** The SDK adds two parameters of its own to this one operation, unless it was given a presigned URL. */
function withoutPresignedUrl(
  given: StructureValue,
  expected: Record<string, unknown>,
  decoded: Record<string, unknown>,
): void {
  if (given.PresignedUrl) return;
  for (const name of ["PresignedUrl", "DestinationRegion"]) {
    if (given[name] !== undefined) continue;
    expect(typeof decoded[name]).toBe("string");
    expected[name] = decoded[name];
  }
}

test.each(operations)("%s: what the server encodes is what the SDK parses", async (operation) => {
  const { output } = shapesOf(operation);
  await fc.assert(
    fc.asyncProperty(structuresOf(output, breadth), async (value) => {
      answer = `<?xml version="1.0" encoding="UTF-8"?>\n${element(`${operation}Response`, `<requestId>r</requestId>${encodeXml(output, value)}`)}`;
      const { $metadata, ...parsed } = (await client.send(commandOf(operation, {}))) as {
        $metadata: unknown;
      };
      expect(parsed).toStrictEqual(inXml(output, value));
    }),
    { seed, numRuns: runs },
  );
});
