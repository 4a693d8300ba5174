import { randomBytes } from "node:crypto";
import type { Log } from "../../../local-hypervisor/control-plane/log";
import type { NetworkTopology } from "../../../local-hypervisor/control-plane/network-topology";
import type { GuestStream } from "../../../local-hypervisor/control-plane/ports";
import type { InstanceMetadata } from "../../../local-hypervisor/metadata/instance-metadata";
import { createMetadataService } from "../../../local-hypervisor/metadata/service";
import { routerMac } from "../../../local-hypervisor/network/services/network-addresses";
import { broadcastMac, parseIpv4Address } from "../../../local-hypervisor/network/wire/address";
import { serializeArp } from "../../../local-hypervisor/network/wire/arp";
import { dhcpMessageType, dhcpOption } from "../../../local-hypervisor/network/wire/dhcp";
import { etherType } from "../../../local-hypervisor/network/wire/ethernet";
import { icmpType, serializeIcmp } from "../../../local-hypervisor/network/wire/icmp";
import { ipProtocol } from "../../../local-hypervisor/network/wire/ipv4";
import { readUint16, readUint32 } from "../../../local-hypervisor/network/wire/octets";
import { serializeUdp } from "../../../local-hypervisor/network/wire/udp";
import { formatIpv4Address } from "../../support/address-text";
import { FakeGuestNic, parseResponses } from "../../support/fake-guest-nic";
import { testNetwork } from "../../support/guest-network";
import { fullMetadata } from "../../support/instance-metadata";
import { ManualClock } from "../../support/manual-clock";
import { flowLog, guestInterface, guestTopology, vpc } from "../../support/network-topology";
import { noUpstream } from "../../support/no-upstream";

const own = parseIpv4Address("172.31.16.5");
const router = parseIpv4Address("172.31.16.1");
const resolver = parseIpv4Address("172.31.0.2");
const metadataAddress = parseIpv4Address("169.254.169.254");

function setUp(topology: NetworkTopology = guestTopology()) {
  const clock = new ManualClock();
  const warnings: string[] = [];
  const records: string[] = [];
  const log: Log = { info: () => {}, warn: (message) => warnings.push(message), error: () => {} };
  let metadata: InstanceMetadata | undefined = fullMetadata;
  const service = createMetadataService({ source: () => metadata, clock, randomBytes, log });
  const streams: GuestStream[] = [];
  const network = testNetwork({
    metadata: {
      accept: (stream) => {
        streams.push(stream);
        service.accept(stream);
      },
    },
    clock,
    randomBytes,
    log,
    flowLogSink: { append: (flowLogId, _id, _heading, lines) => records.push(flowLogId, ...lines) },
    upstream: noUpstream,
  });
  network.configure(topology);
  const port = network.connect(guestInterface.networkInterfaceId, { frameOffload: false });
  const guest = new FakeGuestNic(port, { macAddress: guestInterface.macAddress, clock });
  clock.advance(1_000); // the listeners have followed
  return {
    clock,
    warnings,
    records,
    network,
    guest,
    streams,
    setMetadata: (value: InstanceMetadata | undefined) => {
      metadata = value;
    },
  };
}

const address = (options: ReadonlyMap<number, Uint8Array>, code: number) =>
  formatIpv4Address(readUint32(options.get(code) as Uint8Array, 0));

test("records of flow logs are handed on, those of the last interval when the network closes", async () => {
  const logs = [flowLog({ fields: ["dstaddr", "action", "log-status"] })];
  const { guest, network, records, clock } = setUp({ ...guestTopology(), flowLogs: logs });
  await guest.acquireLease();
  clock.advance(600_000);
  await guest.useGateway(router);
  guest.sendDatagram(parseIpv4Address("172.31.16.6"));
  network.close();
  expect(records).toEqual(["fl-1", "- - NODATA", "fl-1", "172.31.16.6 ACCEPT OK"]);
});

