import type { NetworkAclEntry } from "../../model/network-acl";
import type { PacketFacts } from "../packet-facts";
import { type Ipv4Network, parseIpv4Network } from "../wire/address";
import type { TrafficDirection } from "./direction";
import { ipv4ProtocolOf } from "./protocol-number";

interface CompiledEntry {
  readonly allows: boolean;
  readonly protocol: number | "all";
  readonly network: Ipv4Network;
  readonly ports?: NetworkAclEntry["ports"];
  readonly icmp?: NetworkAclEntry["icmp"];
}

/** Entries by direction, in the order in which they decide. */
export type CompiledNetworkAcl = Readonly<Record<TrafficDirection, readonly CompiledEntry[]>>;

/** Sorts entries by number; those for IPv6 never match IPv4. What no entry matches is denied. */
export function compileNetworkAcl(entries: readonly NetworkAclEntry[]): CompiledNetworkAcl {
  const sorted = [...entries].sort((one, other) => one.ruleNumber - other.ruleNumber);
  const compile = (isEgress: boolean) =>
    sorted.flatMap((entry) => (entry.isEgress === isEgress ? compileEntry(entry) : []));
  return { ingress: compile(false), egress: compile(true) };
}

function compileEntry(entry: NetworkAclEntry): CompiledEntry[] {
  const protocol = ipv4ProtocolOf(entry.protocol);
  if (entry.cidrIpv4 === undefined || protocol === undefined) return [];
  return [
    {
      allows: entry.action === "allow",
      protocol,
      network: parseIpv4Network(entry.cidrIpv4),
      ...(entry.ports && { ports: entry.ports }),
      ...(entry.icmp && { icmp: entry.icmp }),
    },
  ];
}

/** What the lowest entry that matches says; ports are those of the destination, in both directions. */
export function networkAclAdmits(
  acl: CompiledNetworkAcl,
  direction: TrafficDirection,
  facts: PacketFacts,
): boolean {
  const peer = direction === "ingress" ? facts.source : facts.destination;
  for (const { allows, protocol, network, ports, icmp } of acl[direction]) {
    if ((peer & network.mask) >>> 0 !== network.address) continue;
    if (protocol !== "all") {
      if (protocol !== facts.protocol) continue;
      if (ports !== undefined && !hasPort(ports, facts.destinationPort)) continue;
      if (icmp !== undefined && !isMessage(icmp, facts)) continue;
    }
    return allows;
  }
  return false;
}

const hasPort = (ports: NonNullable<NetworkAclEntry["ports"]>, port: number | undefined): boolean =>
  port === undefined || (ports.from <= port && port <= ports.to);

const isMessage = ({ type, code }: NonNullable<NetworkAclEntry["icmp"]>, facts: PacketFacts): boolean =>
  type === -1 || (type === facts.icmpType && (code === -1 || code === facts.icmpCode));
