import { createHash } from "node:crypto";
import { createSocket, type Socket as UdpSocket } from "node:dgram";
import { type AddressInfo, createServer, type Server, type Socket } from "node:net";
import type { HostService } from "../../../../local-hypervisor/network/outside/host-service";
import { parseIpv4Address } from "../../../../local-hypervisor/network/wire/address";
import { icmpType, portUnreachable, unreachableCode } from "../../../../local-hypervisor/network/wire/icmp";
import { hostAddress, PublicPeer, type PublicPeerOptions, readAll } from "../../../support/public-peer";
import { SeededRandom } from "../../../support/seeded-random";
import { until } from "../../../support/until";

/** Somebody's service on this machine's loopback, allowed by name. */
async function serve(take: (socket: Socket) => void): Promise<{ server: Server; service: HostService }> {
  const server = createServer({ allowHalfOpen: true }, (socket) => {
    socket.on("error", () => {}); // guests of finished tests reset
    take(socket);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  const { port } = server.address() as AddressInfo;
  return { server, service: { name: "web", protocol: "tcp", host: "127.0.0.1", port } };
}

const cleanUp: (() => void)[] = [];
afterEach(() => {
  for (const clean of cleanUp.splice(0)) clean();
});

function peerOf(options: PublicPeerOptions): PublicPeer {
  const peer = new PublicPeer(options);
  cleanUp.push(() => peer.close());
  return peer;
}

async function tcpPeer(take: (socket: Socket) => void, options: PublicPeerOptions = {}) {
  const { server, service } = await serve(take);
  cleanUp.push(() => server.close());
  const peer = peerOf({ hostServices: [service], ...options });
  return { peer, server, port: service.port };
}

const digest = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");

describe("TCP of guests", () => {
  test.each([
    ["segment by segment", false],
    ["in segments of up to 64 KB", true],
  ])("several megabytes pass each way, %s, and both sides close in order", async (_how, offloads) => {
    const random = new SeededRandom(1);
    const [up, down] = [
      Buffer.alloc(4_000_000, random.bytes(99_991)),
      Buffer.alloc(4_000_000, random.bytes(77_773)),
    ];
    let received = "";
    const { peer, port } = await tcpPeer(
      (socket) => {
        const chunks: Buffer[] = [];
        socket.on("data", (chunk: Buffer) => chunks.push(chunk));
        socket.on("end", () => {
          received = digest(Buffer.concat(chunks));
        });
        socket.end(down);
      },
      { offloads },
    );
    const connection = peer.connect(hostAddress, port);
    const whole = readAll(connection);
    connection.write(up);
    connection.end();
    const { bytes, outcome } = await whole;
    expect([outcome, digest(bytes), received]).toEqual(["finished", digest(down), digest(up)]);
    expect(Math.max(...peer.segmentSizes)).toBeGreaterThan(40_000);
  });

  test("one direction may end long before the other", async () => {
    const { peer, port } = await tcpPeer((socket) => {
      socket.on("data", () => {});
      socket.on("end", () => setTimeout(() => socket.end("goodbye"), 50));
    });
    const connection = peer.connect(hostAddress, port);
    const whole = readAll(connection);
    connection.write(Buffer.from("hello"));
    connection.end();
    expect(await whole).toMatchObject({ bytes: Buffer.from("goodbye"), outcome: "finished" });
  });

  test("a guest that does not read stops the service, and loses nothing", async () => {
    const total = 8_000_000;
    let written = 0;
    const { peer, port } = await tcpPeer((socket) => {
      const chunk = Buffer.alloc(100_000, 7);
      const push = (): void => {
        while (written < total) {
          written += chunk.length;
          if (!socket.write(chunk)) {
            socket.once("drain", push);
            return;
          }
        }
        socket.end();
      };
      push();
    });
    const connection = peer.connect(hostAddress, port);
    let read = 0;
    connection.pause();
    const ended = new Promise<void>((resolve) => connection.onEnd(resolve));
    connection.onData((data) => {
      read += data.length;
    });
    await new Promise((resolve) => setTimeout(resolve, 400));
    // The kernel's buffers on loopback take some megabytes; ours are bounded
    expect([read, written < total]).toEqual([0, true]);
    connection.resume();
    await ended;
    expect(read).toBe(total);
  });

  test("a service that does not read stops the guest", async () => {
    let taken: Socket | undefined;
    const { peer, port } = await tcpPeer((socket) => {
      socket.pause();
      taken = socket;
    });
    const connection = peer.connect(hostAddress, port);
    connection.onData(() => {});
    connection.write(new Uint8Array(30_000_000));
    const held = await until(() => taken);
    // Time for more than the kernel's buffers take
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(connection.unacknowledgedBytes).toBeGreaterThan(10_000_000);
    let received = 0;
    held.on("data", (chunk: Buffer) => {
      received += chunk.length;
    });
    held.resume();
    connection.end();
    await new Promise<void>((resolve) => held.on("end", resolve));
    expect(received).toBe(30_000_000);
    held.destroy();
  });

  test("a port where nobody listens is refused", async () => {
    const { server, service } = await serve(() => {});
    await new Promise((resolve) => server.close(resolve));
    const peer = peerOf({ hostServices: [service] });
    expect((await readAll(peer.connect(hostAddress, service.port))).outcome).toBe("reset");
  });

  test("a port that no service is allowed for is refused, and no socket is opened", async () => {
    const { server, service } = await serve(() => {
      throw new Error("a guest got through");
    });
    cleanUp.push(() => server.close());
    const peer = peerOf({});
    expect((await readAll(peer.connect(hostAddress, service.port))).outcome).toBe("reset");
  });

  test("loopback, link-local and own addresses are prohibited, and the user is told how to allow them", async () => {
    const warnings: unknown[] = [];
    const { server, service } = await serve(() => {
      throw new Error("a guest got through");
    });
    cleanUp.push(() => server.close());
    const peer = peerOf({
      log: { info: () => {}, warn: (_message, fields) => warnings.push(fields), error: () => {} },
    });
    for (const host of ["127.0.0.1", "127.64.0.9", "169.254.169.254"]) {
      const connection = peer.connect(host, service.port);
      const message = await peer.until(() =>
        peer.messages.find(({ source }) => source === connection.remote.address),
      );
      expect(message).toMatchObject({
        type: icmpType.destinationUnreachable,
        code: unreachableCode.prohibited,
      });
      connection.abort();
    }
    expect(warnings).toHaveLength(3);
    expect(warnings[0]).toMatchObject({
      destination: `127.0.0.1:${service.port}/tcp`,
      mend: expect.stringContaining("DRYDOCK_HOST_SERVICES="),
    });
  });

  test("the daemon's own port is refused even where a service names it", async () => {
    const { server, service } = await serve(() => {
      throw new Error("a guest got through");
    });
    cleanUp.push(() => server.close());
    const peer = peerOf({ hostServices: [service], isDaemonPort: (port) => port === service.port });
    expect((await readAll(peer.connect(hostAddress, service.port))).outcome).toBe("reset");
  });

  test("a service that resets resets the guest, and the other way round", async () => {
    const { peer, port } = await tcpPeer((socket) => {
      socket.once("data", () => socket.resetAndDestroy());
    });
    const connection = peer.connect(hostAddress, port);
    const whole = readAll(connection);
    connection.write(Buffer.from("x"));
    expect((await whole).outcome).toBe("reset");

    const failures: string[] = [];
    const other = await tcpPeer((socket) => {
      socket.on("error", (error: NodeJS.ErrnoException) => failures.push(error.code ?? ""));
      socket.once("data", () => socket.write("hello"));
    });
    const second = other.peer.connect(hostAddress, other.port);
    second.onData(() => second.abort());
    second.write(Buffer.from("x"));
    await until(() => failures.length > 0);
    expect(failures).toEqual(["ECONNRESET"]);
  });

  test("who has the address no longer loses its connections", async () => {
    const closed: string[] = [];
    const { peer, port } = await tcpPeer((socket) => {
      socket.on("error", (error: NodeJS.ErrnoException) => closed.push(error.code ?? ""));
      socket.write("hello");
    });
    const connection = peer.connect(hostAddress, port);
    await new Promise<void>((resolve) => connection.onData(() => resolve()));
    peer.outside.forget(peer.address);
    await until(() => closed.length > 0);
    expect(closed).toEqual(["ECONNRESET"]);
  });
});

describe("UDP of guests", () => {
  async function udpServer(): Promise<{ socket: UdpSocket; service: HostService }> {
    const socket = createSocket("udp4");
    await new Promise<void>((resolve) => {
      socket.bind(0, "127.0.0.1", resolve);
    });
    const { port } = socket.address();
    return { socket, service: { name: "echo", protocol: "udp", host: "127.0.0.1", port } };
  }

  test("a service answers each of two ports of the guest", async () => {
    const { socket, service } = await udpServer();
    cleanUp.push(() => socket.close());
    socket.on("message", (payload, { port }) => socket.send(`${payload} back`, port, "127.0.0.1"));
    const peer = peerOf({ hostServices: [service] });
    peer.sendUdp(hostAddress, service.port, Buffer.from("one"), 5_001);
    peer.sendUdp(hostAddress, service.port, Buffer.from("two"), 5_002);
    await peer.until(() => (peer.datagrams.length === 2 ? true : undefined));
    const answers = peer.datagrams.map(({ destinationPort, payload }) => [
      destinationPort,
      Buffer.from(payload).toString(),
    ]);
    expect(new Map(answers as [number, string][])).toEqual(
      new Map([
        [5_001, "one back"],
        [5_002, "two back"],
      ]),
    );
    expect(peer.datagrams[0]).toMatchObject({
      source: parseIpv4Address(hostAddress),
      sourcePort: service.port,
    });
  });

  test("nobody's port and a port that is not allowed are unreachable", async () => {
    const { socket, service } = await udpServer();
    socket.close();
    const peer = peerOf({ hostServices: [service] });
    const seen = () => peer.until(() => peer.messages.shift());
    peer.sendUdp(hostAddress, service.port, Buffer.from("?"));
    expect(await seen()).toMatchObject({ type: icmpType.destinationUnreachable, code: portUnreachable });
    peer.sendUdp(hostAddress, 9, Buffer.from("?"));
    expect(await seen()).toMatchObject({ type: icmpType.destinationUnreachable, code: portUnreachable });
    peer.sendUdp("127.0.0.1", service.port, Buffer.from("?"));
    expect(await seen()).toMatchObject({
      type: icmpType.destinationUnreachable,
      code: unreachableCode.prohibited,
    });
  });
});

describe("echo requests", () => {
  test("this machine answers to its address, with the same bytes", async () => {
    const peer = peerOf({});
    const payload = new SeededRandom(3).bytes(500);
    peer.sendEcho(hostAddress, payload);
    const reply = await peer.until(() => peer.messages.shift());
    expect(reply).toMatchObject({ type: icmpType.echoReply, rest: 7, source: parseIpv4Address(hostAddress) });
    expect(Buffer.from(reply.payload)).toEqual(Buffer.from(payload));
  });

  test("loopback is not pinged on a guest's behalf", async () => {
    const peer = peerOf({});
    peer.sendEcho("127.0.0.1", new Uint8Array(8));
    expect(await peer.until(() => peer.messages.shift())).toMatchObject({
      type: icmpType.destinationUnreachable,
      code: unreachableCode.prohibited,
    });
  });

  test("a guest is pinged from this machine; nobody's address does not answer", async () => {
    const peer = peerOf({});
    expect(await peer.outside.ping(peer.address, 5_000)).toBeGreaterThanOrEqual(0);
    peer.deaf = true;
    expect(await peer.outside.ping(peer.address, 50)).toBeUndefined();
  });
});

test("packets that cannot be read are dropped", () => {
  const peer = peerOf({});
  const random = new SeededRandom(5);
  for (let count = 0; count < 2_000; count += 1) {
    const packet = {
      typeOfService: 0,
      identification: random.below(4),
      dontFragment: false,
      moreFragments: random.below(4) === 0,
      fragmentOffsetBytes: random.below(4) === 0 ? 8 * random.below(8) : 0,
      timeToLive: 64,
      protocol: [1, 6, 17, 47][random.below(4)] as number,
      source: peer.address,
      destination: random.below(2) === 0 ? parseIpv4Address(hostAddress) : parseIpv4Address("127.0.0.1"),
      options: new Uint8Array(0),
      payload: random.bytes(random.below(60)),
    };
    const checksumTrusted = random.below(2) === 0;
    expect(() => peer.outside.receive(packet, { checksumTrusted })).not.toThrow();
  }
});
