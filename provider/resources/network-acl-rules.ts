import { protocolNumber } from "../../schemas/rules/network-acl";
import type { Connection } from "../ec2/connection";
import { createEntry, deleteEntry, replaceEntry } from "../ec2/network-acl";
import type { NetworkAclEntry } from "../ec2/types";
import type { ObjectValue } from "../framework/resource";
import { isUnknown } from "../protocol/unknown";
import { number, text } from "./values";

/** Arguments of a rule that the ACL's own lists and aws_network_acl_rule call otherwise. */
export interface RuleNames {
  readonly ruleNumber: string;
  readonly action: string;
}

const inList: RuleNames = { ruleNumber: "rule_no", action: "action" };

const [icmp, tcp, udp, icmpV6] = [1, 6, 17, 58];

/** A rule as requests and answers have it. EC2 speaks in numbers of protocols, and keeps only what a protocol has. */
export function entryOf(rule: ObjectValue, isEgress: boolean, names: RuleNames = inList): NetworkAclEntry {
  const protocol = protocolNumber(text(rule, "protocol") ?? "") ?? -1;
  const hasPorts = protocol === tcp || protocol === udp;
  const hasTypes = protocol === icmp || protocol === icmpV6;
  return {
    RuleNumber: number(rule, names.ruleNumber),
    Egress: isEgress,
    RuleAction: (text(rule, names.action) ?? "").toLowerCase() as never,
    Protocol: String(protocol),
    CidrBlock: text(rule, "cidr_block"),
    Ipv6CidrBlock: text(rule, "ipv6_cidr_block"),
    PortRange: hasPorts
      ? { From: number(rule, "from_port") ?? 0, To: number(rule, "to_port") ?? 0 }
      : undefined,
    IcmpTypeCode: hasTypes
      ? { Type: number(rule, "icmp_type") ?? 0, Code: number(rule, "icmp_code") ?? 0 }
      : undefined,
  };
}

/** A text that equal rules share, however each is written. */
const entryKey = (entry: NetworkAclEntry): string =>
  JSON.stringify([
    entry.Egress ?? false,
    entry.RuleNumber,
    entry.RuleAction,
    entry.Protocol,
    entry.CidrBlock ?? "",
    entry.Ipv6CidrBlock ?? "",
    entry.PortRange?.From ?? 0,
    entry.PortRange?.To ?? 0,
    entry.IcmpTypeCode?.Type ?? 0,
    entry.IcmpTypeCode?.Code ?? 0,
  ]);

/**
 * The elements of a list that describe an ACL's rules of one direction. One that Terraform knows stays as it was
 * written while it is true.
 */
export function rulesState(
  entries: readonly NetworkAclEntry[],
  known: readonly ObjectValue[],
  isEgress: boolean,
): ObjectValue[] {
  const written = new Map(known.map((rule) => [entryKey(entryOf(rule, isEgress)), rule]));
  return entries
    .filter(({ Egress }) => (Egress ?? false) === isEgress)
    .map((entry) => written.get(entryKey(entry)) ?? newRule(entry));
}

const newRule = (entry: NetworkAclEntry): ObjectValue => ({
  action: entry.RuleAction ?? "",
  cidr_block: entry.CidrBlock ?? "",
  from_port: entry.PortRange?.From ?? 0,
  icmp_code: entry.IcmpTypeCode?.Code ?? 0,
  icmp_type: entry.IcmpTypeCode?.Type ?? 0,
  ipv6_cidr_block: entry.Ipv6CidrBlock ?? "",
  protocol: entry.Protocol ?? "",
  rule_no: entry.RuleNumber ?? 0,
  to_port: entry.PortRange?.To ?? 0,
});

/** Whether two lists of rules do the same, however each is written. */
export function doTheSame(some: readonly ObjectValue[], others: readonly ObjectValue[]): boolean {
  if (![...some, ...others].every((rule) => !Object.values(rule).some(isUnknown))) return false;
  const keys = (rules: readonly ObjectValue[]) =>
    JSON.stringify(rules.map((rule) => entryKey(entryOf(rule, false))).sort());
  return keys(some) === keys(others);
}

/** Makes the rules of one direction what they should be; a rule that keeps its number changes at one go. */
export async function changeEntries(
  ec2: Connection,
  aclId: string,
  present: readonly NetworkAclEntry[],
  wanted: readonly NetworkAclEntry[],
): Promise<void> {
  const before = new Map(present.map((entry) => [entry.RuleNumber, entry]));
  const after = new Map(wanted.map((entry) => [entry.RuleNumber, entry]));
  for (const entry of present) if (!after.has(entry.RuleNumber)) await deleteEntry(ec2, aclId, entry);
  for (const entry of wanted) {
    const old = before.get(entry.RuleNumber);
    if (old === undefined) await createEntry(ec2, aclId, entry);
    else if (entryKey(old) !== entryKey(entry)) await replaceEntry(ec2, aclId, entry);
  }
}
