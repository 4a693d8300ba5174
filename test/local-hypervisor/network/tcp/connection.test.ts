import type { TcpConnection } from "../../../../local-hypervisor/network/tcp/connection";
import type { TcpSegment } from "../../../../local-hypervisor/network/wire/tcp";
import { clientAddress, Reader, serverAddress, serverPort, TwoStacks } from "./two-stacks";

const toServer = { source: clientAddress, destination: serverAddress };
const segment = (fields: Partial<TcpSegment>): TcpSegment => ({
  sourcePort: 50_000,
  destinationPort: serverPort,
  sequence: 0,
  syn: false,
  fin: false,
  reset: false,
  push: false,
  window: 65_535,
  payload: new Uint8Array(0),
  ...fields,
});
const lastFrom = (stacks: TwoStacks, from: "client" | "server") =>
  stacks.segments.filter((tapped) => tapped.from === from).at(-1)?.segment as TcpSegment;

describe("closing", () => {
  test("the first to close waits, the other is gone at once", () => {
    const stacks = new TwoStacks();
    const { client, server } = stacks.establish();
    const readers = [new Reader(client), new Reader(server)];
    client.end();
    stacks.clock.advance(100);
    expect([client.state, server.state]).toEqual(["finWait2", "closeWait"]);
    server.write(Buffer.from("still open this way"));
    server.end();
    stacks.clock.advance(100);
    expect([client.state, server.state]).toEqual(["timeWait", "closed"]);
    expect(readers[0]?.bytes.toString()).toBe("still open this way");
    expect(readers.map(({ outcome }) => outcome)).toEqual(["finished", "finished"]);
    stacks.clock.advance(60_000);
    expect([client.state, stacks.client.size, stacks.clock.pending]).toEqual(["closed", 0, 0]);
  });

  test("both at once", () => {
    const stacks = new TwoStacks();
    const { client, server } = stacks.establish();
    client.onData(() => {});
    server.onData(() => {});
    client.end();
    server.end();
    stacks.clock.advance(100);
    expect([client.state, server.state]).toEqual(["timeWait", "timeWait"]);
  });

  test("a repeated FIN is acknowledged again, in TIME-WAIT too", () => {
    const stacks = new TwoStacks();
    const { client, server } = stacks.establish();
    client.onData(() => {});
    server.onData(() => {});
    client.end();
    stacks.clock.advance(100);
    server.end();
    stacks.clock.advance(100);
    const fin = stacks.segments.find((tapped) => tapped.from === "server" && tapped.segment.fin)?.segment;
    const before = stacks.segments.length;
    stacks.clock.advance(50_000);
    stacks.client.receive(fin as TcpSegment, { source: serverAddress, destination: clientAddress });
    expect(stacks.segments.length).toBe(before + 1);
    stacks.clock.advance(50_000); // the wait began anew
    expect(client.state).toBe("timeWait");
  });

  test("a reader that is behind gets every byte, though the connection is over", () => {
    const stacks = new TwoStacks();
    const { client, server } = stacks.establish();
    const reader = new Reader(server);
    server.pause();
    client.write(Buffer.from("late"));
    client.end();
    stacks.clock.advance(100);
    server.end();
    stacks.clock.advance(100);
    expect([server.state, reader.bytes.toString(), reader.outcome]).toEqual(["closed", "", undefined]);
    server.resume();
    expect([reader.bytes.toString(), reader.ended, reader.outcome]).toEqual(["late", true, "finished"]);
  });

  test("writing after the end is ignored", () => {
    const stacks = new TwoStacks();
    const { client, server } = stacks.establish();
    const reader = new Reader(server);
    client.write(Buffer.from("a"));
    client.end();
    client.write(Buffer.from("b"));
    stacks.clock.advance(100);
    expect(reader.bytes.toString()).toBe("a");
  });

  test("ports in TIME-WAIT serve a new connection when its SYN is later", () => {
    const stacks = new TwoStacks();
    const { client, server } = stacks.establish();
    client.onData(() => {});
    server.onData(() => {});
    server.end();
    stacks.clock.advance(100);
    client.end();
    stacks.clock.advance(100);
    expect(server.state).toBe("timeWait");
    const fresh: TcpConnection[] = [];
    stacks.acceptor = (connection) => fresh.push(connection);
    const sequence = (lastFrom(stacks, "client").sequence + 100_000) >>> 0;
    stacks.server.receive(segment({ sourcePort: client.local.port, sequence, syn: true }), toServer);
    const answer = lastFrom(stacks, "server");
    expect(answer).toMatchObject({ syn: true, acknowledgement: (sequence + 1) >>> 0 });
    const acknowledgement = (answer.sequence + 1) >>> 0;
    const third = segment({ sourcePort: client.local.port, sequence: (sequence + 1) >>> 0, acknowledgement });
    stacks.server.receive(third, toServer);
    expect(fresh).toHaveLength(1);
  });
});

