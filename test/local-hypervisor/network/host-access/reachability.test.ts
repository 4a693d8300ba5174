import fc from "fast-check";
import type { NetworkTopology } from "../../../../local-hypervisor/control-plane/network-topology";
import { listeningPorts } from "../../../../local-hypervisor/network/host-access/listening-ports";
import { reachablePorts } from "../../../../local-hypervisor/network/host-access/reachability";
import { wellKnownPorts } from "../../../../local-hypervisor/network/host-access/well-known-ports";
import { compileTopology } from "../../../../local-hypervisor/network/topology/compiled-topology";
import { parseIpv4Address } from "../../../../local-hypervisor/network/wire/address";
import { hostAddress } from "../../../support/guest-network";
import { admit } from "../../../support/host-access-rig";
import {
  aclEntry,
  localRoute,
  networkInterface,
  networkTopology,
  openNetworkAcl,
  rule,
  securityGroup,
  subnet,
  vpc,
} from "../../../support/network-topology";

const guest = networkInterface("172.31.16.5", {
  groupIds: ["sg-guest"],
  addresses: [
    {
      privateIpAddress: "172.31.16.5",
      privateDnsName: "ip-172-31-16-5.eu-west-1.compute.internal",
      publicIpAddress: "127.64.0.4",
    },
  ],
});

/** What is reached, as `tcp 22-22 80-90` */
function reached(
  rules: Parameters<typeof securityGroup>[1],
  changes: Partial<NetworkTopology> = {},
  isPlugged = () => true,
): string[] {
  const topology = compileTopology(
    networkTopology({
      networkInterfaces: [guest],
      securityGroups: [securityGroup("sg-guest", rules)],
      ...changes,
    }),
  );
  return reachablePorts(topology, isPlugged, parseIpv4Address(hostAddress)).map(({ protocol, ranges }) =>
    [protocol, ...ranges.map(({ from, to }) => `${from}-${to}`)].join(" "),
  );
}

describe("security groups", () => {
  test("rules for this machine, for everybody and for all traffic count; others do not", () => {
    expect(reached([])).toEqual([]);
    expect(reached([admit(22)])).toEqual(["tcp 22-22"]);
    expect(reached([admit(22, "0.0.0.0/0"), admit([80, 90])])).toEqual(["tcp 22-22 80-90"]);
    expect(reached([admit(22, "10.0.0.0/8"), admit(53, "0.0.0.0/0", "udp")])).toEqual(["udp 53-53"]);
    expect(reached([rule()])).toEqual(["tcp 0-65535", "udp 0-65535"]);
    expect(reached([rule({ isEgress: true })])).toEqual([]);
    expect(reached([rule({ peer: { kind: "group", groupId: "sg-guest" } })])).toEqual([]);
    expect(reached([rule({ peer: { kind: "cidrIpv6", cidr: "::/0" } })])).toEqual([]);
  });

  test("prefix lists are looked up", () => {
    const peer = { kind: "prefixList", prefixListId: "pl-1" } as const;
    const rules = [rule({ ipProtocol: "tcp", fromPort: 22, toPort: 22, peer })];
    expect(reached(rules, { prefixLists: { "pl-1": ["198.51.100.0/24"] } })).toEqual(["tcp 22-22"]);
    expect(reached(rules, { prefixLists: { "pl-1": ["203.0.113.0/24"] } })).toEqual([]);
  });
});

describe("the way there", () => {
  test("needs a plugged interface with a public address", () => {
    expect(reached([rule()], {}, () => false)).toEqual([]);
    expect(
      reached([rule()], { networkInterfaces: [networkInterface("172.31.16.5", { groupIds: ["sg-guest"] })] }),
    ).toEqual([]);
  });

  test("needs an attached gateway and a route back through it", () => {
    const { internetGatewayId: _none, ...withoutGateway } = vpc();
    expect(reached([rule()], { vpcs: [withoutGateway] })).toEqual([]);
    expect(reached([rule()], { vpcs: [vpc({ internetGatewayId: "igw-2" })] })).toEqual([]);
    expect(reached([rule()], { subnets: [subnet({ routes: [localRoute] })] })).toEqual([]);
    const elsewhere = {
      destinationCidr: "198.51.100.0/24",
      target: { kind: "blackhole" },
    } as const;
    const routes = [...subnet().routes, elsewhere];
    expect(reached([rule()], { subnets: [subnet({ routes })] })).toEqual([]);
  });
});

