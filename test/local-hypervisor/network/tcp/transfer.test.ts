import { createHash } from "node:crypto";
import fc from "fast-check";
import type { TcpConnection } from "../../../../local-hypervisor/network/tcp/connection";
import { type LinkFaults, perfectLink } from "../../../support/lossy-link";
import { SeededRandom } from "../../../support/seeded-random";
import { Reader, TwoStacks } from "./two-stacks";

const seed = 20_260_115;
const digest = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");

/** Sends both ways at once, closes both sides and compares every byte. */
function transfer(options: {
  readonly seed: number;
  readonly faults: LinkFaults;
  readonly upBytes: number;
  readonly downBytes: number;
  readonly receiveBufferBytes?: number;
  readonly segmentBytes?: number;
}): TwoStacks {
  const { receiveBufferBytes, segmentBytes } = options;
  const settings = {
    ...(receiveBufferBytes !== undefined && { receiveBufferBytes }),
    ...(segmentBytes !== undefined && { segmentBytes }),
  };
  const stacks = new TwoStacks({
    seed: options.seed,
    faults: options.faults,
    client: settings,
    server: settings,
  });
  const contents = new SeededRandom(options.seed + 1);
  const up = contents.bytes(options.upBytes);
  const down = contents.bytes(options.downBytes);
  const { client, server } = stacks.establish();
  const clientReader = new Reader(client);
  const serverReader = new Reader(server);
  writeInPieces(client, up, contents);
  writeInPieces(server, down, contents);
  client.end();
  server.end();
  stacks.runUntil(() => clientReader.outcome !== undefined && serverReader.outcome !== undefined);
  expect({ up: digest(serverReader.bytes), down: digest(clientReader.bytes) }).toEqual({
    up: digest(up),
    down: digest(down),
  });
  expect([clientReader, serverReader]).toMatchObject([
    { ended: true, outcome: "finished" },
    { ended: true, outcome: "finished" },
  ]);
  stacks.runUntil(() => stacks.client.size + stacks.server.size === 0);
  return stacks;
}

function writeInPieces(connection: TcpConnection, data: Uint8Array, random: SeededRandom): void {
  for (let offset = 0; offset < data.length; ) {
    const length = 1 + random.below(9_000);
    connection.write(data.subarray(offset, offset + length));
    offset += length;
  }
}

test("bytes arrive unchanged over a perfect link, and nothing is sent twice", () => {
  const stacks = transfer({ seed, faults: perfectLink, upBytes: 300_000, downBytes: 500_000 });
  for (const from of ["client", "server"] as const) {
    const payloads = stacks.segments.filter(
      (tapped) => tapped.from === from && tapped.segment.payload.length > 0,
    );
    const sequences = payloads.map(({ segment }) => segment.sequence);
    expect(new Set(sequences).size).toBe(sequences.length);
  }
});

test("bytes arrive unchanged through loss, duplication, reordering and corruption", () => {
  const probability = (max: number) => fc.double({ min: 0, max, noNaN: true });
  fc.assert(
    fc.property(
      fc.record({
        seed: fc.nat(),
        faults: fc.record({
          loss: probability(0.2),
          duplication: probability(0.2),
          reordering: probability(0.3),
          corruption: probability(0.1),
        }),
        upBytes: fc.nat({ max: 60_000 }),
        downBytes: fc.nat({ max: 60_000 }),
        receiveBufferBytes: fc.constantFrom(2_000, 16_000, 65_535, 300_000),
        segmentBytes: fc.constantFrom(100, 536, 1460, 8961),
      }),
      (options) => {
        transfer(options);
      },
    ),
    { seed, numRuns: 60 },
  );
});

test("several megabytes get through a link that loses one frame in fifty", () => {
  const faults = { loss: 0.02, duplication: 0.01, reordering: 0.02, corruption: 0.005 };
  transfer({ seed, faults, upBytes: 3_000_000, downBytes: 3_000_000 });
});

test("a lost segment is sent again by three duplicate acknowledgements, long before the timeout", () => {
  const stacks = new TwoStacks({ seed });
  const { client, server } = stacks.establish();
  const reader = new Reader(server);
  client.write(new Uint8Array(1460));
  stacks.runUntil(() => reader.bytes.length === 1460);
  const lost = stacks.clock.now();
  stacks.cut = true;
  client.write(new Uint8Array(1460).fill(1));
  stacks.clock.advance(1);
  stacks.cut = false;
  client.write(new Uint8Array(1460 * 4).fill(2));
  stacks.runUntil(() => reader.bytes.length === 1460 * 6);
  expect(stacks.clock.now() - lost).toBeLessThan(20);
});

test("a lost lone segment is sent again by the timer, and the timer backs off", () => {
  const stacks = new TwoStacks({ seed });
  const { client, server } = stacks.establish();
  const reader = new Reader(server);
  stacks.cut = true;
  client.write(Buffer.from("hello"));
  const sentAt = () => stacks.segments.filter(({ segment }) => segment.payload.length > 0).length;
  stacks.clock.advance(1_000);
  expect(sentAt()).toBe(3); // at once, after 200 ms, after 400 ms more
  stacks.clock.advance(1_000);
  expect(sentAt()).toBe(4); // after 800 ms more
  stacks.cut = false;
  stacks.runUntil(() => reader.bytes.toString() === "hello");
});

test("an endpoint that vanished ends the connection", () => {
  const stacks = new TwoStacks({ seed });
  const { client } = stacks.establish();
  const reader = new Reader(client);
  stacks.cut = true;
  client.write(Buffer.from("anybody?"));
  stacks.runUntil(() => reader.outcome !== undefined);
  expect(reader.outcome).toBe("timedOut");
  expect(stacks.client.size).toBe(0);
});
