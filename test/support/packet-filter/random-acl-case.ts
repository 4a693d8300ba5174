import type { NetworkAclEntry } from "../../../local-hypervisor/model/network-acl";
import type { SeededRandom } from "../seeded-random";
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
  times,
} from "./pool";
import { flowPackets } from "./random-case";
import type { PacketSketch } from "./sketch";

/** A network ACL at the edge of a subnet with one address, and packets across the edge. */
export interface AclCase {
  readonly address: string;
  /** In no particular order */
  readonly entries: readonly NetworkAclEntry[];
  readonly packets: readonly { readonly sketch: PacketSketch; readonly isFirstFragment: boolean }[];
}

export function randomAclCase(random: SeededRandom, address: string): AclCase {
  const pool = randomPool(random);
  const numbers = new Set(
    times(1 + random.below(chance(random, 0.1) ? 40 : 10), () => 1 + random.below(32_766)),
  );
  const entries = [...numbers].map((ruleNumber) => randomEntry(random, pool, ruleNumber));
  const packets = times(1 + random.below(3), () => flowPackets(random, pool)).flat();
  return {
    address,
    entries,
    packets: packets.map((sketch) => ({ sketch, isFirstFragment: chance(random, 0.2) })),
  };
}

function randomEntry(random: SeededRandom, pool: Pool, ruleNumber: number): NetworkAclEntry {
  const common = {
    ruleNumber,
    isEgress: chance(random, 0.5),
    action: pick(random, ["allow", "allow", "deny"] as const),
    ...pick(random, [
      () => ({ cidrIpv4: "0.0.0.0/0" }),
      () => ({ cidrIpv4: "0.0.0.0/0" }),
      () => ({ cidrIpv4: block(random, pool) }),
      () => ({ cidrIpv4: block(random, pool) }),
      () => ({ cidrIpv6: "::/0" }),
    ])(),
  };
  const kind = random.below(10);
  if (kind < 2) return { ...common, protocol: "-1" };
  if (kind < 4) {
    const type = pick(random, [-1, 0, ...icmpQueries, ...icmpErrors]);
    const code = type === -1 || chance(random, 0.5) ? -1 : random.below(3);
    return { ...common, protocol: "1", icmp: { type, code } };
  }
  if (kind === 4) return { ...common, protocol: String(pick(random, otherProtocols)) };
  const [one, other] = [port(random, pool), port(random, pool)];
  const ports = chance(random, 0.2)
    ? { from: 0, to: 65_535 }
    : { from: Math.min(one, other), to: Math.max(one, other) };
  return { ...common, protocol: kind < 8 ? "6" : "17", ports };
}
