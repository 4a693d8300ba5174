import type { FilterCase, RuleSketch } from "./filter-case";
import type { PacketSketch } from "./sketch";

type Side = "i" | "e";
type Protocol = "tcp" | "udp";

/**
 * Destination ports of flows that EC2 does not track: openings to everyone, as long as every reply is allowed to
 * everyone too. `side` is the direction of their first packet.
 */
export function untrackedPorts(
  rules: readonly RuleSketch[],
  sets: FilterCase["sets"],
  side: Side,
  protocol: Protocol,
): { from: number; to: number }[] {
  const opened = (ofSide: Side) =>
    rules.flatMap(([ruleSide, ruleProtocol, from, to, peer]) => {
      const isOpen = !peer.includes(":") && (sets[peer] ?? [peer]).some((block) => block.endsWith("/0"));
      if (ruleSide !== ofSide || !isOpen) return [];
      if (ruleProtocol === "-1") return [{ from: 0, to: 65_535 }];
      return ruleProtocol === protocol ? [{ from: from ?? 0, to: to ?? 65_535 }] : [];
    });
  let covered = 0;
  for (const { from, to } of opened(side === "i" ? "e" : "i").sort((one, other) => one.from - other.from)) {
    if (from <= covered) covered = Math.max(covered, to + 1);
  }
  return covered === 65_536 ? opened(side) : [];
}

/**
 * Leaves out each SYN that nftables is told not to track where the same ends also begin connections that are tracked:
 * `notrack` comes before the kernel looks for a connection, so that a SYN which ends the old one never reaches it. Ours
 * looks first, and a test of its own says what happens then.
 */
export function withoutHiddenSyns<Packet extends readonly [number, PacketSketch]>(
  packets: readonly Packet[],
  rules: readonly RuleSketch[],
  sets: FilterCase["sets"],
): Packet[] {
  const ports = { i: untrackedPorts(rules, sets, "i", "tcp"), e: untrackedPorts(rules, sets, "e", "tcp") };
  const tracked = new Set<string>();
  const describe = (sketch: PacketSketch) => {
    if (sketch[1] !== "tcp" || sketch[5] !== "S") return undefined;
    const [side, , remote, local, remotePort] = sketch;
    const opened = side === "i" ? local : remotePort;
    const isUntracked = ports[side].some(({ from, to }) => from <= opened && opened <= to);
    return { ends: `${remote} ${local} ${remotePort}`, isUntracked };
  };
  for (const [, sketch] of packets) {
    const syn = describe(sketch);
    if (syn !== undefined && !syn.isUntracked) tracked.add(syn.ends);
  }
  return packets.filter(([, sketch]) => {
    const syn = describe(sketch);
    return syn === undefined || !syn.isUntracked || !tracked.has(syn.ends);
  });
}