describe("network ACLs", () => {
  const withAcl = (...networkAclEntries: ReturnType<typeof aclEntry>[]) => ({
    subnets: [subnet({ networkAclEntries })],
  });

  test("cut ranges where they change their mind", () => {
    const deny = aclEntry({ ruleNumber: 50, action: "deny", protocol: "6", ports: { from: 100, to: 199 } });
    expect(reached([admit([50, 300])], withAcl(deny, ...openNetworkAcl))).toEqual(["tcp 50-99 200-300"]);
    const allow = aclEntry({ protocol: "6", ports: { from: 100, to: 199 } });
    expect(reached([rule()], withAcl(allow, aclEntry({ isEgress: true })))).toEqual(["tcp 100-199"]);
  });

  test("have to let replies out to clients' ports", () => {
    expect(reached([admit(22)], withAcl(aclEntry()))).toEqual([]);
    const replies = (from: number, to: number) =>
      aclEntry({ isEgress: true, protocol: "6", ports: { from, to } });
    expect(reached([admit(22)], withAcl(aclEntry(), replies(1_024, 65_535)))).toEqual(["tcp 22-22"]);
    expect(reached([admit(22)], withAcl(aclEntry(), replies(1_024, 50_000)))).toEqual([]);
  });

  test("whatever they say, each reached port is one that they and the groups admit", () => {
    const port = fc.integer({ min: 0, max: 400 });
    const ports = fc.tuple(port, port).map(([a, b]) => ({ from: Math.min(a, b), to: Math.max(a, b) }));
    const entry = fc.record({ ports, allows: fc.boolean() });
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 8 }), fc.array(ports, { maxLength: 4 }), (entries, rules) => {
        const acl = entries.map(({ ports: between, allows }, index) =>
          aclEntry({
            ruleNumber: index + 1,
            protocol: "6",
            action: allows ? "allow" : "deny",
            ports: between,
          }),
        );
        const [found = "tcp"] = reached(
          rules.map(({ from, to }) => admit([from, to])),
          withAcl(...acl, aclEntry({ isEgress: true })),
        );
        const ranges = found.split(" ").slice(1);
        const isReached = (at: number) =>
          ranges.some((range) => {
            const [from, to] = range.split("-").map(Number) as [number, number];
            return from <= at && at <= to;
          });
        for (let at = 0; at <= 401; at += 1) {
          const inside = ({ from, to }: { from: number; to: number }) => from <= at && at <= to;
          const decided = entries.find((each) => inside(each.ports));
          expect(isReached(at)).toBe(decided?.allows === true && rules.some(inside));
        }
      }),
      { seed: 20_260_301, numRuns: 100 },
    );
  });
});

describe("ports to listen on", () => {
  test("few are taken whole, without port 0", () => {
    expect(
      listeningPorts(
        [
          { from: 0, to: 3 },
          { from: 80, to: 80 },
        ],
        "tcp",
      ),
    ).toEqual([1, 2, 3, 80]);
    expect(listeningPorts([{ from: 1_000, to: 1_255 }], "tcp")).toHaveLength(256);
  });

  test("of a wide range only well-known ones, besides narrow ranges whole", () => {
    const all = listeningPorts([{ from: 0, to: 65_535 }], "tcp");
    expect(all).toEqual(wellKnownPorts.tcp);
    const mixed = listeningPorts(
      [
        { from: 12_345, to: 12_345 },
        { from: 20_000, to: 40_000 },
      ],
      "tcp",
    );
    expect(mixed).toContain(12_345);
    expect(mixed).toContain(27_017);
    expect(mixed).not.toContain(20_000);
  });

  test("the table is sorted and has no port twice", () => {
    for (const ports of Object.values(wellKnownPorts))
      expect([...new Set(ports)].sort((a, b) => a - b)).toEqual(ports);
  });
});