describe("DHCP", () => {
  test("a guest learns its address, router, resolver, names and MTU", async () => {
    const { guest } = setUp();
    const options = await guest.acquireLease();
    expect(guest.address).toBe(own);
    expect(address(options, dhcpOption.subnetMask)).toBe("255.255.240.0");
    expect(address(options, dhcpOption.router)).toBe("172.31.16.1");
    expect(address(options, dhcpOption.domainNameServer)).toBe("172.31.0.2");
    expect(address(options, dhcpOption.broadcastAddress)).toBe("172.31.31.255");
    expect(Buffer.from(options.get(dhcpOption.hostName) ?? []).toString()).toBe("ip-172-31-16-5");
    expect(Buffer.from(options.get(dhcpOption.domainName) ?? []).toString()).toBe(
      "eu-west-1.compute.internal",
    );
    expect(readUint16(options.get(dhcpOption.interfaceMtu) as Uint8Array, 0)).toBe(1500);
    expect(readUint32(options.get(dhcpOption.leaseTimeSeconds) as Uint8Array, 0)).toBe(86_400);
  });

  test("a renewal by unicast is acknowledged, INFORM without a lease", async () => {
    const { guest } = setUp();
    await guest.acquireLease();
    const renewed = await guest.askDhcp(dhcpMessageType.request);
    expect(renewed).toMatchObject({ yourAddress: own, clientAddress: own });
    const informed = await guest.askDhcp(dhcpMessageType.inform);
    expect(informed.yourAddress).toBe(0);
    expect(informed.options.has(dhcpOption.leaseTimeSeconds)).toBe(false);
    expect(address(informed.options, dhcpOption.router)).toBe("172.31.16.1");
  });

  test("a client that cannot take unicast gets a broadcast", async () => {
    const { guest } = setUp();
    await guest.askDhcp(dhcpMessageType.discover, [], { broadcast: true });
    expect(guest.frames[0]?.subarray(0, 6)).toEqual(new Uint8Array(6).fill(255));
  });

  test("the VPC's DHCP options are told: other resolvers, time servers, NetBIOS, no domain", async () => {
    const dhcpOptions = {
      domainNameServers: ["10.0.0.53", "AmazonProvidedDNS", "fd00::53"],
      ntpServers: ["10.0.0.123"],
      netbiosNameServers: ["10.0.0.1", "10.0.0.2"],
      netbiosNodeType: 2,
    };
    const { guest } = setUp({ ...guestTopology(), vpcs: [vpc({ dhcpOptions })] });
    const options = await guest.acquireLease();
    expect([...(options.get(dhcpOption.domainNameServer) ?? [])]).toEqual([10, 0, 0, 53, 172, 31, 0, 2]);
    expect(address(options, dhcpOption.timeServer)).toBe("10.0.0.123");
    expect([...(options.get(dhcpOption.netbiosNameServer) ?? [])]).toEqual([10, 0, 0, 1, 10, 0, 0, 2]);
    expect([...(options.get(dhcpOption.netbiosNodeType) ?? [])]).toEqual([2]);
    expect(options.has(dhcpOption.domainName)).toBe(false);
  });

  test("another address is refused to everybody's hearing", async () => {
    const { guest } = setUp();
    const wanted = Uint8Array.of(10, 9, 8, 7);
    const answer = await guest.askDhcp(dhcpMessageType.request, [[dhcpOption.requestedAddress, wanted]]);
    expect(answer.options.get(dhcpOption.messageType)).toEqual(Uint8Array.of(dhcpMessageType.refuse));
    expect(guest.frames[0]?.subarray(0, 6)).toEqual(new Uint8Array(6).fill(255));
  });

  test("a release, a decline, another server's offer and another card's request go unanswered", () => {
    const { guest } = setUp();
    void guest.askDhcp(dhcpMessageType.release);
    void guest.askDhcp(dhcpMessageType.decline);
    void guest.askDhcp(dhcpMessageType.request, [[dhcpOption.serverIdentifier, Uint8Array.of(1, 2, 3, 4)]]);
    void guest.askDhcp(dhcpMessageType.discover, [], { clientMac: 1 });
    void guest.askDhcp(dhcpMessageType.discover, [], { operation: "reply" });
    expect(guest.frames).toEqual([]);
  });
});

