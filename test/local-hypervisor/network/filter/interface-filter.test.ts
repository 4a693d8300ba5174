import type { SecurityGroupRuleRecord } from "../../../../local-hypervisor/model/security-group";
import { InterfaceFilter } from "../../../../local-hypervisor/network/filter/interface-filter";
import {
  compileInterfaceRules,
  ingressPortsFrom,
} from "../../../../local-hypervisor/network/filter/interface-rules";
import { readPacketFacts } from "../../../../local-hypervisor/network/packet-facts";
import { parseIpv4Address } from "../../../../local-hypervisor/network/wire/address";
import { ManualClock } from "../../../support/manual-clock";
import { indexOf, type RuleSketch } from "../../../support/packet-filter/filter-case";
import { directionOf, drawPacket, type PacketSketch } from "../../../support/packet-filter/sketch";
import { SeededRandom } from "../../../support/seeded-random";

const address = "172.31.16.5";
const client = "203.0.113.1";
const everyone = "0.0.0.0/0";
const everything: RuleSketch = ["e", "-1", null, null, everyone];

function compiled(rules: readonly RuleSketch[], sets: Record<string, string[]> = {}) {
  return compileInterfaceRules(["sg-own0"], indexOf({ address, stages: [[rules]], sets, packets: [] }, 0));
}

/** An interface of which a test says in a line what passes */
function networkInterface(rules: readonly RuleSketch[], maxFlows?: number) {
  const clock = new ManualClock();
  const filter = new InterfaceFilter({ clock, ...(maxFlows !== undefined && { maxFlows }) });
  filter.setRules(compiled(rules));
  const passes = (...sketch: PacketSketch) =>
    filter.admits(directionOf(sketch), readPacketFacts(drawPacket(sketch, address)));
  const connect = (port: number, clientPort = 50_000) => [
    passes("i", "tcp", client, port, clientPort, "S"),
    passes("e", "tcp", client, port, clientPort, "SA"),
    passes("i", "tcp", client, port, clientPort, "A"),
  ];
  return {
    clock,
    filter,
    passes,
    connect,
    setRules: (next: RuleSketch[]) => filter.setRules(compiled(next)),
  };
}

describe("connections that are tracked", () => {
  test("answers pass without a rule, and a connection outlives its rule until it is idle for five days", () => {
    const { clock, passes, connect, setRules } = networkInterface([["i", "tcp", 22, 22, `${client}/32`]]);
    expect(connect(22)).toEqual([true, true, true]);
    setRules([]);
    clock.advance(431_999_000);
    expect(passes("i", "tcp", client, 22, 50_000, "A")).toBe(true);
    expect(passes("e", "tcp", client, 22, 50_000, "A")).toBe(true);
    expect(passes("i", "tcp", client, 22, 50_001, "S")).toBe(false);
    clock.advance(432_000_001);
    expect(passes("i", "tcp", client, 22, 50_000, "A")).toBe(false);
  });

  test("a closed connection is soon forgotten", () => {
    const { clock, filter, passes, connect, setRules } = networkInterface([
      ["i", "tcp", 80, 80, `${client}/32`],
    ]);
    connect(80);
    setRules([]);
    expect(passes("i", "tcp", client, 80, 50_000, "FA")).toBe(true);
    expect(passes("e", "tcp", client, 80, 50_000, "FA")).toBe(true);
    expect(passes("i", "tcp", client, 80, 50_000, "A")).toBe(true);
    clock.advance(120_001);
    expect(passes("i", "tcp", client, 80, 50_000, "A")).toBe(false);
    expect(filter.flowCount).toBe(0);
  });

  test("a segment in the middle of nothing passes by rules alone and begins nothing", () => {
    const { filter, passes } = networkInterface([everything]);
    expect(passes("e", "tcp", client, 40_000, 443, "A")).toBe(true);
    expect(filter.flowCount).toBe(0);
    expect(passes("i", "tcp", client, 40_000, 443, "A")).toBe(false);
  });

  test("UDP is remembered for 30 seconds, and for 180 after the second exchange", () => {
    const { clock, passes } = networkInterface([everything]);
    const ask = () => passes("e", "udp", client, 40_000, 53);
    const reply = () => passes("i", "udp", client, 40_000, 53);
    expect([ask(), reply()]).toEqual([true, true]);
    clock.advance(30_000);
    expect(reply()).toBe(false);
    expect([ask(), reply(), ask(), reply()]).toEqual([true, true, true, true]);
    clock.advance(179_999);
    expect(reply()).toBe(true);
    clock.advance(180_000);
    expect(reply()).toBe(false);
  });

  test("a protocol without ports is remembered by its addresses for 600 seconds", () => {
    const { clock, passes } = networkInterface([everything]);
    expect(passes("i", "other", client, 50)).toBe(false);
    expect(passes("e", "other", client, 50)).toBe(true);
    clock.advance(599_999);
    expect(passes("i", "other", client, 50)).toBe(true);
    expect(passes("i", "other", "203.0.113.2", 50)).toBe(false);
    expect(passes("i", "other", client, 99)).toBe(false);
  });

  test("an echo is answered under its identifier only, and errors reach who caused them", () => {
    const { passes } = networkInterface([everything]);
    expect(passes("e", "icmp", client, 8, 0, 7)).toBe(true);
    expect(passes("i", "icmp", client, 0, 0, 7)).toBe(true);
    expect(passes("i", "icmp", client, 0, 0, 8)).toBe(false);
    expect(passes("e", "udp", client, 40_000, 33_434)).toBe(true);
    const probe: PacketSketch = ["e", "udp", client, 40_000, 33_434];
    expect(passes("i", "error", "198.51.100.77", 11, 0, probe)).toBe(true);
    expect(passes("i", "error", "198.51.100.77", 11, 0, ["e", "udp", client, 40_000, 33_435])).toBe(false);
  });
});

