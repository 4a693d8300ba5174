import type {
  FlowLogTopology,
  NetworkTopology,
} from "../../../../local-hypervisor/control-plane/network-topology";
import { routerMac } from "../../../../local-hypervisor/network/services/network-addresses";
import { parseIpv4Address, parseMacAddress } from "../../../../local-hypervisor/network/wire/address";
import { ethernetHeaderBytes, serializeEthernet } from "../../../../local-hypervisor/network/wire/ethernet";
import { icmpType, serializeIcmp } from "../../../../local-hypervisor/network/wire/icmp";
import { ipProtocol, plainIpv4Packet, serializeIpv4 } from "../../../../local-hypervisor/network/wire/ipv4";
import { serializeTcp } from "../../../../local-hypervisor/network/wire/tcp";
import { parseUdp } from "../../../../local-hypervisor/network/wire/udp";
import { FabricRig } from "../../../support/fabric-rig";
import {
  aclEntry,
  flowLog,
  fromCidr,
  localRoute,
  macAddressOf,
  natGateway,
  networkInterface,
  networkTopology,
  openGroup,
  openNetworkAcl,
  rule,
  securityGroup,
  subnet,
} from "../../../support/network-topology";

const [a, b, c] = ["172.31.16.5", "172.31.16.6", "172.31.32.5"];
const [aAddress, bAddress, cAddress] = [a, b, c].map(parseIpv4Address) as [number, number, number];
const publicA = "127.64.0.5";
const server = "203.0.113.80";
const serverAddress = parseIpv4Address(server);
/** Of the manual clock, seconds */
const began = 1_768_435_200;
const intervalMs = 600_000;

const topologyWith = (changes: Partial<NetworkTopology> = {}, ...logs: FlowLogTopology[]) =>
  networkTopology({
    subnets: [subnet(), subnet({ subnetId: "subnet-2", cidrBlock: "172.31.32.0/20" })],
    networkInterfaces: [
      networkInterface(a, { publicIpAddress: publicA }),
      networkInterface(b),
      networkInterface(c, { subnetId: "subnet-2" }),
    ],
    flowLogs: logs.length > 0 ? logs : [flowLog()],
    ...changes,
  });

const rigs: FabricRig[] = [];
function rigOf(topology: NetworkTopology): FabricRig {
  const rig = new FabricRig(topology);
  rigs.push(rig);
  return rig;
}
afterEach(() => {
  for (const rig of rigs.splice(0)) {
    rig.close();
    expect(rig.clock.pending).toBe(0);
    expect(rig.faults).toEqual([]);
  }
});

/** Lines of the interval that ends now, by interface */
function linesOf(rig: FabricRig, durationMs = intervalMs): Record<string, string[]> {
  rig.flowLogLines.length = 0;
  rig.clock.advance(durationMs);
  return written(rig);
}

function written(rig: FabricRig): Record<string, string[]> {
  const lines: Record<string, string[]> = {};
  for (const { networkInterfaceId, line } of rig.flowLogLines)
    lines[networkInterfaceId] = [...(lines[networkInterfaceId] ?? []), line];
  return lines;
}

const fieldsOf = (...fields: FlowLogTopology["fields"][number][]) => ({ fields, formatVersion: 5 });
const outcome = fieldsOf("flow-direction", "action", "packets");

