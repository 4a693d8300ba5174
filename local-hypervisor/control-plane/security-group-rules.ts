import { canonicalIpv6Block, formatIpv4Block, parseIpv4Block } from "../model/cidr";
import {
  cidrInvalid,
  descriptionInvalid,
  icmpTypeInvalid,
  portRangeInvalid,
  portsMissing,
  protocolMissing,
  protocolUnknown,
} from "../model/errors/security-group";
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

const protocolNames: Readonly<Record<string, string>> = {
  all: "-1",
  "1": "icmp",
  "6": "tcp",
  "17": "udp",
  "58": "icmpv6",
};

/**
 * Checks a rule and brings it into the form that EC2 keeps: protocol names, blocks with cleared host bits, ports only
 * where the protocol has them.
 *
 * @throws Ec2Error InvalidParameterValue
 */
export function draftRule(request: RuleRequest): RuleDraft {
  const { description } = request;
  if (description !== undefined && !/^[a-zA-Z0-9. _\-:/()#,@[\]+=&;{}!$*]{0,255}$/.test(description))
    throw descriptionInvalid();
  return {
    ...draftPorts(request),
    peer: canonicalPeer(request.peer),
    ...(description ? { description } : {}),
  };
}

function draftPorts({ ipProtocol, fromPort, toPort }: RuleRequest): RulePorts {
  if (!ipProtocol) throw protocolMissing();
  const lowerCase = ipProtocol.toLowerCase();
  const protocol = protocolNames[lowerCase] ?? lowerCase;
  if (protocol === "tcp" || protocol === "udp") {
    if (fromPort === undefined || toPort === undefined) throw portsMissing();
    const legal = [fromPort, toPort].every((port) => Number.isInteger(port) && port >= 0 && port <= 65535);
    if (!legal || fromPort > toPort) throw portRangeInvalid(fromPort, toPort);
    return { ipProtocol: protocol, fromPort, toPort };
  }
  if (protocol === "icmp" || protocol === "icmpv6") {
    const type = fromPort ?? -1;
    const code = toPort ?? -1;
    const legal = [type, code].every((value) => Number.isInteger(value) && value >= -1 && value <= 255);
    if (!legal || (type === -1 && code !== -1)) throw icmpTypeInvalid(type, code);
    return { ipProtocol: protocol, fromPort: type, toPort: code };
  }
  if (protocol === "-1" || (/^\d{1,3}$/.test(protocol) && Number(protocol) <= 255))
    return { ipProtocol: protocol };
  throw protocolUnknown(ipProtocol);
}

function canonicalPeer(peer: RulePeer): RulePeer {
  if (peer.kind === "cidrIpv4") {
    const block = parseIpv4Block(peer.cidr);
    if (!block) throw cidrInvalid(peer.cidr);
    return { kind: "cidrIpv4", cidr: formatIpv4Block(block) };
  }
  if (peer.kind === "cidrIpv6") {
    const cidr = canonicalIpv6Block(peer.cidr);
    if (!cidr) throw cidrInvalid(peer.cidr);
    return { kind: "cidrIpv6", cidr };
  }
  return peer;
}

/** What makes two rules of one direction the same: everything but id, description and tags. */
export function ruleIdentity({ ipProtocol, fromPort, toPort, peer }: RuleDraft): string {
  return JSON.stringify([ipProtocol, fromPort, toPort, peer]);
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