describe("resets", () => {
  test("abort resets the other end", () => {
    const stacks = new TwoStacks();
    const { client, server } = stacks.establish();
    const reader = new Reader(server);
    client.abort();
    stacks.clock.advance(100);
    expect([client.state, server.state, reader.outcome]).toEqual(["closed", "closed", "reset"]);
    expect(stacks.clock.pending).toBe(0);
  });

  test("a port where nobody listens refuses", () => {
    const stacks = new TwoStacks();
    const client = stacks.client.connect(clientAddress, { address: serverAddress, port: 81 }, () => {});
    const reader = new Reader(client);
    stacks.clock.advance(100);
    expect(reader.outcome).toBe("reset");
    expect(stacks.server.size).toBe(0);
  });

  test("only the exact sequence number resets; a near one is challenged (RFC 5961)", () => {
    const stacks = new TwoStacks();
    const { client, server } = stacks.establish();
    const next = lastFrom(stacks, "client").sequence;
    const forged = (sequence: number) =>
      segment({ sourcePort: client.local.port, sequence: sequence >>> 0, reset: true });
    const before = stacks.segments.length;
    stacks.server.receive(forged(next + 1_000), toServer);
    expect([server.state, stacks.segments.length]).toEqual(["established", before + 1]);
    stacks.server.receive(forged(next + 10_000_000), toServer);
    expect([server.state, stacks.segments.length]).toEqual(["established", before + 1]);
    stacks.server.receive(forged(next), toServer);
    expect(server.state).toBe("closed");
  });

  test("a SYN within a connection is challenged", () => {
    const stacks = new TwoStacks();
    const { client, server } = stacks.establish();
    const sequence = (lastFrom(stacks, "client").sequence + 5) >>> 0;
    stacks.server.receive(segment({ sourcePort: client.local.port, sequence, syn: true }), toServer);
    expect(server.state).toBe("established");
    expect(lastFrom(stacks, "server")).toMatchObject({ syn: false, payload: new Uint8Array(0) });
  });

  test("an acknowledgement of what was never sent changes nothing", () => {
    const stacks = new TwoStacks();
    const { client, server } = stacks.establish();
    const { sequence, acknowledgement } = lastFrom(stacks, "client");
    const ahead = ((acknowledgement as number) + 1_000) >>> 0;
    const forged = segment({
      sourcePort: client.local.port,
      sequence,
      acknowledgement: ahead,
      payload: Buffer.from("x"),
    });
    const reader = new Reader(server);
    stacks.server.receive(forged, toServer);
    expect([server.state, reader.bytes.length]).toEqual(["established", 0]);
  });
});

