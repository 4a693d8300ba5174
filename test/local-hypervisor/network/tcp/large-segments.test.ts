import { createHash } from "node:crypto";
import { SeededRandom } from "../../../support/seeded-random";
import { Reader, TwoStacks } from "./two-stacks";

const digest = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");

/** Two stacks of which the server may hand over large segments; `cuts` are those that ask to be cut */
function transfer(lengthBytes: number, clientSegmentBytes: number) {
  const cuts: { readonly lengthBytes: number; readonly segmentBytes: number }[] = [];
  const stacks: TwoStacks = new TwoStacks({
    client: { segmentBytes: clientSegmentBytes },
    server: {
      batchBytes: 65_000,
      transmit: (segment, addresses, _timeToLive, segmentBytes) => {
        if (segmentBytes !== undefined) cuts.push({ lengthBytes: segment.payload.length, segmentBytes });
        stacks.segments.push({ from: "server", segment, timeToLive: 64 });
        stacks.clock.after(1, () => stacks.client.receive(segment, addresses));
      },
    },
  });
  const { client, server } = stacks.establish();
  const reader = new Reader(client);
  const bytes = new SeededRandom(1).bytes(lengthBytes);
  server.write(bytes);
  server.end();
  stacks.runUntil(() => reader.ended);
  return { stacks, cuts, isEqual: digest(reader.bytes) === digest(bytes) };
}

test("much is handed over at once, in whole segments that the other end can take", () => {
  const { cuts, stacks, isEqual } = transfer(3_000_000, 1_000);
  expect(isEqual).toBe(true);
  expect(new Set(cuts.map(({ segmentBytes }) => segmentBytes))).toEqual(new Set([1_000]));
  expect(Math.max(...cuts.map(({ lengthBytes }) => lengthBytes))).toBe(65_000);
  expect(cuts.slice(0, -1).every(({ lengthBytes }) => lengthBytes % 1_000 === 0)).toBe(true);
  const fromServer = stacks.segments.filter(({ from }) => from === "server").length;
  expect(fromServer).toBeLessThan(300); // 3,000 of them otherwise
});

test("what fits in a segment asks for no cutting", () => {
  const { cuts, isEqual } = transfer(900, 1_000);
  expect([isEqual, cuts]).toEqual([true, []]);
});

test("a large segment is acknowledged at once", () => {
  const stacks = new TwoStacks();
  const { client, server } = stacks.establish();
  const reader = new Reader(client);
  const last = stacks.segments.filter(({ from }) => from === "server").at(-1)?.segment;
  if (last === undefined) throw new Error("no segment");
  const before = stacks.segments.filter(({ from }) => from === "client").length;
  const segment = {
    ...last,
    syn: false,
    sequence: (last.sequence + 1) >>> 0,
    payload: new Uint8Array(60_000),
  };
  stacks.client.receive(segment, { source: client.remote.address, destination: client.local.address });
  expect([reader.length, server.state]).toEqual([60_000, "established"]);
  expect(stacks.segments.filter(({ from }) => from === "client").length).toBe(before + 1);
});