describe("ARP", () => {
  test.each([
    ["the router", router],
    ["the resolver", resolver],
    ["the metadata address", metadataAddress],
  ])("finds %s", async (_name, target) => {
    const { guest } = setUp();
    guest.address = own;
    expect(await guest.resolveMac(target)).toBe(routerMac);
  });

  test("finds nobody else: neither an address that nobody has nor a conflict with the guest's own", () => {
    const { guest } = setUp();
    void guest.resolveMac(own);
    guest.address = own;
    void guest.resolveMac(parseIpv4Address("172.31.16.6"));
    expect(guest.frames).toEqual([]);
  });
});

describe("ICMP and UDP", () => {
  test("the router answers a ping with the same bytes", async () => {
    const { guest } = setUp();
    await guest.acquireLease();
    const payload = randomBytes(1_400);
    expect(Buffer.from(await guest.ping(router, payload))).toEqual(payload);
  });

  test("a port where nobody listens says so", async () => {
    const { guest } = setUp();
    await guest.acquireLease();
    const addresses = { source: own, destination: resolver };
    const datagram = { sourcePort: 5_000, destinationPort: 54, payload: Buffer.from("?") };
    guest.sendIpv4({ ...addresses, protocol: ipProtocol.udp, payload: serializeUdp(datagram, addresses) });
    expect(guest.refusedDatagrams).toBe(1);
  });
});

describe("spoofing", () => {
  const echo = serializeIcmp({ type: icmpType.echoRequest, code: 0, rest: 0, payload: new Uint8Array(0) });

  test("a foreign MAC address, IP address or ARP sender is dropped and told once", async () => {
    const { guest, warnings } = setUp();
    await guest.acquireLease();
    const before = guest.frames.length;
    const foreign = parseIpv4Address("172.31.16.6");
    guest.sendIpv4({ protocol: ipProtocol.icmp, source: foreign, destination: router, payload: echo });
    const arp = {
      operation: 1,
      senderMac: guest.macAddress,
      senderAddress: foreign,
      targetMac: 0,
      targetAddress: router,
    };
    guest.sendEthernet(etherType.arp, serializeArp(arp), broadcastMac);
    guest.sendEthernet(
      etherType.arp,
      serializeArp({ ...arp, senderMac: 1, senderAddress: own }),
      broadcastMac,
    );
    guest.sendEthernet(etherType.arp, serializeArp({ ...arp, senderAddress: own }), broadcastMac, 1);
    expect(guest.frames.length).toBe(before);
    expect(warnings).toEqual(["dropped a frame with a foreign IP address"]);
  });

  test("without an address only a broadcast passes", () => {
    const { guest } = setUp();
    guest.sendIpv4({ protocol: ipProtocol.icmp, source: 0, destination: router, payload: echo });
    expect(guest.frames).toEqual([]);
  });
});

