import type { SeededRandom } from "../seeded-random";
import type { FilterCase, RuleSketch } from "./filter-case";
import {
  block,
  chance,
  icmpErrors,
  icmpQueries,
  otherProtocols,
  type Pool,
  pick,
  port,
  randomPool,
  remoteAddress,
  times,
} from "./pool";
import type { PacketSketch } from "./sketch";
import { withoutHiddenSyns } from "./untracked";

/** Phases of a case; time passes between them. */
export const phases = 3;

function randomRule(random: SeededRandom, pool: Pool, sets: readonly string[]): RuleSketch {
  const direction = pick(random, ["i", "e"] as const);
  const peer = pick(random, [
    () => "0.0.0.0/0",
    () => block(random, pool),
    () => block(random, pool),
    () => pick(random, sets),
    () => pick(random, ["::/0", "2001:db8::/32"]),
  ])();
  const kind = random.below(20);
  if (kind < 3) return [direction, "-1", null, null, peer];
  if (kind < 7) {
    const type = pick(random, [-1, ...icmpQueries, ...icmpErrors, 0]);
    return [direction, "icmp", type, type === -1 || chance(random, 0.5) ? -1 : random.below(3), peer];
  }
  if (kind === 7) return [direction, "icmpv6", null, null, peer];
  if (kind < 10) return [direction, String(pick(random, otherProtocols)), null, null, peer];
  const protocol = kind < 16 ? "tcp" : "udp";
  if (chance(random, 0.15)) return [direction, protocol, 0, 65_535, peer];
  const [one, other] = [port(random, pool), chance(random, 0.5) ? undefined : port(random, pool)];
  return [direction, protocol, Math.min(one, other ?? one), Math.max(one, other ?? one), peer];
}

/** A random set of groups with what they refer to */
function randomRules(random: SeededRandom, pool: Pool): Pick<FilterCase, "sets" | "stages"> {
  const sets: Record<string, string[]> = {
    "sg-peers": times(random.below(4), () => pick(random, [...pool.remotes, remoteAddress(random)])),
    "pl-blocks": times(random.below(3), () => block(random, pool)),
  };
  const size = chance(random, 0.02) ? 60 : chance(random, 0.2) ? 12 : 4;
  const groups = times(1 + random.below(chance(random, 0.2) ? 5 : 2), () =>
    times(random.below(size + 1), () => randomRule(random, pool, Object.keys(sets))),
  );
  return { sets, stages: [groups] };
}

/** Steps of a connection as it should be; `o` is who begins, `r` who replies */
const politeConnection = ["oS", "rSA", "oA", "rA", "oA", "oFA", "rA", "rFA", "oA", "oS", "rSA", "oA"];
const flagCombinations = ["S", "S", "SA", "SA", "A", "A", "A", "FA", "FA", "R", "RA", "F", "", "SF", "SR"];

function tcpPackets(random: SeededRandom, remote: string, local: number, remotePort: number): PacketSketch[] {
  const origin = pick(random, ["i", "e"] as const);
  const reply = origin === "i" ? "e" : "i";
  const sketch = (direction: "i" | "e", flags: string): PacketSketch => [
    direction,
    "tcp",
    remote,
    local,
    remotePort,
    flags,
  ];
  const politeSteps = random.below(politeConnection.length + 1);
  const length = politeSteps + 1 + random.below(10);
  return times(length, (step) => {
    const isStray = step >= politeSteps || chance(random, 0.1);
    if (isStray) return sketch(pick(random, [origin, reply]), pick(random, flagCombinations));
    const [who, ...flags] = politeConnection[step] as string;
    return sketch(who === "o" ? origin : reply, flags.join(""));
  });
}

export function flowPackets(random: SeededRandom, pool: Pool): PacketSketch[] {
  const remote = pick(random, pool.remotes);
  const [local, remotePort] = [port(random, pool), port(random, pool)];
  const direction = () => pick(random, ["i", "e"] as const);
  const kind = random.below(10);
  if (kind < 5) return tcpPackets(random, remote, local, remotePort);
  if (kind < 7) return times(1 + random.below(5), () => [direction(), "udp", remote, local, remotePort]);
  if (kind < 9) {
    const query = pick(random, icmpQueries);
    const reply = query === 8 ? 0 : query + 1;
    const identifier = random.below(3);
    return times(1 + random.below(4), () => [
      direction(),
      "icmp",
      remote,
      chance(random, 0.95) ? pick(random, [query, reply]) : random.below(42),
      chance(random, 0.9) ? 0 : 1,
      identifier,
    ]);
  }
  const protocol = pick(random, otherProtocols);
  return times(1 + random.below(3), () => [direction(), "other", remote, protocol]);
}

/** An error about a packet that was sent before: of its receiver or of a router, and sometimes sent to a stranger */
function errorAbout(random: SeededRandom, pool: Pool, about: PacketSketch): PacketSketch {
  const direction = about[0] === "i" ? "e" : "i";
  const other = chance(random, 0.7) ? about[2] : pick(random, pool.remotes);
  return [direction, "error", other, pick(random, icmpErrors), random.below(5), about];
}