describe("a record", () => {
  test("sums up a flow at both ends in AWS's default format, with the times of its packets", async () => {
    const rig = rigOf(topologyWith());
    const [first] = [await rig.plug(`eni-${a}`), await rig.plug(`eni-${b}`)];
    rig.clock.advance(10_000);
    first.sendDatagram(bAddress, { payload: new Uint8Array(100) });
    rig.clock.advance(20_500);
    first.sendDatagram(bAddress, { payload: new Uint8Array(50) });
    first.sendDatagram(bAddress, { destinationPort: 8 });
    const end = (interfaceId: string) => [
      `2 123456789012 ${interfaceId} ${a} ${b} 5000 7 17 2 206 ${began + 10} ${began + 30} ACCEPT OK`,
      `2 123456789012 ${interfaceId} ${a} ${b} 5000 8 17 1 28 ${began + 30} ${began + 30} ACCEPT OK`,
    ];
    expect(linesOf(rig, intervalMs - 30_500)).toEqual({
      [`eni-${a}`]: end(`eni-${a}`),
      [`eni-${b}`]: end(`eni-${b}`),
    });
    expect(rig.flowLogLines[0]?.heading).toBe(
      "version account-id interface-id srcaddr dstaddr srcport dstport protocol packets bytes start end action log-status",
    );
  });

  test("says NODATA where nothing passed, and that again and again", async () => {
    const rig = rigOf(topologyWith({}, flowLog({ intervalSeconds: 60 })));
    await rig.plug(`eni-${a}`);
    rig.clock.advance(125_000);
    expect(written(rig)[`eni-${a}`]).toEqual(
      [0, 60].map(
        (from) => `2 123456789012 eni-${a} - - - - - - - ${began + from} ${began + from + 60} - NODATA`,
      ),
    );
  });

  test("says SKIPDATA where there were more flows than are kept", async () => {
    const rig = rigOf(topologyWith({}, flowLog({ resourceId: `eni-${a}` })));
    const guest = await rig.plug(`eni-${a}`);
    for (let port = 1; port <= 10_001; port++) guest.sendDatagram(bAddress, { destinationPort: port });
    guest.sendDatagram(bAddress, { destinationPort: 1 });
    const lines = linesOf(rig)[`eni-${a}`] ?? [];
    expect(lines).toHaveLength(10_001);
    expect(lines[0]).toContain(" 5000 1 17 2 56 ");
    expect(lines.at(-1)).toBe(`2 123456789012 eni-${a} - - - - - - - ${began} ${began + 600} - SKIPDATA`);
    expect(linesOf(rig)[`eni-${a}`]?.[0]).toMatch(/NODATA$/);
  });

  test("has the fields that its format names, and - for what there is not", async () => {
    const custom = flowLog({
      fields: [
        ...(["version", "vpc-id", "subnet-id", "instance-id", "region", "az-id", "type"] as const),
        ...(["flow-direction", "traffic-path", "tcp-flags", "sublocation-id", "dstaddr"] as const),
      ],
      formatVersion: 5,
    });
    const rig = rigOf(topologyWith({}, custom));
    const guest = await rig.plug(`eni-${a}`);
    await rig.plug(`eni-${b}`);
    expect(rig.converse(guest, b)).toBe("hello");
    expect(rig.converse(guest, server)).toBe("hello");
    const place = "5 vpc-1 subnet-1 i-0123456789abcdef0 eu-west-1 euw1-az1 IPv4";
    // FIN, SYN and, of the side that answers, SYN-ACK; a reset may follow a connection's end
    expect(linesOf(rig)[`eni-${a}`]?.sort()).toEqual([
      `${place} egress 1 3 - ${b}`,
      `${place} egress 2 3 - ${server}`,
      expect.stringMatching(`^${place} ingress - (19|23) - ${a}$`),
      expect.stringMatching(`^${place} ingress - (19|23) - ${a}$`),
    ]);
  });

  test("counts the segments that a frame of a card with offload stands for", () => {
    const rig = rigOf(topologyWith({}, flowLog({ ...fieldsOf("packets", "bytes") })));
    const { send } = rig.fabric.connect(`eni-${a}`, { frameOffload: true });
    const ends = { source: aAddress, destination: bAddress };
    const segment = {
      ...{ sourcePort: 1, destinationPort: 2, sequence: 3, acknowledgement: 4, window: 5 },
      ...{ syn: true, fin: false, reset: false, push: true, payload: new Uint8Array(10_000) },
    };
    const payload = serializeTcp(segment, ends, "offloaded");
    const frame = serializeEthernet({
      destination: routerMac,
      source: parseMacAddress(macAddressOf(a)),
      etherType: 0x0800,
      payload: serializeIpv4(plainIpv4Packet({ ...ends, protocol: ipProtocol.tcp, payload })),
    });
    const checksumStartBytes = ethernetHeaderBytes + 20;
    send(frame, { checksumStartBytes, checksumOffsetBytes: 16, segmentBytes: 1_448 });
    expect(linesOf(rig)[`eni-${a}`]).toEqual([`7 ${10_000 + 7 * 40}`]);
  });
});

