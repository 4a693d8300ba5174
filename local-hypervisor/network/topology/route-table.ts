import type { RouteTopology } from "../../control-plane/network-topology";
import { type Ipv4Address, parseIpv4Network } from "../wire/address";

/** Where a route leads. */
export type RouteTarget = RouteTopology["target"];

interface Prefix {
  readonly mask: Ipv4Address;
  readonly targets: ReadonlyMap<Ipv4Address, RouteTarget>;
}

/** The routes of a subnet, for look-ups by the longest prefix. */
export class RouteTable {
  /** Longest first */
  private readonly prefixes: readonly Prefix[];

  /** Of two routes to one block the first counts; throws `TypeError` when a CIDR is malformed */
  constructor(routes: readonly RouteTopology[]) {
    const byLength = new Map<number, { mask: Ipv4Address; targets: Map<Ipv4Address, RouteTarget> }>();
    for (const { destinationCidr, target } of routes) {
      const { address, mask, prefixLength } = parseIpv4Network(destinationCidr);
      const prefix = byLength.get(prefixLength) ?? { mask, targets: new Map() };
      byLength.set(prefixLength, prefix);
      if (!prefix.targets.has(address)) prefix.targets.set(address, target);
    }
    this.prefixes = [...byLength].sort(([a], [b]) => b - a).map(([, prefix]) => prefix);
  }

  targetFor(destination: Ipv4Address): RouteTarget | undefined {
    for (const { mask, targets } of this.prefixes) {
      const target = targets.get((destination & mask) >>> 0);
      if (target !== undefined) return target;
    }
    return undefined;
  }
}