describe("the handshake", () => {
  test("a lost SYN and a lost answer are sent again", () => {
    const stacks = new TwoStacks();
    stacks.cut = true;
    let established = false;
    stacks.client.connect(clientAddress, { address: serverAddress, port: serverPort }, () => {
      established = true;
    });
    stacks.clock.advance(500);
    stacks.cut = false;
    stacks.clock.advance(501);
    stacks.cut = true; // the answer to the second SYN is lost
    stacks.clock.advance(10);
    stacks.cut = false;
    stacks.runUntil(() => established);
    const syns = stacks.segments.filter(({ segment: { syn } }) => syn).map(({ from }) => from);
    expect(syns.filter((from) => from === "client").length).toBe(2);
    expect(syns.filter((from) => from === "server").length).toBe(2);
  });

  test("two ends that open to each other at once share one connection", () => {
    const stacks = new TwoStacks({ server: { listener: () => undefined } });
    const opened: string[] = [];
    const client = stacks.client.connect(
      clientAddress,
      { address: serverAddress, port: 5_000 },
      () => opened.push("client"),
      6_000,
    );
    const server = stacks.server.connect(
      serverAddress,
      { address: clientAddress, port: 6_000 },
      () => opened.push("server"),
      5_000,
    );
    const reader = new Reader(server);
    client.write(Buffer.from("across"));
    stacks.clock.advance(100);
    expect([client.state, server.state]).toEqual(["established", "established"]);
    expect(opened.sort()).toEqual(["client", "server"]);
    expect(reader.bytes.toString()).toBe("across");
  });

  test("a flood of SYNs is bounded and does not keep others out", () => {
    const stacks = new TwoStacks({ server: { maximumHandshakes: 8 } });
    for (let port = 1_000; port < 2_000; port += 1) {
      stacks.server.receive(segment({ sourcePort: port, syn: true }), { ...toServer, source: 1 });
    }
    expect(stacks.server.size).toBeLessThanOrEqual(8);
    stacks.clock.advance(10);
    expect(stacks.establish().client.state).toBe("established");
  });

  test("connections are bounded; those in TIME-WAIT make place first", () => {
    const stacks = new TwoStacks({ server: { maximumConnections: 3 } });
    const open = () =>
      stacks.client.connect(clientAddress, { address: serverAddress, port: serverPort }, () => {});
    stacks.acceptor = (connection) => connection.onData(() => {});
    const first = open();
    first.onData(() => {});
    stacks.clock.advance(10);
    const connections = [open(), open(), open()];
    stacks.clock.advance(100);
    expect(stacks.server.size).toBe(3);
    expect(connections.map(({ state }) => state)).toEqual(["established", "established", "synSent"]);
    connections[0]?.abort();
    stacks.clock.advance(10_000);
    expect(connections[2]?.state).toBe("established");
  });
});

