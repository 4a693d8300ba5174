import {
  compileTopology,
  emptyTopology,
} from "../../../../local-hypervisor/network/topology/compiled-topology";
import { parseIpv4Address, parseMacAddress } from "../../../../local-hypervisor/network/wire/address";
import {
  macAddressOf,
  natGateway,
  networkInterface,
  networkTopology,
  rule,
  securityGroup,
  subnet,
  vpc,
} from "../../../support/network-topology";

const [a, b] = ["172.31.16.5", "172.31.16.6"];
const source = networkTopology({
  networkInterfaces: [
    networkInterface(a, { publicIpAddress: "127.64.0.5", groupIds: ["sg-1", "sg-2"] }),
    networkInterface(b, { groupIds: [] }),
  ],
  natGateways: [natGateway()],
  securityGroups: [securityGroup("sg-1", [rule({ peer: { kind: "group", groupId: "sg-2" } })])],
});
const topology = compileTopology(source);

test("finds interfaces by id, private address, public address and MAC address", () => {
  const found = topology.networkInterface(`eni-${a}`);
  expect(found?.topology).toBe(source.networkInterfaces[0]);
  expect(topology.interfaceByPrivateAddress("vpc-1", parseIpv4Address(a))).toBe(found);
  expect(topology.interfaceByPrivateAddress("vpc-2", parseIpv4Address(a))).toBeUndefined();
  expect(topology.interfaceByMac("subnet-1", parseMacAddress(macAddressOf(a)))).toBe(found);
  expect(topology.interfaceByMac("subnet-2", parseMacAddress(macAddressOf(a)))).toBeUndefined();
  expect(topology.interfaceByPublicAddress(parseIpv4Address("127.64.0.5"))).toEqual({
    networkInterface: found,
    privateAddress: parseIpv4Address(a),
  });
});

test("finds NAT gateways, and says what a subnet reserves", () => {
  const gateway = topology.natGateway("nat-1");
  expect(topology.natGatewayByPrivateAddress("vpc-1", parseIpv4Address("172.31.16.100"))).toBe(gateway);
  expect(topology.natGatewayByPublicAddress(parseIpv4Address("127.64.0.100"))).toBe(gateway);
  expect(topology.subnet("subnet-1")).toMatchObject({
    router: parseIpv4Address("172.31.16.1"),
    endpoint: parseIpv4Address("172.31.16.3"),
  });
  expect(topology.vpc("vpc-1")?.resolver).toBe(parseIpv4Address("172.31.0.2"));
});

test("compiles rules and network ACLs once for all who share them", () => {
  expect(topology.rulesOf(`eni-${a}`)).toBe(topology.rulesOf(`eni-${a}`));
  expect(topology.rulesOf(`eni-${b}`)).not.toBe(topology.rulesOf(`eni-${a}`));
  expect(topology.networkAclOf("subnet-1")).toBe(topology.networkAclOf("subnet-1"));
  expect(() => topology.rulesOf("eni-none")).toThrow(RangeError);
  expect(() => topology.networkAclOf("subnet-none")).toThrow(RangeError);
});

test("leaves out what hangs in the air", () => {
  const lost = compileTopology({
    ...emptyTopology,
    subnets: [subnet()],
    networkInterfaces: [networkInterface(a)],
    natGateways: [natGateway()],
  });
  expect([lost.subnet("subnet-1"), lost.networkInterfaces, lost.natGateways]).toEqual([undefined, [], []]);
  expect(() => compileTopology({ ...emptyTopology, vpcs: [vpc({ cidrBlocks: ["10.0.0.0"] })] })).toThrow(
    '"10.0.0.0" is not an IPv4 network',
  );
});
