import { parseIpv4Address } from "../../../../local-hypervisor/network/wire/address";
import { parseEthernet } from "../../../../local-hypervisor/network/wire/ethernet";
import { icmpType, parseIcmp, serializeIcmp } from "../../../../local-hypervisor/network/wire/icmp";
import {
  ipProtocol,
  parseIpv4,
  plainIpv4Packet,
  serializeIpv4,
} from "../../../../local-hypervisor/network/wire/ipv4";
import { readUint16 } from "../../../../local-hypervisor/network/wire/octets";
import { parseUdp, serializeUdp } from "../../../../local-hypervisor/network/wire/udp";
import { FabricRig } from "../../../support/fabric-rig";
import {
  aclEntry,
  internetRoute,
  localRoute,
  natGateway,
  networkInterface,
  networkTopology,
  openGroup,
  openNetworkAcl,
  rule,
  securityGroup,
  subnet,
} from "../../../support/network-topology";

const [a, b, hidden] = ["172.31.16.5", "172.31.16.6", "172.31.32.5"];
const [publicA, publicB, publicNat] = ["127.64.0.5", "127.64.0.6", "127.64.0.100"];
const server = "203.0.113.80";
const [serverAddress, hiddenAddress] = [server, hidden].map(parseIpv4Address) as [number, number];
const privateSubnet = subnet({
  subnetId: "subnet-2",
  cidrBlock: "172.31.32.0/20",
  routes: [
    localRoute,
    { destinationCidr: "0.0.0.0/0", target: { kind: "natGateway", natGatewayId: "nat-1" } },
  ],
});
const topology = networkTopology({
  subnets: [subnet(), privateSubnet],
  networkInterfaces: [
    networkInterface(a, { publicIpAddress: publicA }),
    networkInterface(b, { publicIpAddress: publicB }),
    networkInterface(hidden, { subnetId: "subnet-2" }),
  ],
  natGateways: [natGateway()],
});

const rigs: FabricRig[] = [];
function rigOf(of = topology): FabricRig {
  const rig = new FabricRig(of);
  rigs.push(rig);
  return rig;
}
afterEach(() => {
  for (const rig of rigs.splice(0)) {
    rig.close();
    expect(rig.faults).toEqual([]);
  }
});