describe("windows", () => {
  test("a reader that pauses stops the sender, and resumes it", () => {
    const stacks = new TwoStacks({ server: { receiveBufferBytes: 10_000 } });
    const { client, server } = stacks.establish();
    const reader = new Reader(server);
    server.pause();
    client.write(new Uint8Array(50_000).fill(7));
    stacks.clock.advance(100);
    expect(reader.bytes.length).toBe(0);
    expect(client.unacknowledgedBytes).toBeGreaterThanOrEqual(40_000);
    expect(client.unacknowledgedBytes).toBeLessThan(50_000);
    const sent = stacks.segments
      .filter(({ from }) => from === "client")
      .map(({ segment }) => segment.payload);
    expect(Buffer.concat(sent).length).toBeLessThanOrEqual(10_000); // not a byte against the other end's will
    server.resume();
    stacks.runUntil(() => reader.bytes.length === 50_000, 100); // the reader's end tells, no probe is needed
    expect(client.unacknowledgedBytes).toBeLessThanOrEqual(10_000);
  });

  test("more than 65,535 bytes are in flight when both ends scale their windows", () => {
    const mostInFlight = (windows: "scaled" | "plain") => {
      const receiveBufferBytes = windows === "scaled" ? 256 * 1024 : 65_535;
      const stacks = new TwoStacks({ server: { receiveBufferBytes } });
      const { client, server } = stacks.establish();
      const reader = new Reader(server);
      client.write(new Uint8Array(2_000_000));
      let most = 0;
      stacks.runUntil(() => {
        const acknowledged = lastFrom(stacks, "server").acknowledgement ?? 0;
        const { sequence, payload } = lastFrom(stacks, "client");
        most = Math.max(most, (sequence + payload.length - acknowledged) | 0);
        return reader.length === 2_000_000;
      });
      return most;
    };
    expect(mostInFlight("plain")).toBeLessThanOrEqual(65_535);
    expect(mostInFlight("scaled")).toBeGreaterThan(65_535);
  });

  test("a window that opened unheard is found by probes", () => {
    const stacks = new TwoStacks({ server: { receiveBufferBytes: 10_000 } });
    const { client, server } = stacks.establish();
    const reader = new Reader(server);
    server.pause();
    client.write(new Uint8Array(50_000));
    stacks.clock.advance(600_000); // a closed window is no reason to give up
    expect(client.state).toBe("established");
    stacks.cut = true;
    server.resume();
    stacks.clock.advance(1_000);
    stacks.cut = false;
    const before = stacks.clock.now();
    stacks.runUntil(() => reader.bytes.length === 50_000);
    expect(stacks.clock.now() - before).toBeLessThan(61_000);
  });

  test("a FIN behind a closed window arrives after the bytes", () => {
    const stacks = new TwoStacks({ server: { receiveBufferBytes: 4_000 } });
    const { client, server } = stacks.establish();
    const reader = new Reader(server);
    server.pause();
    client.write(new Uint8Array(9_000));
    client.end();
    stacks.clock.advance(5_000);
    expect(reader.ended).toBe(false);
    server.resume();
    stacks.runUntil(() => reader.ended);
    expect(reader.bytes.length).toBe(9_000);
  });

  test("both ends with closed windows still hear each other's acknowledgements", () => {
    const buffers = { receiveBufferBytes: 8_000 };
    const stacks = new TwoStacks({ client: buffers, server: buffers });
    const { client, server } = stacks.establish();
    const readers = [new Reader(client), new Reader(server)];
    client.pause();
    server.pause();
    client.write(new Uint8Array(30_000));
    server.write(new Uint8Array(30_000));
    stacks.clock.advance(30_000);
    client.resume();
    stacks.runUntil(() => readers[0]?.bytes.length === 30_000);
    server.resume();
    stacks.runUntil(() => readers[1]?.bytes.length === 30_000);
  });

  test("bytes beyond the window are not kept", () => {
    const stacks = new TwoStacks({ server: { receiveBufferBytes: 3_000 } });
    const { client, server } = stacks.establish();
    const reader = new Reader(server);
    server.pause();
    const { sequence, acknowledgement } = lastFrom(stacks, "client");
    const payload = new Uint8Array(1_000);
    for (let offset = 0; offset < 50_000; offset += 1_000) {
      const forged = segment({ sourcePort: client.local.port, sequence: sequence + offset, payload });
      stacks.server.receive({ ...forged, acknowledgement: acknowledgement as number }, toServer);
    }
    server.resume();
    expect(reader.bytes.length).toBe(3_000);
  });

  test("segments carry no more than either end can take", () => {
    const stacks = new TwoStacks({ client: { segmentBytes: 1_000 }, server: { segmentBytes: 8_961 } });
    const { client, server } = stacks.establish();
    const reader = new Reader(client);
    server.write(new Uint8Array(20_000));
    stacks.runUntil(() => reader.bytes.length === 20_000);
    expect(Math.max(...stacks.segments.map((tapped) => tapped.segment.payload.length))).toBe(1_000);
    expect(client.state).toBe("established");
  });
});

test("sequence numbers wrap around", () => {
  const nearTheEnd = () => Uint8Array.of(0xff, 0xff, 0xff, 0x00);
  const stacks = new TwoStacks({ client: { randomBytes: nearTheEnd }, server: { randomBytes: nearTheEnd } });
  const { client, server } = stacks.establish();
  const readers = [new Reader(client), new Reader(server)];
  client.write(new Uint8Array(100_000));
  server.write(new Uint8Array(100_000));
  stacks.runUntil(() => readers.every((reader) => reader.bytes.length === 100_000));
});

test("the time to live is that of the last write", () => {
  const stacks = new TwoStacks();
  const { server } = stacks.establish();
  server.timeToLive = 1;
  server.write(Buffer.from("near"));
  stacks.clock.advance(100);
  const sent = stacks.segments.filter((tapped) => tapped.from === "server");
  expect(sent[0]?.timeToLive).toBe(64);
  expect(sent.at(-1)?.timeToLive).toBe(1);
});
