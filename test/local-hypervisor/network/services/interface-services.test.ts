import { randomBytes } from "node:crypto";
import { WorkQueue } from "../../../../local-hypervisor/network/fabric/work-queue";
import { InterfaceServices } from "../../../../local-hypervisor/network/services/interface-services";
import type { TcpConnection } from "../../../../local-hypervisor/network/tcp/connection";
import { TcpStack } from "../../../../local-hypervisor/network/tcp/stack";
import {
  type CompiledNetworkInterface,
  compileTopology,
} from "../../../../local-hypervisor/network/topology/compiled-topology";
import { parseIpv4Address } from "../../../../local-hypervisor/network/wire/address";
import { parseIcmp } from "../../../../local-hypervisor/network/wire/icmp";
import { type Ipv4Packet, ipProtocol, plainIpv4Packet } from "../../../../local-hypervisor/network/wire/ipv4";
import { parseTcp, serializeTcp } from "../../../../local-hypervisor/network/wire/tcp";
import { parseUdp, serializeUdp } from "../../../../local-hypervisor/network/wire/udp";
import { ManualClock } from "../../../support/manual-clock";
import { guestInterface, guestTopology, vpc } from "../../../support/network-topology";

const own = parseIpv4Address("172.31.16.5");
const resolver = parseIpv4Address("172.31.0.2");
const linkLocalResolver = parseIpv4Address("169.254.169.253");
const timeServer = parseIpv4Address("169.254.169.123");

/** The services of one interface, and a resolver that answers when the test says so */
function setUp(topology = guestTopology()) {
  const clock = new ManualClock();
  const networkInterface = compileTopology(topology).networkInterfaces[0] as CompiledNetworkInterface;
  const sent: Ipv4Packet[] = [];
  const asked: { query: string; transport: string; answer(text?: string): void; fail(): void }[] = [];
  const services = new InterfaceServices({
    clock,
    randomBytes,
    services: {
      acceptMetadata: (connection) => connection.end(),
      resolve: (query, { networkInterfaceId }, transport) =>
        new Promise((resolve, reject) => {
          expect(networkInterfaceId).toBe(guestInterface.networkInterfaceId);
          asked.push({
            query: Buffer.from(query).toString(),
            transport,
            answer: (text) => resolve(text === undefined ? undefined : Buffer.from(text)),
            fail: () => reject(new Error("no answer")),
          });
        }),
    },
    networkInterface: () => networkInterface,
    transmit: (packet) => {
      sent.push(packet);
      if (packet.protocol === ipProtocol.tcp) guest.receive(parseTcp(packet.payload, packet), packet);
    },
  });
  const cable = new WorkQueue<Ipv4Packet>((packet) => services.receive(packet, false));
  const guest = new TcpStack({
    clock,
    randomBytes,
    transmit: (segment, addresses) => {
      const payload = serializeTcp(segment, addresses);
      cable.add(plainIpv4Packet({ ...addresses, protocol: ipProtocol.tcp, payload }));
    },
  });
  const sendUdp = (
    destination: number,
    destinationPort: number,
    text: string,
    fields: Partial<Ipv4Packet> = {},
  ) => {
    const addresses = { source: own, destination };
    const payload = serializeUdp(
      { sourcePort: 5_000, destinationPort, payload: Buffer.from(text) },
      addresses,
    );
    services.receive(
      { ...plainIpv4Packet({ ...addresses, protocol: ipProtocol.udp, payload }), ...fields },
      false,
    );
  };
  const settle = () => new Promise((resolve) => setImmediate(resolve));
  return { clock, services, sent, asked, guest, sendUdp, settle };
}

const textOf = (packet: Ipv4Packet | undefined) =>
  packet && Buffer.from(parseUdp(packet.payload, packet).payload).toString();

describe("names over UDP", () => {
  test.each([resolver, linkLocalResolver])(
    "are answered from the address that was asked (%d)",
    async (address) => {
      const { sendUdp, asked, sent, settle } = setUp();
      sendUdp(address, 53, "who?");
      expect(asked).toMatchObject([{ query: "who?", transport: "udp" }]);
      asked[0]?.answer("me");
      await settle();
      expect(sent).toMatchObject([{ source: address, destination: own }]);
      expect(textOf(sent[0])).toBe("me");
    },
  );

  test("silence and failures stay silent, and so does a cable that was pulled", async () => {
    const { sendUdp, asked, sent, services, settle } = setUp();
    for (const text of ["1", "2", "3"]) sendUdp(resolver, 53, text);
    asked[0]?.answer();
    asked[1]?.fail();
    services.close();
    asked[2]?.answer("late");
    await settle();
    expect(sent).toEqual([]);
  });

  test("one interface has so many questions under way, and more when those are answered", async () => {
    const { sendUdp, asked, settle } = setUp();
    for (let count = 0; count < 200; count += 1) sendUdp(resolver, 53, "who?");
    expect(asked).toHaveLength(128);
    for (const each of asked) each.answer();
    await settle();
    sendUdp(resolver, 53, "who?");
    expect(asked).toHaveLength(129);
  });

  test("without DNS support nobody listens", () => {
    const { sendUdp, asked, sent } = setUp({ ...guestTopology(), vpcs: [vpc({ enableDnsSupport: false })] });
    for (const address of [resolver, linkLocalResolver]) sendUdp(address, 53, "who?");
    expect(asked).toEqual([]);
    expect(sent.map(({ payload }) => parseIcmp(payload))).toMatchObject([
      { type: 3, code: 3 },
      { type: 3, code: 3 },
    ]);
  });
});