describe("the internet gateway", () => {
  test("a guest talks to the internet from its public address", async () => {
    const rig = rigOf();
    const guest = await rig.plug(`eni-${a}`);
    expect(rig.converse(guest, server)).toBe("hello");
    expect(new Set(rig.outside.map(({ source }) => source))).toEqual(new Set([parseIpv4Address(publicA)]));
    guest.sendDatagram(serverAddress, { sourcePort: 9_000, payload: Buffer.from("?") });
    const packet = rig.outside.at(-1);
    expect(packet && Buffer.from(parseUdp(packet.payload, packet).payload).toString()).toBe("?");
    rig.sendFromOutside(server, publicA, { destinationPort: 9_000, payload: Buffer.from("!") });
    expect(guest.datagrams).toMatchObject([
      { source: serverAddress, destination: guest.address, payload: new Uint8Array(Buffer.from("!")) },
    ]);
  });

  test("without a public address, a route, or the VPC's gateway nothing leaves and nothing comes in", async () => {
    const rig = rigOf();
    const guest = await rig.plug(`eni-${a}`);
    const probe = () => {
      const before = [rig.outside.length, guest.datagrams.length] as const;
      guest.sendDatagram(serverAddress);
      rig.sendFromOutside(server, publicA);
      return [rig.outside.length > before[0], guest.datagrams.length > before[1]];
    };
    expect(probe()).toEqual([true, true]);
    rig.fabric.configure({ ...topology, networkInterfaces: [networkInterface(a)] });
    expect(probe()).toEqual([false, false]);
    rig.fabric.configure({ ...topology, subnets: [subnet({ routes: [localRoute] })] });
    expect(probe()).toEqual([false, false]);
    const detached = topology.vpcs.map(({ internetGatewayId, ...rest }) => rest);
    rig.fabric.configure({ ...topology, vpcs: detached });
    expect(probe()).toEqual([false, false]);
    rig.fabric.configure(topology);
    expect(probe()).toEqual([true, true]);
  });

  test("security groups and network ACLs judge what comes from outside, by private addresses", async () => {
    const rig = rigOf();
    const guest = await rig.plug(`eni-${a}`);
    const comesIn = () => {
      rig.sendFromOutside(server, publicA, { sourcePort: 1, destinationPort: 22 });
      return guest.datagrams.splice(0).length > 0;
    };
    const configure = (rules: ReturnType<typeof rule>[], networkAclEntries = openNetworkAcl) =>
      rig.fabric.configure({
        ...topology,
        subnets: [subnet({ networkAclEntries }), privateSubnet],
        securityGroups: [securityGroup("sg-open", rules)],
      });
    configure([]);
    expect(comesIn()).toBe(false);
    configure([rule({ peer: { kind: "cidrIpv4", cidr: "203.0.113.0/24" } })]);
    expect(comesIn()).toBe(true);
    configure([rule()], [aclEntry({ cidrIpv4: "198.51.100.0/24" })]);
    expect(comesIn()).toBe(false);
    configure([openGroup.rules[1] as ReturnType<typeof rule>], [aclEntry()]);
    guest.sendDatagram(serverAddress);
    expect(rig.outside).toEqual([]);
  });

  test("one public address reaches another: through the internet, by its rules", async () => {
    const rig = rigOf();
    const [first, second] = [await rig.plug(`eni-${a}`), await rig.plug(`eni-${b}`)];
    expect(rig.converse(first, publicB)).toBe("hello");
    expect(rig.reaches(first, second, parseIpv4Address(publicB))).toBe(true);
    expect(second.datagrams).toMatchObject([
      { source: parseIpv4Address(publicA), destination: parseIpv4Address(b) },
    ]);
    expect(rig.outside).toEqual([]);
  });

  test("an error of the internet comes with the packet as the guest had sent it", async () => {
    const rig = rigOf();
    const guest = await rig.plug(`eni-${a}`);
    guest.sendDatagram(serverAddress, { sourcePort: 9_000 });
    const sent = rig.outside[0];
    if (sent === undefined) throw new Error("nothing left");
    const { checksumTrusted, ...packet } = sent;
    rig.fabric.receiveFromOutside(
      plainIpv4Packet({
        protocol: ipProtocol.icmp,
        source: parseIpv4Address("203.0.113.1"),
        destination: parseIpv4Address(publicA),
        payload: serializeIcmp({
          type: icmpType.destinationUnreachable,
          code: 3,
          rest: 0,
          payload: serializeIpv4(packet).subarray(0, 28),
        }),
      }),
    );
    expect(guest.errors).toHaveLength(1);
    const quoted = guest.errors[0]?.payload as Uint8Array;
    const whole = new Uint8Array(readUint16(quoted, 2)).fill(0);
    whole.set(quoted);
    expect(parseIpv4(whole)).toMatchObject({ source: guest.address, destination: serverAddress });
  });

  test("jumbo packets are refused with the length that fits, or go on when they may be cut", async () => {
    const rig = rigOf({
      ...topology,
      networkInterfaces: [networkInterface(a, { publicIpAddress: publicA, mtuBytes: 9001 })],
    });
    const guest = await rig.plug(`eni-${a}`);
    guest.sendDatagram(serverAddress, { payload: new Uint8Array(2_000) });
    expect(rig.outside).toEqual([]);
    expect(guest.errors).toMatchObject([{ code: 4, rest: 1_500 }]);
    const addresses = { source: guest.address, destination: serverAddress };
    const payload = serializeUdp(
      { sourcePort: 1, destinationPort: 2, payload: new Uint8Array(2_000) },
      addresses,
    );
    const packet = {
      ...plainIpv4Packet({ ...addresses, protocol: ipProtocol.udp, payload }),
      dontFragment: false,
    };
    guest.sendEthernet(0x0800, serializeIpv4(packet));
    expect(rig.outside.map((each) => parseUdp(each.payload, each).payload.length)).toEqual([2_000]);
  });
});

