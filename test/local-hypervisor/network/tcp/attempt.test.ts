import type { TcpAttempt } from "../../../../local-hypervisor/network/tcp/attempt";
import type { TcpStackOptions } from "../../../../local-hypervisor/network/tcp/stack";
import { clientAddress, Reader, serverAddress, serverPort, TwoStacks } from "./two-stacks";

function setUp(options: Partial<TcpStackOptions> = {}) {
  const attempts: TcpAttempt[] = [];
  const stacks = new TwoStacks({
    server: { listener: () => undefined, decide: (attempt) => attempts.push(attempt), ...options },
  });
  const connect = () =>
    stacks.client.connect(clientAddress, { address: serverAddress, port: serverPort }, () => {});
  const answers = () => stacks.segments.filter(({ from }) => from === "server");
  return { stacks, attempts, connect, answers };
}

test("nothing is said before the decision, however often the SYN comes", () => {
  const { stacks, attempts, connect, answers } = setUp();
  const client = connect();
  stacks.clock.advance(5_000);
  expect([attempts.length, answers().length, client.state]).toEqual([1, 0, "synSent"]);
  expect(attempts[0]).toMatchObject({
    local: { address: serverAddress, port: serverPort },
    remote: { address: clientAddress },
  });
});

test("accepted, the connection stands and carries bytes", () => {
  const { stacks, attempts, connect } = setUp();
  const client = connect();
  const reader = new Reader(client);
  stacks.clock.advance(10);
  let established = false;
  const server = attempts[0]?.accept(() => {
    established = true;
  });
  server?.write(Buffer.from("hello"));
  stacks.clock.advance(10);
  expect([established, reader.bytes.toString()]).toEqual([true, "hello"]);
  expect(attempts[0]?.accept(() => {})).toBeUndefined();
});

test("refused, the other end is reset at once", () => {
  const { stacks, attempts, connect } = setUp();
  const reader = new Reader(connect());
  stacks.clock.advance(10);
  attempts[0]?.refuse();
  stacks.clock.advance(10);
  expect([reader.outcome, stacks.server.size]).toEqual(["reset", 0]);
});

test("ignored, a repetition is a new attempt", () => {
  const { stacks, attempts, connect, answers } = setUp();
  connect();
  stacks.clock.advance(10);
  attempts[0]?.ignore();
  stacks.clock.advance(1_100);
  expect([attempts.length, answers().length]).toEqual([2, 0]);
});

test("who gives up or begins anew is told, and decisions come too late", () => {
  const { stacks, attempts, connect, answers } = setUp();
  connect();
  stacks.clock.advance(10);
  const [first] = attempts;
  if (first === undefined) throw new Error("no attempt");
  let abandoned = 0;
  first.onAbandoned(() => {
    abandoned += 1;
  });
  const addresses = { source: clientAddress, destination: serverAddress };
  const plain = { ...first.syn, payload: new Uint8Array(0) };
  stacks.server.receive({ ...plain, syn: false, reset: true, sequence: first.syn.sequence + 9 }, addresses);
  expect(abandoned).toBe(0); // a blind guess ends nothing
  stacks.server.receive(
    { ...plain, syn: false, reset: true, sequence: (first.syn.sequence + 1) >>> 0 },
    addresses,
  );
  expect(abandoned).toBe(1);
  first.refuse();
  expect([first.accept(() => {}), answers().length]).toEqual([undefined, 0]);

  stacks.server.receive(plain, addresses);
  stacks.server.receive({ ...plain, sequence: (plain.sequence + 77) >>> 0 }, addresses);
  expect(attempts).toHaveLength(3);
  attempts[1]?.refuse();
  expect(answers()).toHaveLength(0);
});

test("attempts are bounded, and closing the stack abandons them", () => {
  const { stacks, attempts, connect } = setUp({ maximumAttempts: 4 });
  for (let count = 0; count < 10; count += 1) connect();
  stacks.clock.advance(10);
  expect(attempts).toHaveLength(4);
  let abandoned = 0;
  for (const attempt of attempts)
    attempt.onAbandoned(() => {
      abandoned += 1;
    });
  stacks.server.close(serverAddress);
  expect(abandoned).toBe(0);
  stacks.server.close(clientAddress);
  expect(abandoned).toBe(4);
});