describe("what is decided where", () => {
  test("the groups of the sender, and those of the receiver", async () => {
    const quiet = securityGroup("sg-quiet", [
      rule({ isEgress: true, ipProtocol: "udp", fromPort: 7, toPort: 7 }),
    ]);
    const rig = rigOf(
      topologyWith(
        {
          networkInterfaces: [networkInterface(a, { groupIds: ["sg-quiet"] }), networkInterface(b)],
          securityGroups: [openGroup, quiet],
        },
        flowLog(outcome),
      ),
    );
    const [first, second] = [await rig.plug(`eni-${a}`), await rig.plug(`eni-${b}`)];
    first.sendDatagram(bAddress, { destinationPort: 8 });
    second.sendDatagram(aAddress, { destinationPort: 9 });
    second.sendDatagram(aAddress, { destinationPort: 9 });
    expect(linesOf(rig)).toEqual({
      [`eni-${a}`]: ["egress REJECT 1", "ingress REJECT 2"],
      [`eni-${b}`]: ["egress ACCEPT 2"],
    });
  });

  test("a network ACL rejects what leaves its subnet at the sender, what enters at the receiver", async () => {
    const denyPort = (isEgress: boolean, port: number) =>
      aclEntry({ ruleNumber: 50, isEgress, action: "deny", protocol: "17", ports: { from: port, to: port } });
    const rig = rigOf(
      topologyWith(
        {
          subnets: [
            subnet({ networkAclEntries: [...openNetworkAcl, denyPort(true, 8)] }),
            subnet({
              subnetId: "subnet-2",
              cidrBlock: "172.31.32.0/20",
              networkAclEntries: [...openNetworkAcl, denyPort(false, 9)],
            }),
          ],
        },
        flowLog(outcome),
      ),
    );
    const first = await rig.plug(`eni-${a}`);
    await rig.plug(`eni-${b}`);
    await rig.plug(`eni-${c}`);
    for (const port of [7, 8, 9]) first.sendDatagram(cAddress, { destinationPort: port });
    // Within a subnet, and to somebody who is not there
    first.sendDatagram(bAddress, { destinationPort: 8 });
    first.sendDatagram(parseIpv4Address("172.31.16.99"));
    // To the internet, which is beyond the subnet
    first.sendDatagram(serverAddress, { destinationPort: 8 });
    expect(linesOf(rig)).toEqual({
      [`eni-${a}`]: [
        "egress ACCEPT 1",
        "egress REJECT 1",
        "egress ACCEPT 1",
        "egress ACCEPT 1",
        "egress ACCEPT 1",
        "egress REJECT 1",
      ],
      [`eni-${b}`]: ["ingress ACCEPT 1"],
      [`eni-${c}`]: ["ingress ACCEPT 1", "ingress REJECT 1"],
    });
  });

  test("a reply is admitted by tracking; the same ping is not where the network ACL has no state", async () => {
    const toInstance = securityGroup("sg-ping", [rule({ ipProtocol: "icmp" })]);
    const noEcho = aclEntry({ ruleNumber: 50, isEgress: true, action: "deny", protocol: "1" });
    const rig = rigOf(
      topologyWith(
        {
          subnets: [subnet({ networkAclEntries: [...openNetworkAcl, noEcho] })],
          networkInterfaces: [networkInterface(a, { publicIpAddress: publicA, groupIds: ["sg-ping"] })],
          securityGroups: [toInstance],
        },
        flowLog(),
      ),
    );
    await rig.plug(`eni-${a}`);
    const echo = { type: icmpType.echoRequest, code: 0, rest: 7, payload: new Uint8Array(4) };
    rig.fabric.receiveFromOutside(
      plainIpv4Packet({
        ...{ source: serverAddress, destination: parseIpv4Address(publicA), protocol: ipProtocol.icmp },
        payload: serializeIcmp(echo),
      }),
    );
    // The example of AWS's user guide
    expect(linesOf(rig)[`eni-${a}`]?.sort()).toEqual([
      `2 123456789012 eni-${a} ${a} ${server} 0 0 1 1 32 ${began} ${began} REJECT OK`,
      `2 123456789012 eni-${a} ${server} ${a} 0 0 1 1 32 ${began} ${began} ACCEPT OK`,
    ]);
  });

  test("what the network itself serves is not logged", async () => {
    const rig = rigOf(topologyWith());
    const guest = await rig.plug(`eni-${a}`);
    await guest.acquireLease();
    await guest.ping(parseIpv4Address("172.31.16.1"), new Uint8Array(8));
    for (const address of ["172.31.0.2", "169.254.169.253", "169.254.169.123", "169.254.169.254"])
      guest.sendDatagram(parseIpv4Address(address), { destinationPort: 53 });
    guest.sendDatagram(parseIpv4Address("224.0.0.1"));
    expect(linesOf(rig)[`eni-${a}`]).toEqual([expect.stringMatching(/NODATA$/)]);
  });
});