describe("the metadata service", () => {
  test("a guest gets a token and reads its user data with it", async () => {
    const { guest } = setUp();
    await guest.acquireLease();
    expect(await guest.read("/latest/user-data")).toMatchObject({
      status: 200,
      body: "#!/bin/sh\necho hello\n",
    });
  });

  test("is reached on the link as well as through the router", async () => {
    const { guest } = setUp();
    await guest.acquireLease();
    await guest.useGateway(metadataAddress);
    expect((await guest.request({ path: "/latest/meta-data/instance-id" })).body).toBe(
      fullMetadata.instanceId,
    );
  });

  test("the token travels as far as the hop limit says", async () => {
    const { guest, setMetadata } = setUp();
    await guest.acquireLease();
    const headers = { "X-aws-ec2-metadata-token-ttl-seconds": "60" };
    const put = () => guest.request({ method: "PUT", path: "/latest/api/token", headers });
    expect((await put()).timesToLive).toEqual(new Set([1]));
    setMetadata({ ...fullMetadata, options: { ...fullMetadata.options, httpPutResponseHopLimit: 2 } });
    expect((await put()).timesToLive).toEqual(new Set([2]));
    expect((await guest.request({ path: "/latest/meta-data/" })).timesToLive).toEqual(new Set([64]));
  });

  test("serves many requests on one connection, in order, with HEAD and errors among them", async () => {
    const { guest } = setUp();
    await guest.acquireLease();
    const request = (path: string, rest = "") => `GET ${path} HTTP/1.1\r\nHost: x\r\n${rest}\r\n`;
    const answer = await guest.exchange(
      Buffer.from(
        [
          request("/latest/meta-data/instance-id"),
          request("/latest/meta-data/nothing"),
          request("/latest/meta-data/mac"),
          request("/latest/meta-data/ami-id", "Connection: close\r\n"),
          request("/latest/meta-data/after-the-end"),
        ].join(""),
      ),
    );
    expect(
      parseResponses(Buffer.from(answer)).map(({ status, body }) => [status, body.slice(0, 20)]),
    ).toEqual([
      [200, "i-0123456789abcdef0"],
      [404, expect.stringContaining("<?xml")],
      [200, "02:00:00:00:00:05"],
      [200, "ami-0123456789abcdef"],
    ]);
    const head = await guest.request({ method: "HEAD", path: "/latest/user-data" });
    expect([head.status, head.headers.get("content-length"), head.body]).toEqual([200, "21", ""]);
  });

  test("what cannot be read is answered and ends the connection", async () => {
    const { guest } = setUp();
    await guest.acquireLease();
    const [response] = parseResponses(Buffer.from(await guest.exchange(Buffer.from("nonsense\r\n\r\nmore"))));
    expect([response?.status, response?.headers.get("connection")]).toEqual([400, "close"]);
  });

  test("an instance that is gone gets 404, a failing source 500", async () => {
    const { guest, setMetadata } = setUp();
    await guest.acquireLease();
    setMetadata(undefined);
    expect((await guest.request({ path: "/latest/meta-data/" })).status).toBe(404);
    setMetadata({ ...fullMetadata, pendingTimeMs: Number.NaN });
    expect((await guest.request({ path: "/latest/dynamic/instance-identity/document" })).status).toBe(500);
  });

  test("an idle connection is reset after a minute", async () => {
    const { guest, clock } = setUp();
    await guest.acquireLease();
    const answer = guest.exchange(Buffer.from("GET /latest/meta-data/ HTT"));
    const failed = expect(answer).rejects.toThrow("reset");
    clock.advance(60_000);
    await failed;
  });

  test("a guest that takes no answers gets no more of them, and later the rest", async () => {
    const { guest, clock, setMetadata, streams } = setUp();
    await guest.acquireLease();
    setMetadata({ ...fullMetadata, userData: randomBytes(16_000) });
    const connection = guest.open();
    const chunks: Uint8Array[] = [];
    connection.onData((data) => chunks.push(data.slice()));
    connection.pause();
    const request = "GET /latest/user-data HTTP/1.1\r\n\r\n";
    connection.write(Buffer.from(request.repeat(2_000)));
    clock.advance(5_000);
    const waiting = streams[0]?.unacknowledgedBytes ?? 0;
    expect(waiting).toBeGreaterThanOrEqual(64 * 1024);
    expect(waiting).toBeLessThan(64 * 1024 + 17_000);
    connection.resume();
    connection.end();
    clock.advance(5_000);
    const responses = parseResponses(Buffer.concat(chunks));
    expect(responses.filter(({ status }) => status === 200)).toHaveLength(2_000);
  });

  test("other ports of the address refuse", async () => {
    const { guest } = setUp();
    await guest.acquireLease();
    await expect(guest.exchange(Buffer.from("?"), "169.254.169.254", 81)).rejects.toThrow("reset");
    await expect(guest.exchange(Buffer.from("?"), "172.31.16.1", 80)).rejects.toThrow("reset");
  });
});

describe("plugging", () => {
  test("after disconnect no frame passes and no timer is left", async () => {
    const { guest, clock, network } = setUp();
    await guest.acquireLease();
    void guest.exchange(Buffer.from("GET")).catch(() => {});
    expect(clock.pending).toBeGreaterThan(0);
    network.disconnect(guestInterface.networkInterfaceId);
    network.disconnect("eni-unknown");
    guest.close();
    clock.advance(1_000);
    expect(clock.pending).toBe(0);
    const before = guest.frames.length;
    void guest.resolveMac(router);
    expect(guest.frames.length).toBe(before);
  });
});
