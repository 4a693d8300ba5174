import type { SecurityGroupRuleRecord } from "../../model/security-group";
import type { PacketFacts } from "../packet-facts";
import type { Ipv4Address } from "../wire/address";
import { ipProtocol } from "../wire/ipv4";
import type { AddressSource } from "./address-set";
import { opposite, type TrafficDirection } from "./direction";
import { DirectionRules } from "./direction-rules";
import type { PortRange } from "./port-table";

/** Where rules find what they refer to. */
export interface SecurityGroupIndex {
  rules(groupId: string): readonly SecurityGroupRuleRecord[];
  /** Private addresses of the interfaces that are in the group */
  memberAddresses(groupId: string): ReadonlySet<Ipv4Address>;
  /** IPv4 blocks of a prefix list; none when it is unknown */
  prefixListBlocks(prefixListId: string): readonly string[];
}

/** The rules of all groups of an interface, merged and compiled. */
export type InterfaceRules = Readonly<Record<TrafficDirection, DirectionRules>>;

/**
 * Compiles the rules of an interface that is in these groups. Rules only allow, so the groups' rules add up; rules for
 * IPv6 peers never match IPv4.
 */
export function compileInterfaceRules(
  groupIds: readonly string[],
  index: SecurityGroupIndex,
): InterfaceRules {
  const rules = groupIds.flatMap((groupId) => index.rules(groupId));
  const compile = (isEgress: boolean) =>
    new DirectionRules(
      rules.flatMap((rule) => {
        const source = rule.isEgress === isEgress ? sourceOf(rule, index) : undefined;
        return source === undefined ? [] : [{ ...rule, source }];
      }),
    );
  return { ingress: compile(false), egress: compile(true) };
}

function sourceOf({ peer }: SecurityGroupRuleRecord, index: SecurityGroupIndex): AddressSource | undefined {
  switch (peer.kind) {
    case "cidrIpv4":
      return { kind: "blocks", blocks: [peer.cidr] };
    case "cidrIpv6":
      return undefined;
    case "prefixList":
      return { kind: "blocks", blocks: index.prefixListBlocks(peer.prefixListId) };
    case "group":
      return { kind: "members", addresses: index.memberAddresses(peer.groupId) };
  }
}

/** Whether a rule allows the packet, whatever was before it */
export function rulesAllow(rules: InterfaceRules, direction: TrafficDirection, facts: PacketFacts): boolean {
  const peer = direction === "ingress" ? facts.source : facts.destination;
  return rules[direction].allow(peer, facts);
}

/**
 * Which way the flow of this packet runs, if EC2 would not track it: TCP or UDP that a rule for 0.0.0.0/0 allows while
 * a rule for 0.0.0.0/0 and all ports allows every reply. Undefined when it is tracked. ("Untracked connections" in
 * EC2's documentation on security group connection tracking.)
 * @param mayBeReply Whether the packet may belong to a flow that the other side began
 */
export function untrackedOrigin(
  rules: InterfaceRules,
  direction: TrafficDirection,
  facts: PacketFacts,
  mayBeReply: boolean,
): TrafficDirection | undefined {
  const reverse = opposite(direction);
  const isOpenFrom = (origin: TrafficDirection, port: number | undefined) =>
    port !== undefined &&
    rules[opposite(origin)].isOpenEverywhere(facts.protocol) &&
    rules[origin].isPortOpenEverywhere(facts.protocol, port);
  if (isOpenFrom(direction, facts.destinationPort)) return direction;
  return mayBeReply && isOpenFrom(reverse, facts.sourcePort) ? reverse : undefined;
}

/** Ports at which a new flow from this address is let in, merged and in order */
export function ingressPortsFrom(
  rules: InterfaceRules,
  source: Ipv4Address,
  protocol: "tcp" | "udp",
): PortRange[] {
  return rules.ingress.portsOpenTo(source, ipProtocol[protocol]);
}
