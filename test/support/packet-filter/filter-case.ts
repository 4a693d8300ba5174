import type { SecurityGroupRuleRecord } from "../../../local-hypervisor/model/security-group";
import type { SecurityGroupIndex } from "../../../local-hypervisor/network/filter/interface-rules";
import { parseIpv4Address } from "../../../local-hypervisor/network/wire/address";
import type { PacketSketch } from "./sketch";

/** A rule in few words: `i` or `e`, protocol, first port, last port, peer (a block, `pl-…` or `sg-…`). */
export type RuleSketch = readonly ["i" | "e", string, number | null, number | null, string];

/** Groups of an interface, what they refer to, and packets in the order in which they pass. */
export interface FilterCase {
  /** Address of the interface, dotted */
  readonly address: string;
  /** Rules by group, for each stage; a later stage starts with the phase of its number */
  readonly stages: readonly (readonly (readonly RuleSketch[])[])[];
  /** Addresses by group, blocks by prefix list */
  readonly sets: Readonly<Record<string, readonly string[]>>;
  /** With the phase in which each is sent; time passes between phases */
  readonly packets: readonly (readonly [phase: number, packet: PacketSketch])[];
}

export const groupIdsOf = (groups: readonly unknown[]): string[] =>
  groups.map((_, index) => `sg-own${index}`);

/** The case's rules as the product keeps them */
export function indexOf(filterCase: FilterCase, stage: number): SecurityGroupIndex {
  const groups = filterCase.stages[stage] ?? [];
  const byId = new Map(groupIdsOf(groups).map((id, index) => [id, (groups[index] ?? []).map(recordOf)]));
  const members = new Map<string, ReadonlySet<number>>();
  for (const [id, addresses] of Object.entries(filterCase.sets)) {
    if (id.startsWith("sg-")) members.set(id, new Set(addresses.map(parseIpv4Address)));
  }
  return {
    rules: (groupId) => byId.get(groupId) ?? [],
    memberAddresses: (groupId) => members.get(groupId) ?? new Set(),
    prefixListBlocks: (id) => filterCase.sets[id] ?? [],
  };
}

function recordOf([direction, ipProtocol, fromPort, toPort, peer]: RuleSketch): SecurityGroupRuleRecord {
  return {
    ruleId: "sgr-1",
    isEgress: direction === "e",
    ipProtocol,
    ...(fromPort !== null && { fromPort }),
    ...(toPort !== null && { toPort }),
    peer: peerOf(peer),
    tags: {},
  };
}

function peerOf(peer: string): SecurityGroupRuleRecord["peer"] {
  if (peer.startsWith("sg-")) return { kind: "group", groupId: peer };
  if (peer.startsWith("pl-")) return { kind: "prefixList", prefixListId: peer };
  return peer.includes(":") ? { kind: "cidrIpv6", cidr: peer } : { kind: "cidrIpv4", cidr: peer };
}