describe("addresses", () => {
  const addresses = fieldsOf("interface-id", "srcaddr", "dstaddr", "pkt-srcaddr", "pkt-dstaddr", "action");

  test("public ones are never shown", async () => {
    const rig = rigOf(topologyWith({}, flowLog(addresses)));
    const guest = await rig.plug(`eni-${a}`);
    guest.sendDatagram(serverAddress);
    rig.sendFromOutside(server, publicA);
    expect(linesOf(rig)[`eni-${a}`]).toEqual([
      `eni-${a} ${a} ${server} ${a} ${server} ACCEPT`,
      `eni-${a} ${server} ${a} ${server} ${a} ACCEPT`,
    ]);
  });

  test("the primary one stands for secondary ones, which the packet's own fields show", async () => {
    const secondary = "172.31.16.50";
    const { addresses: own, ...rest } = networkInterface(b);
    const rig = rigOf(
      topologyWith(
        {
          networkInterfaces: [
            networkInterface(a),
            { ...rest, addresses: [...own, { privateIpAddress: secondary, privateDnsName: "second" }] },
          ],
        },
        flowLog({ ...addresses, resourceId: `eni-${b}` }),
      ),
    );
    const [first, second] = [await rig.plug(`eni-${a}`), await rig.plug(`eni-${b}`)];
    first.sendDatagram(parseIpv4Address(secondary));
    second.sendDatagram(aAddress, {}, parseIpv4Address(secondary));
    expect(linesOf(rig)).toEqual({
      [`eni-${b}`]: [
        `eni-${b} ${a} ${b} ${a} ${secondary} ACCEPT`,
        `eni-${b} ${b} ${a} ${secondary} ${a} ACCEPT`,
      ],
    });
  });

  test("at a NAT gateway's interface the two halves of a connection are as in AWS's example", async () => {
    const hidden = subnet({
      subnetId: "subnet-2",
      cidrBlock: "172.31.32.0/20",
      routes: [
        localRoute,
        { destinationCidr: "0.0.0.0/0", target: { kind: "natGateway", natGatewayId: "nat-1" } },
      ],
    });
    const rig = rigOf(
      topologyWith({ subnets: [subnet(), hidden], natGateways: [natGateway()] }, flowLog(addresses)),
    );
    const guest = await rig.plug(`eni-${c}`);
    guest.sendDatagram(serverAddress, { destinationPort: 7 });
    const seen = rig.outside.at(-1);
    const port = seen && parseUdp(seen.payload, seen).sourcePort;
    rig.sendFromOutside(server, "127.64.0.100", { sourcePort: 7, destinationPort: port ?? 0 });
    expect(guest.datagrams).toHaveLength(1);
    const nat = "172.31.16.100";
    expect(linesOf(rig)).toEqual({
      [`eni-${c}`]: [
        `eni-${c} ${c} ${server} ${c} ${server} ACCEPT`,
        `eni-${c} ${server} ${c} ${server} ${c} ACCEPT`,
      ],
      "eni-nat-1": [
        `eni-nat-1 ${c} ${nat} ${c} ${server} ACCEPT`,
        `eni-nat-1 ${nat} ${server} ${nat} ${server} ACCEPT`,
        `eni-nat-1 ${server} ${nat} ${server} ${nat} ACCEPT`,
        `eni-nat-1 ${nat} ${c} ${server} ${c} ACCEPT`,
      ],
    });
  });
});