/** Rules and packets that often meet: handshakes, replies, strays, errors, over all phases */
export function randomFilterCase(random: SeededRandom, address: string): FilterCase {
  const pool = randomPool(random);
  const rules = randomRules(random, pool);
  const packets: [number, PacketSketch][] = [];
  const openings: RuleSketch[] = [];
  for (let flow = 1 + random.below(3); flow > 0; flow -= 1) {
    let phase = random.below(phases);
    const flowOfPackets = flowPackets(random, pool);
    if (chance(random, 0.5)) openings.push(...openingFor(flowOfPackets[0]));
    for (const packet of flowOfPackets) {
      if (chance(random, 0.1)) phase = Math.min(phases - 1, phase + 1);
      packets.push([phase, packet]);
      if (chance(random, 0.12) && packet[1] !== "error")
        packets.push([phase, errorAbout(random, pool, packet)]);
    }
  }
  const stages = [[...(rules.stages[0] ?? []), openings]];
  const comparable = withoutHiddenSyns(packets, (stages[0] ?? []).flat(), rules.sets);
  return { address, sets: rules.sets, stages, packets: interleave(random, comparable) };
}

/** A rule for this packet and none of its replies: whether they pass is then up to tracking */
function openingFor(packet: PacketSketch | undefined): RuleSketch[] {
  if (packet?.[1] !== "tcp" && packet?.[1] !== "udp") return [];
  const [direction, protocol, remote, local, remotePort] = packet;
  const opened = direction === "i" ? local : remotePort;
  return [[direction, protocol, opened, opened, `${remote}/32`]];
}

/** Flows side by side; each keeps its own order because a phase never comes before an earlier one */
function interleave(random: SeededRandom, packets: [number, PacketSketch][]): [number, PacketSketch][] {
  const keyed = packets.map((packet, index) => ({ packet, index, key: packet[0] * 1e6 }));
  if (chance(random, 0.5))
    return keyed.sort((a, b) => a.key - b.key || a.index - b.index).map((each) => each.packet);
  // Every second flow is dealt into the one before, as cards are
  const half = Math.floor(keyed.length / 2);
  for (const each of keyed) each.key += each.index < half ? each.index * 2 : (each.index - half) * 2 + 1;
  return keyed.sort((a, b) => a.key - b.key).map((each) => each.packet);
}

/**
 * Rules of which some are taken away, or put in place of others, after the first phase. What goes on later is what the
 * kernel and EC2 must agree on: connections both ways, new ones at other ports, and of UDP only what its origin sends,
 * because the kernel takes an answer to untracked UDP for a flow of its own.
 */
export function randomRevocationCase(random: SeededRandom, address: string): FilterCase {
  const pool = randomPool(random);
  const { sets, stages } = randomRules(random, pool);
  const before = [...(stages[0] ?? []), openRules(random, pool)];
  const after = before.map((rules) => rules.filter(() => chance(random, 0.5)));
  const packets = times(1 + random.below(4), () => lastingFlow(random, pool)).flat();
  return { address, sets, stages: [before, after], packets: interleave(random, packets) };
}

/** Openings to everyone and for all replies, which EC2 does not track */
function openRules(random: SeededRandom, pool: Pool): RuleSketch[] {
  const direction = pick(random, ["i", "e"] as const);
  const reverse = direction === "i" ? "e" : "i";
  const opened = port(random, pool);
  const protocol = pick(random, ["tcp", "udp"]);
  const replies: RuleSketch = chance(random, 0.5)
    ? [reverse, "-1", null, null, "0.0.0.0/0"]
    : [reverse, protocol, 0, 65_535, "0.0.0.0/0"];
  return [[direction, protocol, opened, opened, "0.0.0.0/0"], ...(chance(random, 0.7) ? [replies] : [])];
}

function lastingFlow(random: SeededRandom, pool: Pool): [number, PacketSketch][] {
  const remote = pick(random, pool.remotes);
  const origin = pick(random, ["i", "e"] as const);
  const reply = origin === "i" ? "e" : "i";
  const both = [origin, reply] as const;
  const ends = [port(random, pool), port(random, pool)] as const;
  if (chance(random, 0.3)) {
    const udp = (direction: "i" | "e"): PacketSketch => [direction, "udp", remote, ...ends];
    return [
      ...times(1 + random.below(4), (step): [number, PacketSketch] => [
        0,
        udp(step === 0 ? origin : pick(random, both)),
      ]),
      ...[1, 1, 2].map((phase): [number, PacketSketch] => [phase, udp(origin)]),
    ];
  }
  const tcp = (direction: "i" | "e", flags: string): PacketSketch => [
    direction,
    "tcp",
    remote,
    ...ends,
    flags,
  ];
  const later = times(2 + random.below(4), () =>
    tcp(pick(random, both), pick(random, ["A", "A", "A", "FA", "R"])),
  );
  return [
    [0, tcp(origin, "S")],
    [0, tcp(reply, "SA")],
    [0, tcp(origin, "A")],
    ...later.map((packet, step): [number, PacketSketch] => [step < 2 ? 1 : 2, packet]),
    [1, [origin, "tcp", remote, random.below(65_536), ends[1], "S"]],
    [1, [origin, "tcp", remote, ends[0], random.below(65_536), "S"]],
  ];
}