describe("a NAT gateway", () => {
  test("hides a private subnet behind its public address: TCP, UDP and ping", async () => {
    const rig = rigOf();
    const guest = await rig.plug(`eni-${hidden}`);
    expect(rig.converse(guest, server)).toBe("hello");
    guest.sendDatagram(serverAddress, { sourcePort: 9_000 });
    const sent = rig.outside.at(-1);
    const port = sent && parseUdp(sent.payload, sent).sourcePort;
    rig.sendFromOutside(server, publicNat, { destinationPort: port });
    expect(guest.datagrams).toMatchObject([{ source: serverAddress, destinationPort: 9_000 }]);
    expect(new Set(rig.outside.map(({ source }) => source))).toEqual(new Set([parseIpv4Address(publicNat)]));

    const pong = guest.ping(serverAddress, Buffer.from("ping"));
    const request = rig.outside.at(-1);
    if (request === undefined) throw new Error("no ping left");
    const answer = Uint8Array.from(request.payload);
    answer[0] = 0;
    answer[2] = (answer[2] as number) + 8; // the checksum of a reply is 0x0800 more
    rig.fabric.receiveFromOutside(
      plainIpv4Packet({
        protocol: ipProtocol.icmp,
        source: request.destination,
        destination: request.source,
        payload: answer,
      }),
    );
    expect(Buffer.from(await pong).toString()).toBe("ping");
  });

  test("lets nobody in who was not asked", async () => {
    const rig = rigOf();
    const guest = await rig.plug(`eni-${hidden}`);
    guest.sendDatagram(serverAddress, { sourcePort: 9_000 });
    rig.sendFromOutside("203.0.113.81", publicNat, { destinationPort: 9_000 });
    rig.sendFromOutside(server, publicNat, { sourcePort: 8, destinationPort: 9_000 });
    rig.sendFromOutside(server, publicNat, { destinationPort: 9_001 });
    expect(guest.datagrams).toEqual([]);
  });

  test("forgets what was silent for 350 seconds, and resets TCP that goes on", async () => {
    const rig = rigOf();
    const guest = await rig.plug(`eni-${hidden}`);
    guest.sendDatagram(serverAddress, { sourcePort: 9_000 });
    const connection = guest.open(server, 80);
    const outcomes: string[] = [];
    connection.onClose((outcome) => outcomes.push(outcome));
    rig.clock.advance(349_000);
    rig.sendFromOutside(server, publicNat, { destinationPort: 9_000 });
    expect(guest.datagrams).toHaveLength(1);
    rig.clock.advance(350_000);
    rig.sendFromOutside(server, publicNat, { destinationPort: 9_000 });
    expect(guest.datagrams).toHaveLength(1);
    const before = rig.outside.length;
    connection.write(Buffer.from("still there?"));
    rig.clock.advance(100);
    expect([rig.outside.length, outcomes]).toEqual([before, ["reset"]]);
  });

  test("is judged by the network ACLs of its own subnet, and needs its way to the internet", async () => {
    const rig = rigOf();
    const guest = await rig.plug(`eni-${hidden}`);
    const leaves = (changes: Parameters<typeof subnet>[0]) => {
      rig.fabric.configure({ ...topology, subnets: [subnet(changes), privateSubnet] });
      const before = rig.outside.length;
      guest.sendDatagram(serverAddress);
      return rig.outside.length > before;
    };
    expect(leaves({})).toBe(true);
    expect(leaves({ networkAclEntries: [aclEntry()] })).toBe(false);
    expect(leaves({ networkAclEntries: [aclEntry({ isEgress: true })] })).toBe(false);
    expect(leaves({ routes: [localRoute] })).toBe(false);
    expect(leaves({ routes: [localRoute, internetRoute] })).toBe(true);
  });

  test("without a public address translates between subnets, and lets nothing out", async () => {
    const viaGateway = { kind: "natGateway", natGatewayId: "nat-1" } as const;
    const rig = rigOf({
      ...topology,
      subnets: [
        subnet(),
        {
          ...privateSubnet,
          routes: [...privateSubnet.routes, { destinationCidr: "172.31.16.0/20", target: viaGateway }],
        },
      ],
      natGateways: [natGateway({ publicIpAddress: undefined })],
    });
    const [guest, other] = [await rig.plug(`eni-${hidden}`), await rig.plug(`eni-${a}`)];
    guest.sendDatagram(other.address, { sourcePort: 9_000 });
    const seen = other.datagrams[0];
    expect(seen).toMatchObject({ source: parseIpv4Address("172.31.16.100"), destinationPort: 7 });
    await other.useGateway(parseIpv4Address("172.31.16.100")); // found by ARP, in its own subnet
    other.sendDatagram(parseIpv4Address("172.31.16.100"), {
      sourcePort: 7,
      destinationPort: seen?.sourcePort ?? 0,
    });
    expect(guest.datagrams).toMatchObject([{ source: other.address, destinationPort: 9_000 }]);
    guest.sendDatagram(serverAddress);
    expect(rig.outside).toEqual([]);
  });

  test("tells both ends of errors about their own packets", async () => {
    const rig = rigOf();
    const guest = await rig.plug(`eni-${hidden}`);
    guest.sendDatagram(serverAddress, { sourcePort: 80 });
    const sent = rig.outside[0];
    if (sent === undefined) throw new Error("nothing left");
    const { checksumTrusted, ...packet } = sent;
    const errorAbout = (quoted: Uint8Array, from: number, to: number) =>
      plainIpv4Packet({
        protocol: ipProtocol.icmp,
        source: from,
        destination: to,
        payload: serializeIcmp({
          type: icmpType.destinationUnreachable,
          code: 3,
          rest: 0,
          payload: quoted.subarray(0, 28),
        }),
      });
    rig.fabric.receiveFromOutside(errorAbout(serializeIpv4(packet), serverAddress, packet.source));
    const [error] = guest.errors;
    expect(parseIpv4(error?.payload as Uint8Array)).toMatchObject({ source: hiddenAddress });
    expect(readUint16(error?.payload as Uint8Array, 20)).toBe(80);
    // The other way: the guest refuses what the server sent it.
    rig.sendFromOutside(server, publicNat, { destinationPort: parseUdp(packet.payload, packet).sourcePort });
    const arrived = parseEthernet(guest.frames.at(-1) as Uint8Array).payload;
    guest.sendIpv4(errorAbout(arrived, hiddenAddress, serverAddress));
    const told = rig.outside.at(-1);
    expect(told).toMatchObject({ source: packet.source, protocol: ipProtocol.icmp });
    const quoted = parseIcmp(told?.payload as Uint8Array).payload;
    expect(parseIpv4(quoted)).toMatchObject({ source: serverAddress, destination: packet.source });
    expect(readUint16(quoted, 22)).toBe(parseUdp(packet.payload, packet).sourcePort);
  });

  test("a fragmented datagram goes out under one port, whole", async () => {
    const rig = rigOf();
    const guest = await rig.plug(`eni-${hidden}`);
    const addresses = { source: hiddenAddress, destination: serverAddress };
    const bytes = serializeUdp(
      { sourcePort: 80, destinationPort: 2, payload: new Uint8Array(2_000).fill(7) },
      addresses,
    );
    const part = (from: number, to: number, identification = 5) =>
      guest.sendEthernet(
        0x0800,
        serializeIpv4({
          ...plainIpv4Packet({ ...addresses, protocol: ipProtocol.udp, payload: bytes.subarray(from, to) }),
          identification,
          dontFragment: false,
          moreFragments: to < bytes.length,
          fragmentOffsetBytes: from,
        }),
      );
    part(1_000, bytes.length, 6); // its first fragment is unknown
    expect(rig.outside).toEqual([]);
    part(0, 1_000);
    part(1_000, bytes.length);
    const payload = Buffer.concat(rig.outside.map((each) => each.payload));
    const source = parseIpv4Address(publicNat);
    const datagram = parseUdp(payload, { source, destination: serverAddress });
    expect(datagram.payload).toEqual(Buffer.alloc(2_000, 7));
    expect(datagram.sourcePort).toBeGreaterThanOrEqual(1_024);
  });
});

