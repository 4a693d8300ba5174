import { checkPermission, protocolName } from "../../schemas/rules/permission";
import { canonicalIpv6Block, formatIpv4Block, parseIpv4Block } from "../model/cidr";
import { refuse } from "../model/errors/problem";
import type { PrefixListRecord } from "../model/prefix-list";
import type { RulePeer, RulePorts, SecurityGroupRuleRecord } from "../model/security-group";

/** A rule as a request asks for it: ports and one peer, unchecked. */
export interface RuleRequest {
  readonly ipProtocol?: string;
  readonly fromPort?: number;
  readonly toPort?: number;
  readonly peer: RulePeer;
  readonly description?: string;
}

/** A checked rule in its canonical form, not yet part of a group. */
export type RuleDraft = Omit<SecurityGroupRuleRecord, "ruleId" | "isEgress" | "tags">;

/**
 * Checks a rule and brings it into the form that EC2 keeps: protocol names, blocks with cleared host bits, ports only
 * where the protocol has them.
 *
 * @throws Ec2Error InvalidParameterValue, InvalidPermission.Malformed
 */
export function draftRule({ ipProtocol, fromPort, toPort, peer, description }: RuleRequest): RuleDraft {
  refuse(checkPermission({ ipProtocol, fromPort, toPort, description, ...peerArgument(peer) }));
  const protocol = protocolName(ipProtocol ?? "") ?? "";
  return {
    ...portsOf(protocol, fromPort, toPort),
    peer: canonicalPeer(peer),
    ...(description ? { description } : {}),
  };
}

function peerArgument(peer: RulePeer): {
  cidrIpv4?: string;
  cidrIpv6?: string;
  prefixListId?: string;
  referencedSecurityGroupId?: string;
} {
  if (peer.kind === "group") return { referencedSecurityGroupId: peer.groupId };
  return peer.kind === "prefixList" ? { prefixListId: peer.prefixListId } : { [peer.kind]: peer.cidr };
}

function portsOf(ipProtocol: string, fromPort: number | undefined, toPort: number | undefined): RulePorts {
  if (ipProtocol === "tcp" || ipProtocol === "udp") return { ipProtocol, fromPort, toPort };
  if (ipProtocol === "icmp" || ipProtocol === "icmpv6")
    return { ipProtocol, fromPort: fromPort ?? -1, toPort: toPort ?? -1 };
  return { ipProtocol };
}

function canonicalPeer(peer: RulePeer): RulePeer {
  if (peer.kind === "cidrIpv4") {
    const block = parseIpv4Block(peer.cidr);
    return block ? { kind: "cidrIpv4", cidr: formatIpv4Block(block) } : peer;
  }
  return peer.kind === "cidrIpv6"
    ? { kind: "cidrIpv6", cidr: canonicalIpv6Block(peer.cidr) ?? peer.cidr }
    : peer;
}

/** What makes two rules of one direction the same: everything but id, description and tags. */
export function ruleIdentity({ ipProtocol, fromPort, toPort, peer }: RuleDraft): string {
  return JSON.stringify([ipProtocol, fromPort, toPort, peer]);
}

/**
 * As how many rules of an address family EC2 counts a rule: one that names a group counts in both, one that names a
 * prefix list as the list's maximum number of entries.
 */
export function ruleWeight(
  peer: RulePeer,
  family: PrefixListRecord["addressFamily"],
  prefixList: (id: string) => Pick<PrefixListRecord, "addressFamily" | "maxEntries"> | undefined,
): number {
  if (peer.kind === "group") return 1;
  if (peer.kind !== "prefixList") return (peer.kind === "cidrIpv4") === (family === "IPv4") ? 1 : 0;
  const list = prefixList(peer.prefixListId);
  return list?.addressFamily === family ? list.maxEntries : 0;
}

const anyIpv4: RuleDraft = { ipProtocol: "-1", peer: { kind: "cidrIpv4", cidr: "0.0.0.0/0" } };

/** What EC2 gives every new group of a VPC: everything may leave. */
export const newGroupRules = (newId: (prefix: "sgr") => string): SecurityGroupRuleRecord[] => [
  { ...anyIpv4, ruleId: newId("sgr"), isEgress: true, tags: {} },
];

/** What the default group has: its members reach each other, and everything may leave. */
export const defaultGroupRules = (
  groupId: string,
  newId: (prefix: "sgr") => string,
): SecurityGroupRuleRecord[] => [
  { ipProtocol: "-1", peer: { kind: "group", groupId }, ruleId: newId("sgr"), isEgress: false, tags: {} },
  ...newGroupRules(newId),
];
