import fc from "fast-check";
import { PortTranslation } from "../../../../local-hypervisor/network/nat/port-translation";
import type { PacketFacts } from "../../../../local-hypervisor/network/packet-facts";
import { ipProtocol } from "../../../../local-hypervisor/network/wire/ipv4";
import { ManualClock } from "../../../support/manual-clock";

const seed = 13;
const syn = { syn: true, ack: false, fin: false, rst: false };

const udp = (source: number, sourcePort: number, destination = 80, destinationPort = 53): PacketFacts => ({
  protocol: ipProtocol.udp,
  source,
  sourcePort,
  destination,
  destinationPort,
  lengthBytes: 28,
});

const echoOf = (type: number, source: number, destination: number, icmpIdentifier: number): PacketFacts => ({
  protocol: ipProtocol.icmp,
  source,
  destination,
  icmpType: type,
  icmpCode: 0,
  icmpIdentifier,
  lengthBytes: 28,
});

/** The reply of the remote end to what left by this port */
const replyTo = (facts: PacketFacts, externalPort: number): PacketFacts => ({
  ...facts,
  source: facts.destination,
  destination: 1,
  sourcePort: facts.destinationPort,
  destinationPort: externalPort,
});

test("who shares the address is told apart by ports: every reply finds the one who asked", () => {
  const hosts = fc.record({
    source: fc.integer({ min: 1, max: 20 }),
    sourcePort: fc.constantFrom(80, 5_000, 5_001, 65_535),
    destination: fc.integer({ min: 100, max: 103 }),
    destinationPort: fc.constantFrom(53, 443),
  });
  fc.assert(
    fc.property(fc.array(hosts, { maxLength: 200 }), (asked) => {
      const translation = new PortTranslation({ clock: new ManualClock() });
      const taken = new Map<string, string>();
      for (const each of asked) {
        const facts = { ...udp(1, 1), ...each };
        const flow = translation.outbound(facts);
        if (flow === undefined) throw new Error("no port");
        expect(flow.externalPort).toBeGreaterThanOrEqual(1_024);
        const inside = JSON.stringify(each);
        const outside = JSON.stringify([each.destination, each.destinationPort, flow.externalPort]);
        expect(taken.get(outside) ?? inside).toBe(inside);
        taken.set(outside, inside);
        const back = translation.inbound(replyTo(facts, flow.externalPort));
        expect(back).toMatchObject({ address: each.source, port: each.sourcePort });
      }
      expect(translation.flowCount).toBe(new Set(taken.values()).size);
    }),
    { seed, numRuns: 100 },
  );
});

test("a program keeps its port where it is free", () => {
  const translation = new PortTranslation({ clock: new ManualClock() });
  expect(translation.outbound(udp(1, 5_000))?.externalPort).toBe(5_000);
  expect(translation.outbound(udp(2, 5_000))?.externalPort).not.toBe(5_000);
  expect(translation.outbound(udp(3, 5_000, 81))?.externalPort).toBe(5_000);
});

test("echoes are told apart by their identifiers", () => {
  const translation = new PortTranslation({ clock: new ManualClock() });
  const first = translation.outbound(echoOf(8, 1, 80, 2_000));
  const second = translation.outbound(echoOf(8, 2, 80, 2_000));
  expect(first?.externalPort).not.toBe(second?.externalPort);
  expect(translation.inbound(echoOf(0, 80, 9, second?.externalPort ?? 0))).toMatchObject({
    address: 2,
    port: 2_000,
  });
  expect(translation.inbound(echoOf(8, 80, 9, second?.externalPort ?? 0))).toBeUndefined();
  expect(translation.outbound(echoOf(0, 1, 80, 2_000))).toBeUndefined();
});

test("TCP begins with a SYN, other protocols never", () => {
  const translation = new PortTranslation({ clock: new ManualClock() });
  const tcp = { ...udp(1, 5_000), protocol: ipProtocol.tcp };
  expect(translation.outbound({ ...tcp, tcpFlags: { ...syn, syn: false, ack: true } })).toBeUndefined();
  expect(translation.outbound({ ...tcp, tcpFlags: { ...syn, ack: true } })).toBeUndefined();
  expect(translation.outbound({ ...tcp, tcpFlags: syn })).toBeDefined();
  expect(translation.outbound({ ...tcp, tcpFlags: { ...syn, syn: false, ack: true } })).toBeDefined();
  expect(translation.outbound({ protocol: 47, source: 1, destination: 2, lengthBytes: 20 })).toBeUndefined();
});

test("use keeps a flow; silence ends it", () => {
  const clock = new ManualClock();
  const translation = new PortTranslation({ clock, idleMs: 1_000 });
  const facts = udp(1, 5_000);
  translation.outbound(facts);
  for (let times = 0; times < 5; times += 1) {
    clock.advance(999);
    expect(translation.inbound(replyTo(facts, 5_000))).toBeDefined();
  }
  clock.advance(1_000);
  expect(translation.inbound(replyTo(facts, 5_000))).toBeUndefined();
  expect(translation.flowCount).toBe(0);
});

test("errors find the flow of the packet that they quote, from both sides", () => {
  const translation = new PortTranslation({ clock: new ManualClock() });
  translation.outbound(udp(1, 80));
  const flow = translation.outbound(udp(1, 80));
  const left = udp(9, flow?.externalPort ?? 0);
  expect(translation.quotedOutside(left)).toMatchObject({ address: 1, port: 80 });
  expect(translation.quotedOutside({ ...left, destination: 81 })).toBeUndefined();
  const arrived = { ...udp(80, 53), destination: 1, destinationPort: 80 };
  expect(translation.quotedInside(arrived)).toMatchObject({ externalPort: flow?.externalPort });
  expect(translation.quotedInside({ ...arrived, destination: 2 })).toBeUndefined();
});

test("it stays within its bounds: the one that was silent longest goes first", () => {
  const translation = new PortTranslation({ clock: new ManualClock(), maximumFlows: 3 });
  for (const port of [5_001, 5_002, 5_003]) translation.outbound(udp(1, port));
  translation.outbound(udp(1, 5_001));
  translation.outbound(udp(1, 5_004));
  const isThere = (port: number) => translation.inbound(replyTo(udp(1, port), port)) !== undefined;
  expect([5_001, 5_002, 5_003, 5_004].map(isThere)).toEqual([true, false, true, true]);
  expect(translation.flowCount).toBe(3);
});

test("a remote end whose ports are used up gets no more", () => {
  const translation = new PortTranslation({ clock: new ManualClock(), maximumFlows: 200_000 });
  let flows = 0;
  for (let source = 1; source <= 65_000; source += 1) if (translation.outbound(udp(source, 80))) flows += 1;
  expect(flows).toBe(65_536 - 1_024);
  expect(translation.outbound(udp(1, 80, 81))).toBeDefined();
});
