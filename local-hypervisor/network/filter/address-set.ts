import { type Ipv4Address, networkBroadcast, parseIpv4Network } from "../wire/address";

/** Addresses that one rule speaks of: blocks, or the members of a group. */
export type AddressSource =
  | { readonly kind: "blocks"; readonly blocks: readonly string[] }
  | { readonly kind: "members"; readonly addresses: ReadonlySet<Ipv4Address> };

/**
 * The union of what rules speak of, made for look-ups: blocks as sorted ranges that do not touch, groups as the sets
 * that they came as, so that a change of their members shows.
 */
export class AddressSet {
  /** Whether one of the sources is 0.0.0.0/0 itself */
  readonly isEverywhere: boolean;
  private readonly starts: readonly Ipv4Address[];
  private readonly ends: readonly Ipv4Address[];
  private readonly members: readonly ReadonlySet<Ipv4Address>[];

  constructor(sources: Iterable<AddressSource>) {
    const ranges: { start: Ipv4Address; end: Ipv4Address }[] = [];
    const members = new Set<ReadonlySet<Ipv4Address>>();
    let isEverywhere = false;
    for (const source of sources) {
      if (source.kind === "members") {
        members.add(source.addresses);
        continue;
      }
      for (const block of source.blocks) {
        const network = parseIpv4Network(block);
        isEverywhere ||= network.prefixLength === 0;
        ranges.push({ start: network.address, end: networkBroadcast(network) });
      }
    }
    const merged = mergeRanges(ranges);
    this.isEverywhere = isEverywhere;
    this.starts = merged.map(({ start }) => start);
    this.ends = merged.map(({ end }) => end);
    this.members = [...members];
  }

  has(address: Ipv4Address): boolean {
    if (this.isEverywhere) return true;
    const index = lastAtMost(this.starts, address);
    if (index >= 0 && address <= (this.ends[index] as number)) return true;
    for (const members of this.members) if (members.has(address)) return true;
    return false;
  }
}

/** Index of the last of sorted values that is not above `value`; -1 when all are */
export function lastAtMost(sorted: readonly number[], value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] as number) <= value) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** Sorted and apart: ranges that overlap or touch become one */
export function mergeRanges<Range extends { start: number; end: number }>(
  ranges: readonly Range[],
): { start: number; end: number }[] {
  const merged: { start: number; end: number }[] = [];
  for (const { start, end } of [...ranges].sort((one, other) => one.start - other.start)) {
    const last = merged.at(-1);
    if (last !== undefined && start <= last.end + 1) last.end = Math.max(last.end, end);
    else merged.push({ start, end });
  }
  return merged;
}