describe("connections that are not tracked, by the example in EC2's documentation", () => {
  const rules: RuleSketch[] = [
    ["i", "tcp", 22, 22, `${client}/32`],
    ["i", "tcp", 80, 80, everyone],
    ["i", "icmp", -1, -1, everyone],
    everything,
  ];

  test("SSH from one address is tracked, HTTP from everywhere is not, ICMP always is", () => {
    const { filter, passes, connect } = networkInterface(rules);
    expect(connect(80)).toEqual([true, true, true]);
    expect(filter.flowCount).toBe(0);
    connect(22);
    expect(filter.flowCount).toBe(1);
    passes("i", "icmp", client, 8, 0, 1);
    expect(filter.flowCount).toBe(2);
  });

  test("without the outbound rule HTTP is tracked too", () => {
    const { filter, connect } = networkInterface(rules.slice(0, 3));
    expect(connect(80)).toEqual([true, true, true]);
    expect(filter.flowCount).toBe(1);
  });

  test("removing its rule cuts it at once, whatever the guest goes on sending", () => {
    const { passes, connect, setRules } = networkInterface(rules);
    connect(80);
    setRules([everything]);
    expect(passes("i", "tcp", client, 80, 50_000, "A")).toBe(false);
    expect(passes("e", "tcp", client, 80, 50_000, "A")).toBe(true);
    expect(passes("i", "tcp", client, 80, 50_000, "A")).toBe(false);
  });

  test("a connection that takes the place of a tracked one is not tracked for that", () => {
    const { clock, filter, passes, connect, setRules } = networkInterface(rules.slice(0, 3));
    connect(80);
    passes("i", "tcp", client, 80, 50_000, "FA");
    passes("e", "tcp", client, 80, 50_000, "FA");
    passes("i", "tcp", client, 80, 50_000, "A");
    expect(filter.flowCount).toBe(1);
    setRules(rules);
    clock.advance(1000);
    expect(connect(80)).toEqual([true, true, true]);
    expect(filter.flowCount).toBe(0);
    setRules([everything]);
    expect(passes("i", "tcp", client, 80, 50_000, "A")).toBe(false);
  });

  test("UDP is cut too, also when the guest answers once more", () => {
    const { passes, setRules } = networkInterface([["i", "udp", 53, 53, everyone], everything]);
    expect(passes("i", "udp", client, 53, 50_000)).toBe(true);
    setRules([everything]);
    expect(passes("e", "udp", client, 53, 50_000)).toBe(true);
    expect(passes("i", "udp", client, 53, 50_000)).toBe(false);
  });

  test("UDP that loses the rule for its replies is tracked from its next packet", () => {
    const { passes, setRules } = networkInterface([["i", "udp", 53, 53, everyone], everything]);
    expect(passes("i", "udp", client, 53, 50_000)).toBe(true);
    setRules([["i", "udp", 53, 53, everyone]]);
    expect(passes("e", "udp", client, 53, 50_000)).toBe(false);
    expect(passes("i", "udp", client, 53, 50_000)).toBe(true);
    expect(passes("e", "udp", client, 53, 50_000)).toBe(true);
  });
});

