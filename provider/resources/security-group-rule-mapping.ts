import { arn, type Connection } from "../ec2/connection";
import { tagMap } from "../ec2/tags";
import type { IpPermission, SecurityGroupRule, SecurityGroupRuleRequest } from "../ec2/types";
import type { ObjectValue } from "../framework/resource";
import { normalProtocol } from "./security-group-permissions";
import { isSet, number, text } from "./values";

/** Whom a rule admits: one of these. */
export const peerAttributes = [
  "cidr_ipv4",
  "cidr_ipv6",
  "prefix_list_id",
  "referenced_security_group_id",
] as const;

/** Arguments that make up a rule; a change of one of them is a change of the rule. */
export const ruleArguments = [
  ...peerAttributes,
  "ip_protocol",
  "from_port",
  "to_port",
  "description",
] as const;

const given = <Key extends string, Given>(key: Key, value: Given | undefined): { [K in Key]?: Given } =>
  value === undefined ? {} : ({ [key]: value } as { [K in Key]: Given });

/** A rule in the two shapes that requests take it in: to authorize, and to modify. */
export function ruleRequest(planned: ObjectValue): {
  permission: IpPermission;
  rule: SecurityGroupRuleRequest;
} {
  const described = given("Description", text(planned, "description"));
  const shared = {
    ...given("IpProtocol", text(planned, "ip_protocol")),
    ...given("FromPort", number(planned, "from_port")),
    ...given("ToPort", number(planned, "to_port")),
  };
  const cidrIpv4 = text(planned, "cidr_ipv4");
  const cidrIpv6 = text(planned, "cidr_ipv6");
  const prefixListId = text(planned, "prefix_list_id");
  const group = text(planned, "referenced_security_group_id");
  // A group of another account is written `<account>/<group>`.
  const [first = "", second] = group?.split("/") ?? [];
  const pair = second === undefined ? { GroupId: first } : { UserId: first, GroupId: second };
  return {
    permission: {
      ...shared,
      ...(cidrIpv4 === undefined ? {} : { IpRanges: [{ CidrIp: cidrIpv4, ...described }] }),
      ...(cidrIpv6 === undefined ? {} : { Ipv6Ranges: [{ CidrIpv6: cidrIpv6, ...described }] }),
      ...(prefixListId === undefined
        ? {}
        : { PrefixListIds: [{ PrefixListId: prefixListId, ...described }] }),
      ...(group === undefined ? {} : { UserIdGroupPairs: [{ ...pair, ...described }] }),
    },
    rule: {
      ...shared,
      ...described,
      ...given("CidrIpv4", cidrIpv4),
      ...given("CidrIpv6", cidrIpv6),
      ...given("PrefixListId", prefixListId),
      ...given("ReferencedGroupId", second ?? group),
    },
  };
}

/** State of a rule. EC2 answers -1 for ports that were not given: those stay null. */
export function ruleState(ec2: Connection, prior: ObjectValue, rule: SecurityGroupRule): ObjectValue {
  const ruleId = rule.SecurityGroupRuleId ?? "";
  // A rule about all protocols has no ports, whatever was written.
  const port = (name: string, value: number | undefined) => {
    if (rule.IpProtocol === "-1") return number(prior, name) ?? null;
    return value === undefined || (value === -1 && !isSet(prior, name)) ? null : value;
  };
  return {
    id: ruleId,
    arn: arn(ec2, `security-group-rule/${ruleId}`),
    region: ec2.region,
    cidr_ipv4: rule.CidrIpv4 ?? null,
    cidr_ipv6: rule.CidrIpv6 ?? null,
    // An empty description is none.
    description: rule.Description || (prior.description === "" ? "" : null),
    from_port: port("from_port", rule.FromPort),
    to_port: port("to_port", rule.ToPort),
    ip_protocol: writtenProtocol(text(prior, "ip_protocol"), rule.IpProtocol ?? ""),
    prefix_list_id: rule.PrefixListId ?? null,
    referenced_security_group_id: referencedGroup(prior, rule),
    security_group_id: rule.GroupId ?? "",
    security_group_rule_id: ruleId,
    tags_all: tagMap(rule.Tags),
  };
}

/** The protocol as it was written, as long as it means what EC2 has. */
const writtenProtocol = (written: string | undefined, present: string): string =>
  written !== undefined && normalProtocol(written) === normalProtocol(present) ? written : present;

/** The group that a rule admits, with its account where that is another one, or where it was written so. */
function referencedGroup(
  prior: ObjectValue,
  { ReferencedGroupInfo: referenced, GroupOwnerId }: SecurityGroupRule,
) {
  const { GroupId: groupId, UserId: account } = referenced ?? {};
  if (groupId === undefined) return null;
  const withAccount = `${account}/${groupId}`;
  const elsewhere = account !== undefined && GroupOwnerId !== undefined && account !== GroupOwnerId;
  return elsewhere || text(prior, "referenced_security_group_id") === withAccount ? withAccount : groupId;
}
