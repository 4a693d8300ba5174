import { Reader, TwoStacks } from "./two-stacks";

const idleMs = 100_000;
const setUp = () => new TwoStacks({ server: { keepAliveMs: idleMs } });

test("a silent peer that is still there is asked now and then, and stays", () => {
  const stacks = setUp();
  const { client, server } = stacks.establish();
  const before = stacks.segments.length;
  stacks.clock.advance(10 * idleMs + 5_000);
  expect([client.state, server.state]).toEqual(["established", "established"]);
  expect(stacks.segments.length - before).toBe(20); // ten questions, ten answers
});

test("a peer that has vanished is given up after some questions", () => {
  const stacks = setUp();
  const { server } = stacks.establish();
  const reader = new Reader(server);
  stacks.cut = true;
  stacks.clock.advance(1.5 * idleMs);
  expect(server.state).toBe("established");
  stacks.clock.advance(idleMs);
  expect([reader.outcome, stacks.server.size]).toEqual(["timedOut", 0]);
});

test("bytes keep the question away", () => {
  const stacks = setUp();
  const { client, server } = stacks.establish();
  const reader = new Reader(server);
  for (let count = 0; count < 10; count += 1) {
    client.write(Buffer.from("x"));
    stacks.clock.advance(idleMs * 0.9);
  }
  expect(reader.length).toBe(10);
  const probes = stacks.segments.filter(
    ({ from, segment }) => from === "server" && segment.payload.length === 0 && !segment.syn,
  );
  expect(probes).toHaveLength(10); // acknowledgements only
});