test("a full table makes room by forgetting what would expire first", () => {
  const { filter, passes, connect } = networkInterface([["i", "-1", null, null, `${client}/32`]], 16);
  connect(22);
  for (let port = 1000; port < 2000; port += 1) passes("i", "udp", client, 53, port);
  expect(filter.flowCount).toBe(16);
  expect(passes("e", "tcp", client, 22, 50_000, "A")).toBe(true);
});

test("the expired leave the table in passing", () => {
  const { clock, filter, passes } = networkInterface([["i", "udp", 53, 53, `${client}/32`]]);
  for (let round = 0; round < 50; round += 1) {
    for (let port = 1000; port < 1100; port += 1) passes("i", "udp", client, 53, port);
    clock.advance(31_000);
  }
  expect(filter.flowCount).toBe(0);
});

test("ports that are open to an address are merged over groups and rules", () => {
  const rules: RuleSketch[] = [
    ["i", "tcp", 80, 80, everyone],
    ["i", "tcp", 81, 90, `${client}/24`],
    ["i", "tcp", 22, 22, "sg-peers"],
    ["i", "udp", 53, 53, everyone],
    ["e", "tcp", 25, 25, everyone],
  ];
  const sets = { "sg-peers": ["10.0.0.9"] };
  const open = (source: string) => ingressPortsFrom(compiled(rules, sets), parseIpv4Address(source), "tcp");
  expect(open("203.0.113.200")).toEqual([{ from: 80, to: 90 }]);
  expect(open("10.0.0.9")).toEqual([
    { from: 22, to: 22 },
    { from: 80, to: 80 },
  ]);
  const all = compiled([["i", "-1", null, null, everyone]]);
  expect(ingressPortsFrom(all, parseIpv4Address(client), "udp")).toEqual([{ from: 0, to: 65_535 }]);
});

test("members of a group are those of now, without compiling again", () => {
  const members = new Set<number>();
  const rule: SecurityGroupRuleRecord = {
    ruleId: "sgr-1",
    isEgress: false,
    ipProtocol: "tcp",
    fromPort: 22,
    toPort: 22,
    peer: { kind: "group", groupId: "sg-peers" },
    tags: {},
  };
  const filter = new InterfaceFilter({ clock: new ManualClock() });
  filter.setRules(
    compileInterfaceRules(["sg-own"], {
      rules: () => [rule],
      memberAddresses: () => members,
      prefixListBlocks: () => [],
    }),
  );
  const facts = readPacketFacts(drawPacket(["i", "tcp", "10.0.0.9", 22, 50_000, "S"], address));
  expect(filter.admits("ingress", facts)).toBe(false);
  members.add(parseIpv4Address("10.0.0.9"));
  expect(filter.admits("ingress", facts)).toBe(true);
});

test("five groups of 60 rules each do not make a decision slow", () => {
  const random = new SeededRandom(20_261_122);
  const rules = Array.from({ length: 300 }, (): RuleSketch => {
    const port = random.below(65_000);
    return ["i", "tcp", port, port + random.below(500), `10.${random.below(256)}.0.0/16`];
  });
  const { passes, filter } = networkInterface(rules);
  const facts = Array.from({ length: 1000 }, () => {
    const remote = `10.${random.below(256)}.${random.below(256)}.1`;
    return readPacketFacts(drawPacket(["i", "tcp", remote, random.below(65_536), 50_000, "S"], address));
  });
  expect(passes("i", "tcp", "192.0.2.1", 80, 50_000, "S")).toBe(false);
  const before = process.cpuUsage();
  for (let round = 0; round < 100; round += 1) for (const each of facts) filter.admits("ingress", each);
  const microseconds = process.cpuUsage(before).user / 100_000;
  expect(microseconds).toBeLessThan(50); // of the processor; some 0.3
});
