import { checkCidr } from "../../schemas/rules/cidr";
import { protocolName } from "../../schemas/rules/permission";
import { canonicalIpv6Block, formatIpv4Block, parseIpv4Block } from "../model/cidr";
import {
  entryIcmpOutOfRange,
  entryPortOutOfRange,
  entryPortsReversed,
  ruleNumberOutOfRange,
  unknownEntryProtocol,
} from "../model/errors/network-acl";
import { refuse } from "../model/errors/problem";
import { invalidParameterCombination, missingParameter } from "../model/errors/request";
import type { NetworkAclEntry } from "../model/network-acl";

/** An entry as a request asks for it, unchecked. */
export interface EntryRequest extends Pick<NetworkAclEntry, "ruleNumber" | "isEgress" | "action"> {
  /** Number or name */
  readonly protocol: string;
  readonly cidrIpv4?: string;
  readonly cidrIpv6?: string;
  readonly ports?: { readonly from?: number; readonly to?: number };
  readonly icmp?: { readonly type?: number; readonly code?: number };
}

/** Number of the first rule that EC2 keeps for itself. */
const lastRuleNumber = 32766;

const protocolNumbers: Readonly<Record<string, string>> = { tcp: "6", udp: "17", icmp: "1", icmpv6: "58" };

/** @throws Ec2Error InvalidParameterValue */
export function checkRuleNumber(ruleNumber: number): void {
  if (ruleNumber < 1 || ruleNumber > lastRuleNumber) throw ruleNumberOutOfRange(ruleNumber);
}

/**
 * Checks an entry and brings it into the form that EC2 keeps: protocols by number, blocks with cleared host bits, ports
 * and ICMP types only where the protocol has them.
 *
 * @throws Ec2Error InvalidParameterValue, MissingParameter, InvalidParameterCombination
 */
export function checkedEntry(request: EntryRequest): NetworkAclEntry {
  const { ruleNumber, isEgress, action } = request;
  checkRuleNumber(ruleNumber);
  const name = protocolName(request.protocol);
  if (name === undefined) throw unknownEntryProtocol(request.protocol);
  const protocol = protocolNumbers[name] ?? name;
  const entry = { ruleNumber, isEgress, action, protocol, ...blockOf(request) };
  if (protocol === "6" || protocol === "17") return { ...entry, ports: portsOf(request) };
  return protocol === "1" || protocol === "58" ? { ...entry, icmp: icmpOf(request) } : entry;
}

function blockOf({ cidrIpv4, cidrIpv6 }: EntryRequest): Pick<NetworkAclEntry, "cidrIpv4" | "cidrIpv6"> {
  if (cidrIpv4 !== undefined && cidrIpv6 !== undefined)
    throw invalidParameterCombination("Only one of cidrBlock and ipv6CidrBlock can be specified.");
  if (cidrIpv4 !== undefined) {
    refuse(checkCidr(cidrIpv4, "ipv4"));
    const block = parseIpv4Block(cidrIpv4);
    return { cidrIpv4: block ? formatIpv4Block(block) : cidrIpv4 };
  }
  if (cidrIpv6 === undefined) throw missingParameter("cidrBlock or ipv6CidrBlock");
  refuse(checkCidr(cidrIpv6, "ipv6"));
  return { cidrIpv6: canonicalIpv6Block(cidrIpv6) ?? cidrIpv6 };
}

function portsOf({ ports }: EntryRequest): NetworkAclEntry["ports"] {
  if (ports?.from === undefined || ports.to === undefined) throw missingParameter("portRange");
  const { from, to } = ports;
  for (const port of [from, to]) if (port < 0 || port > 65535) throw entryPortOutOfRange(port);
  if (from > to) throw entryPortsReversed(from, to);
  return { from, to };
}

function icmpOf({ icmp }: EntryRequest): NetworkAclEntry["icmp"] {
  if (icmp?.type === undefined) throw missingParameter("icmpTypeCode");
  const { type, code = -1 } = icmp;
  if (type < -1 || type > 255) throw entryIcmpOutOfRange("type", type);
  if (code < -1 || code > 255 || (type === -1 && code !== -1)) throw entryIcmpOutOfRange("code", code);
  return { type, code };
}