describe("this machine's endpoint in a subnet", () => {
  test("dials a guest at its private address from base plus three, as its rules admit", async () => {
    const rig = rigOf();
    const guest = await rig.plug(`eni-${a}`);
    const endpoint = parseIpv4Address("172.31.16.3");
    const heard: string[] = [];
    const dial = () => {
      const connection = rig.dialer.connect(endpoint, { address: guest.address, port: 22 }, () => {});
      connection.onData((data) => heard.push(Buffer.from(data).toString()));
      connection.write(Buffer.from("hello"));
      rig.clock.advance(1_000);
      connection.abort();
    };
    dial();
    expect(heard).toEqual(["hello"]);
    expect(
      rig.endpoint.every(({ vpcId, destination }) => vpcId === "vpc-1" && destination === endpoint),
    ).toBe(true);
    await guest.useGateway(endpoint); // found by ARP as well
    dial();
    expect(heard).toEqual(["hello", "hello"]);
    rig.fabric.configure({ ...topology, securityGroups: [] });
    dial();
    expect(heard).toHaveLength(2);
  });

  test("speaks for no other address, and hears its own subnet only", async () => {
    const rig = rigOf();
    const guest = await rig.plug(`eni-${a}`);
    const send = (source: string) => {
      const addresses = { source: parseIpv4Address(source), destination: guest.address };
      const payload = serializeUdp(
        { sourcePort: 1, destinationPort: 2, payload: new Uint8Array(0) },
        addresses,
      );
      rig.fabric.receiveFromEndpoint(
        "vpc-1",
        plainIpv4Packet({ ...addresses, protocol: ipProtocol.udp, payload }),
      );
    };
    send("172.31.32.3");
    send(b);
    rig.fabric.receiveFromEndpoint(
      "vpc-none",
      plainIpv4Packet({ protocol: 17, source: 1, destination: 2, payload: new Uint8Array(8) }),
    );
    expect(guest.datagrams).toEqual([]);
    send("172.31.16.3");
    expect(guest.datagrams).toHaveLength(1);
    guest.sendDatagram(parseIpv4Address("172.31.32.3"));
    expect(rig.endpoint).toEqual([]);
    guest.sendDatagram(parseIpv4Address("172.31.16.3"));
    expect(rig.endpoint).toHaveLength(1);
  });
});