describe("names over TCP", () => {
  const framed = (text: string) => Buffer.concat([Buffer.from([0, text.length]), Buffer.from(text)]);
  function ask(guest: TcpStack) {
    const heard: Uint8Array[] = [];
    const outcomes: string[] = [];
    const connection: TcpConnection = guest.connect(own, { address: resolver, port: 53 }, () => {});
    connection.onData((data) => heard.push(data.slice()));
    connection.onEnd(() => connection.end());
    connection.onClose((outcome) => outcomes.push(outcome));
    return { connection, outcomes, heard: () => Buffer.concat(heard).toString("latin1") };
  }

  test("questions in pieces and in a row are answered in their order, and the end is kept until then", async () => {
    const { guest, asked, clock, settle } = setUp();
    const { connection, heard, outcomes } = ask(guest);
    const bytes = Buffer.concat([framed("one"), framed("two"), framed("cut")]).subarray(0, -1);
    connection.write(bytes.subarray(0, 1));
    clock.advance(100);
    connection.write(bytes.subarray(1));
    connection.end();
    clock.advance(100);
    expect(asked.map(({ query, transport }) => [query, transport])).toEqual([["one", "tcp"]]);
    asked[0]?.answer("first");
    await settle();
    clock.advance(100);
    expect(asked).toHaveLength(2);
    asked[1]?.answer("second");
    await settle();
    clock.advance(120_000);
    expect(heard()).toBe("\0\x05first\0\x06second");
    expect(outcomes).toEqual(["finished"]);
  });

  test("a failing resolver ends the connection, a closed connection is not written to", async () => {
    const { guest, asked, clock, settle } = setUp();
    const first = ask(guest);
    first.connection.write(framed("one"));
    clock.advance(100);
    asked[0]?.fail();
    await settle();
    expect(first.outcomes).toEqual(["reset"]);
    const second = ask(guest);
    second.connection.write(framed("two"));
    clock.advance(100);
    second.connection.abort();
    asked[1]?.answer("late");
    await settle();
    expect(second.heard()).toBe("");
  });

  test("who asks and does not read is not listened to", async () => {
    const { guest, asked, clock, settle } = setUp();
    const { connection, heard } = ask(guest);
    connection.pause();
    connection.write(Buffer.concat(Array.from({ length: 20 }, () => framed("one"))));
    for (let count = 0; count < 20; count += 1) {
      clock.advance(100);
      asked.at(-1)?.answer("x".repeat(60_000));
      await settle();
    }
    expect(asked.length).toBeLessThan(15);
    connection.resume();
    for (let count = 0; count < 40; count += 1) {
      clock.advance(100);
      asked.at(-1)?.answer("x".repeat(60_000));
      await settle();
    }
    expect(asked).toHaveLength(20);
    expect(heard().length).toBe(20 * 60_002);
    connection.abort();
  });
});

test("time is told at 169.254.169.123, at port 123 only", () => {
  const { sendUdp, sent } = setUp();
  const question = Buffer.alloc(48);
  question[0] = 0x23;
  sendUdp(timeServer, 123, question.toString("latin1"));
  expect(sent).toMatchObject([{ source: timeServer, destination: own, protocol: ipProtocol.udp }]);
  sendUdp(timeServer, 124, "?");
  sendUdp(resolver, 123, "?");
  expect(sent.slice(1).map(({ protocol }) => protocol)).toEqual([ipProtocol.icmp, ipProtocol.icmp]);
});

test("fragments and unknown protocols are nothing for a service", () => {
  const { sendUdp, sent, asked, services } = setUp();
  sendUdp(resolver, 53, "who?", { moreFragments: true });
  services.receive(
    plainIpv4Packet({ protocol: 132, source: own, destination: resolver, payload: new Uint8Array(8) }),
    false,
  );
  expect([sent, asked]).toEqual([[], []]);
});
