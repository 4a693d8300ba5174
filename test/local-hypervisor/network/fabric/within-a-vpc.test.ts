import { routerMac } from "../../../../local-hypervisor/network/services/network-addresses";
import { parseIpv4Address, parseMacAddress } from "../../../../local-hypervisor/network/wire/address";
import { parseEthernet } from "../../../../local-hypervisor/network/wire/ethernet";
import { parseIpv4 } from "../../../../local-hypervisor/network/wire/ipv4";
import { FabricRig } from "../../../support/fabric-rig";
import {
  aclEntry,
  fromCidr,
  macAddressOf,
  networkInterface,
  networkTopology,
  openGroup,
  openNetworkAcl,
  rule,
  securityGroup,
  subnet,
  vpc,
} from "../../../support/network-topology";

const [a, b, c] = ["172.31.16.5", "172.31.16.6", "172.31.32.5"];
const [aAddress, bAddress, cAddress] = [a, b, c].map(parseIpv4Address) as [number, number, number];
const otherSubnet = subnet({ subnetId: "subnet-2", cidrBlock: "172.31.32.0/20" });
const inOtherSubnet = networkInterface(c, { subnetId: "subnet-2" });
const topology = networkTopology({
  subnets: [subnet(), otherSubnet],
  networkInterfaces: [networkInterface(a), networkInterface(b), inOtherSubnet],
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

describe("one subnet", () => {
  test("ARP finds a neighbour, and frames go from card to card, straight or by the router", async () => {
    const rig = rigOf();
    const [first, second] = [await rig.plug(`eni-${a}`), await rig.plug(`eni-${b}`)];
    expect(await first.resolveMac(bAddress)).toBe(parseMacAddress(macAddressOf(b)));
    expect(rig.reaches(first, second, bAddress)).toBe(true);
    await first.useGateway(bAddress);
    expect(rig.reaches(first, second, bAddress)).toBe(true);
    for (const frame of second.frames.slice(-2)) {
      expect(parseEthernet(frame).source).toBe(first.macAddress);
      expect(parseIpv4(parseEthernet(frame).payload).timeToLive).toBe(64);
    }
  });

  test("TCP and ping pass both ways", async () => {
    const rig = rigOf();
    const [first, second] = [await rig.plug(`eni-${a}`), await rig.plug(`eni-${b}`)];
    expect(rig.converse(first, b)).toBe("hello");
    expect(rig.converse(second, a)).toBe("hello");
    expect(await first.ping(bAddress, Buffer.from("ping"))).toEqual(new Uint8Array(Buffer.from("ping")));
  });

  test("frames to a MAC address that the subnet does not have, or of another packet's receiver, go nowhere", async () => {
    const rig = rigOf();
    const [first, second] = [await rig.plug(`eni-${a}`), await rig.plug(`eni-${b}`)];
    const third = await rig.plug(`eni-${c}`);
    await first.useGateway(bAddress);
    first.sendDatagram(cAddress); // to b's card, but for c
    second.frames.length = 0;
    expect([third.datagrams, second.datagrams]).toEqual([[], []]);
  });

  test("a secondary address receives, answers and is found", async () => {
    const two = networkInterface(b, {
      addresses: [
        { privateIpAddress: b, privateDnsName: "b" },
        { privateIpAddress: "172.31.16.66", privateDnsName: "b2" },
      ],
    });
    const rig = rigOf({ ...topology, networkInterfaces: [networkInterface(a), two] });
    const [first, second] = [await rig.plug(`eni-${a}`), await rig.plug(`eni-${b}`)];
    const secondary = parseIpv4Address("172.31.16.66");
    expect(await first.resolveMac(secondary)).toBe(second.macAddress);
    expect(rig.reaches(first, second, secondary)).toBe(true);
    second.sendDatagram(aAddress, {}, secondary);
    expect(first.datagrams.at(-1)).toMatchObject({ source: secondary });
  });
});

describe("between subnets", () => {
  test("the router carries packets, without using up hops", async () => {
    const rig = rigOf();
    const [first, third] = [await rig.plug(`eni-${a}`), await rig.plug(`eni-${c}`)];
    expect(rig.converse(first, c)).toBe("hello");
    const frame = parseEthernet(third.frames[0] as Uint8Array);
    expect(frame.source).toBe(routerMac);
    expect(parseIpv4(frame.payload).timeToLive).toBe(64);
  });

  test("ARP does not reach over", async () => {
    const rig = rigOf();
    const first = await rig.plug(`eni-${a}`);
    await rig.plug(`eni-${c}`);
    void first.resolveMac(cAddress);
    expect(first.frames).toEqual([]);
  });

  test("network ACLs judge each packet on its own, at both edges", async () => {
    const admitted = { protocol: "17", ports: { from: 7, to: 7 } };
    const rig = rigOf();
    const [first, third] = [await rig.plug(`eni-${a}`), await rig.plug(`eni-${c}`)];
    const configure = (out: typeof openNetworkAcl, into: typeof openNetworkAcl) =>
      rig.fabric.configure({
        ...topology,
        subnets: [subnet({ networkAclEntries: out }), { ...otherSubnet, networkAclEntries: into }],
      });
    configure([aclEntry({ ...admitted, isEgress: true })], [aclEntry(admitted)]);
    expect(rig.reaches(first, third, cAddress, 7)).toBe(true);
    expect(rig.reaches(first, third, cAddress, 8)).toBe(false);
    third.sendDatagram(aAddress, { sourcePort: 7, destinationPort: 5_000 });
    expect(first.datagrams).toEqual([]); // a reply needs entries of its own
    configure([], openNetworkAcl);
    expect(rig.reaches(first, third, cAddress)).toBe(false);
    configure(openNetworkAcl, []);
    expect(rig.reaches(first, third, cAddress)).toBe(false);
    configure(openNetworkAcl, openNetworkAcl);
    expect(rig.reaches(first, third, cAddress)).toBe(true);
  });

  test("network ACLs say nothing within a subnet", async () => {
    const rig = rigOf({ ...topology, subnets: [subnet({ networkAclEntries: [] }), otherSubnet] });
    const [first, second] = [await rig.plug(`eni-${a}`), await rig.plug(`eni-${b}`)];
    expect(rig.reaches(first, second, bAddress)).toBe(true);
  });
});

describe("security groups", () => {
  const withGroups = (...rules: ReturnType<typeof rule>[]) => ({
    ...topology,
    networkInterfaces: [
      networkInterface(a),
      networkInterface(b, { groupIds: ["sg-b"] }),
      networkInterface(c, { subnetId: "subnet-2", groupIds: ["sg-c"] }),
    ],
    securityGroups: [
      openGroup,
      securityGroup("sg-b", rules),
      securityGroup("sg-c", [rule({ isEgress: true })]),
    ],
  });

  test("nothing comes in without a rule; replies need none", async () => {
    const rig = rigOf(withGroups());
    const [first, second] = [await rig.plug(`eni-${a}`), await rig.plug(`eni-${b}`)];
    expect(rig.reaches(first, second, bAddress)).toBe(false);
    expect(rig.converse(first, b)).toBe("silence");
    rig.fabric.configure(withGroups(rule({ isEgress: true })));
    expect(rig.converse(second, a)).toBe("hello");
  });

  test("an authorized port is open at once, a revoked one is closed at once", async () => {
    const web = rule({ ipProtocol: "tcp", fromPort: 80, toPort: 80, peer: fromCidr("172.31.16.5/32") });
    const rig = rigOf(withGroups());
    const first = await rig.plug(`eni-${a}`);
    await rig.plug(`eni-${b}`);
    rig.fabric.configure(withGroups(web));
    expect(rig.converse(first, b, 80)).toBe("hello");
    expect(rig.converse(first, b, 81)).toBe("silence");
    rig.fabric.configure(withGroups());
    expect(rig.converse(first, b, 80)).toBe("silence");
  });

  test("a connection that stands goes on when its rule is revoked", async () => {
    const web = rule({ ipProtocol: "tcp", fromPort: 80, toPort: 80 });
    const rig = rigOf(withGroups(web));
    const first = await rig.plug(`eni-${a}`);
    await rig.plug(`eni-${b}`);
    const heard: string[] = [];
    const connection = first.open(b, 80);
    connection.onData((data) => heard.push(Buffer.from(data).toString()));
    connection.write(Buffer.from("before"));
    rig.clock.advance(1_000);
    rig.fabric.configure(withGroups());
    connection.write(Buffer.from("after"));
    rig.clock.advance(1_000);
    expect(heard.join(" ")).toBe("before after");
    connection.abort();
  });

  test("a group as the source admits its members only", async () => {
    const rig = rigOf(withGroups(rule({ peer: { kind: "group", groupId: "sg-c" } })));
    const [first, second] = [await rig.plug(`eni-${a}`), await rig.plug(`eni-${b}`)];
    const third = await rig.plug(`eni-${c}`);
    expect(rig.reaches(third, second, bAddress)).toBe(true);
    expect(rig.reaches(first, second, bAddress)).toBe(false);
  });

  test("egress is judged at the sender", async () => {
    const rig = rigOf(withGroups(rule()));
    const [first, second] = [await rig.plug(`eni-${a}`), await rig.plug(`eni-${b}`)];
    expect(rig.reaches(second, first, aAddress)).toBe(false);
  });
});

describe("isolation", () => {
  test("two VPCs of the same addresses do not hear each other", async () => {
    const twin = (id: string, groupId: string) =>
      networkInterface(b, {
        networkInterfaceId: id,
        vpcId: "vpc-2",
        subnetId: "subnet-9",
        groupIds: [groupId],
      });
    const rig = rigOf({
      ...topology,
      vpcs: [vpc(), vpc({ vpcId: "vpc-2" })],
      subnets: [...topology.subnets, subnet({ subnetId: "subnet-9", vpcId: "vpc-2" })],
      networkInterfaces: [...topology.networkInterfaces, twin("eni-twin", "sg-open")],
    });
    const first = await rig.plug(`eni-${a}`);
    const twinGuest = await rig.plug("eni-twin");
    expect(rig.reaches(first, twinGuest, bAddress)).toBe(false); // its own b is not plugged in
    const second = await rig.plug(`eni-${b}`);
    expect(rig.reaches(first, second, bAddress)).toBe(true);
    expect(twinGuest.frames).toEqual([]);
    await first.useGateway(bAddress);
    first.sendEthernet(0x0800, new Uint8Array(40), twinGuest.macAddress);
    expect(twinGuest.frames).toEqual([]);
  });

  test("nobody speaks for another, unless the source/destination check is off", async () => {
    const rig = rigOf();
    const [first, second] = [await rig.plug(`eni-${a}`), await rig.plug(`eni-${b}`)];
    first.sendDatagram(bAddress, {}, cAddress);
    expect(second.datagrams).toEqual([]);
    expect(rig.warnings).toEqual(["dropped a frame with a foreign IP address"]);
    const unchecked = networkInterface(a, { sourceDestCheck: false });
    rig.fabric.configure({ ...topology, networkInterfaces: [unchecked, networkInterface(b)] });
    first.sendDatagram(bAddress, {}, cAddress);
    expect(second.datagrams).toMatchObject([{ source: cAddress }]);
  });

  test("an interface that the topology loses is unplugged", async () => {
    const rig = rigOf();
    const changes: boolean[] = [];
    rig.fabric.onChange(() => changes.push(rig.fabric.isPlugged(`eni-${b}`)));
    const [first, second] = [await rig.plug(`eni-${a}`), await rig.plug(`eni-${b}`)];
    rig.fabric.configure({ ...topology, networkInterfaces: [networkInterface(a)] });
    expect(rig.reaches(second, first, aAddress)).toBe(false);
    expect(rig.reaches(first, second, bAddress)).toBe(false);
    expect(changes).toEqual([false, true, false]);
    expect(() => rig.fabric.connect(`eni-${b}`, { frameOffload: false })).toThrow(
      "the topology has no interface eni-172.31.16.6",
    );
  });
});