describe("which traffic, where and until when", () => {
  test("of one outcome only; an interval with traffic of the other has no record", async () => {
    const closed = securityGroup("sg-closed", [rule({ isEgress: true, peer: fromCidr(`${b}/32`) })]);
    const logs = [
      flowLog({ ...outcome, flowLogId: "fl-a", trafficType: "ACCEPT" }),
      flowLog({ ...outcome, flowLogId: "fl-r", trafficType: "REJECT" }),
    ];
    const rig = rigOf(
      topologyWith(
        { networkInterfaces: [networkInterface(a, { groupIds: ["sg-closed"] })], securityGroups: [closed] },
        ...logs,
      ),
    );
    const guest = await rig.plug(`eni-${a}`);
    guest.sendDatagram(bAddress);
    guest.sendDatagram(bAddress);
    rig.clock.advance(intervalMs);
    guest.sendDatagram(serverAddress);
    rig.clock.advance(intervalMs);
    expect(rig.flowLogLines.map(({ flowLogId, line }) => [flowLogId, line])).toEqual([
      ["fl-a", "egress ACCEPT 2"],
      ["fl-r", "egress REJECT 1"],
    ]);
  });

  test.each([
    ["vpc-1", [a, b, c]],
    ["subnet-1", [a, b]],
    [`eni-${c}`, [c]],
    ["vpc-2", []],
  ])("of %s, its interfaces that are plugged in", async (resourceId, logged) => {
    const rig = rigOf(topologyWith({}, flowLog({ resourceId })));
    for (const address of [a, b, c]) await rig.plug(`eni-${address}`);
    expect(Object.keys(linesOf(rig))).toEqual(logged.map((address) => `eni-${address}`));
  });

  test("what was summed up is handed on when the flow log goes, the interface, or the network", async () => {
    const logs = [flowLog({ ...outcome, flowLogId: "fl-1" }), flowLog({ ...outcome, flowLogId: "fl-2" })];
    const rig = rigOf(topologyWith({}, ...logs));
    const guest = await rig.plug(`eni-${a}`);
    await rig.plug(`eni-${c}`);
    guest.sendDatagram(cAddress);
    const handedOn = () =>
      rig.flowLogLines.splice(0).map((each) => [each.flowLogId, each.networkInterfaceId, each.line]);
    rig.fabric.configure(topologyWith({}, flowLog({ ...outcome, flowLogId: "fl-1" })));
    expect(handedOn()).toEqual([
      ["fl-2", `eni-${a}`, "egress ACCEPT 1"],
      ["fl-2", `eni-${c}`, "ingress ACCEPT 1"],
    ]);
    guest.sendDatagram(cAddress);
    rig.fabric.disconnect(`eni-${a}`);
    expect(handedOn()).toEqual([["fl-1", `eni-${a}`, "egress ACCEPT 2"]]);
    rig.fabric.close();
    expect(handedOn()).toEqual([["fl-1", `eni-${c}`, "ingress ACCEPT 2"]]);
    rig.clock.advance(intervalMs);
    expect(handedOn()).toEqual([]);
  });

  test("a change of the topology leaves sums and intervals as they are", async () => {
    const rig = rigOf(topologyWith());
    const guest = await rig.plug(`eni-${a}`);
    guest.sendDatagram(bAddress);
    rig.clock.advance(intervalMs / 2);
    rig.fabric.configure(topologyWith());
    guest.sendDatagram(bAddress);
    expect(linesOf(rig, intervalMs / 2)[`eni-${a}`]).toEqual([
      `2 123456789012 eni-${a} ${a} ${b} 5000 7 17 2 56 ${began} ${began + 300} ACCEPT OK`,
    ]);
  });
});
