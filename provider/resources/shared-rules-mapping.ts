import type { SecurityGroup, SecurityGroupRule } from "../ec2/types";
import type { ObjectValue } from "../framework/resource";
import { crc32 } from "./crc32";
import {
  normalProtocol,
  permissionKey,
  permissionsOfBlock,
  permissionsOfGroup,
  type SinglePermission,
} from "./security-group-permissions";
import { flag, number, text, texts } from "./values";

/** The permissions that one aws_security_group_rule stands for: one for each source. */
export function permissionsOf(state: ObjectValue): SinglePermission[] {
  const source = text(state, "source_security_group_id");
  const groupId = text(state, "security_group_id");
  const sources = source === undefined || source === groupId ? [] : [source];
  const all = normalProtocol(text(state, "protocol") ?? "") === "-1";
  return permissionsOfBlock({
    ...state,
    // A rule about all protocols has no ports, whatever was written
    ...(all ? { from_port: 0, to_port: 0 } : {}),
    self: flag(state, "self") || source === groupId,
    security_groups: sources,
  });
}

const withoutDescription = (permission: SinglePermission): string =>
  permissionKey({ ...permission, description: "" });

/** What a group has of the permissions that a state stands for. */
export function presentOf(state: ObjectValue, group: SecurityGroup, accountId: string): SinglePermission[] {
  const { GroupId: groupId = "", OwnerId: ownerId = accountId } = group;
  const listed = (text(state, "type") === "egress" ? group.IpPermissionsEgress : group.IpPermissions) ?? [];
  const present = new Map(
    permissionsOfGroup(listed, groupId, ownerId).map((permission) => [
      withoutDescription(permission),
      permission,
    ]),
  );
  return permissionsOf(state).flatMap((permission) => present.get(withoutDescription(permission)) ?? []);
}

/** What is left of the sources of a state, in their order. */
export function sourcesState(state: ObjectValue, present: readonly SinglePermission[]): ObjectValue {
  const has = (attribute: SinglePermission["peer"]["attribute"], value?: string) =>
    present.some(({ peer }) => peer.attribute === attribute && (!("value" in peer) || peer.value === value));
  const list = (name: "cidr_blocks" | "ipv6_cidr_blocks" | "prefix_list_ids") => {
    const left = texts(state, name).filter((value) => has(name, value));
    return left.length === 0 ? null : left;
  };
  const source = text(state, "source_security_group_id");
  const sourceIsOwn = source !== undefined && source === text(state, "security_group_id");
  return {
    cidr_blocks: list("cidr_blocks"),
    ipv6_cidr_blocks: list("ipv6_cidr_blocks"),
    prefix_list_ids: list("prefix_list_ids"),
    self: (flag(state, "self") ?? false) && has("self"),
    source_security_group_id:
      source !== undefined && (sourceIsOwn ? has("self") : has("security_groups", source)) ? source : "",
  };
}

/**
 * The id that hashicorp/aws makes up, EC2 having none for several rules: a checksum of group, ports, protocol,
 * direction and sources, which are sorted.
 */
export function sharedRulesId(state: ObjectValue): string {
  const protocol = normalProtocol(text(state, "protocol") ?? "");
  const ports = protocol === "-1" ? [] : [number(state, "from_port") ?? 0, number(state, "to_port") ?? 0];
  const groupId = text(state, "security_group_id") ?? "";
  const source = text(state, "source_security_group_id");
  const groups = new Set([
    ...(flag(state, "self") ? [groupId] : []),
    ...(source === undefined ? [] : [source.split("/").at(-1) ?? ""]),
  ]);
  const parts = [
    groupId,
    ...ports.filter((port) => port > 0),
    protocol,
    text(state, "type") ?? "",
    ...["cidr_blocks", "ipv6_cidr_blocks", "prefix_list_ids"].flatMap((name) => texts(state, name).sort()),
    // A group stands with its id, and with a name that it has not had since EC2-Classic
    ...[...groups].sort().flatMap((id) => [id, ""]),
  ];
  return `sgrule-${crc32(`${parts.join("-")}-`)}`;
}

/** EC2's own id of a rule, where a state stands for only one. */
export function singleRuleId(
  state: ObjectValue,
  permissions: readonly SinglePermission[],
  rules: readonly SecurityGroupRule[],
): string {
  const [only, ...others] = permissions;
  if (only === undefined || others.length > 0) return "";
  const isEgress = text(state, "type") === "egress";
  const found = rules.find(
    (rule) =>
      (rule.IsEgress ?? false) === isEgress &&
      rule.IpProtocol === only.protocol &&
      (only.protocol === "-1" || (rule.FromPort === only.fromPort && rule.ToPort === only.toPort)) &&
      isPeer(rule, only.peer),
  );
  return found?.SecurityGroupRuleId ?? "";
}

function isPeer(rule: SecurityGroupRule, peer: SinglePermission["peer"]): boolean {
  switch (peer.attribute) {
    case "self":
      return rule.ReferencedGroupInfo?.GroupId === rule.GroupId;
    case "cidr_blocks":
      return rule.CidrIpv4 === peer.value;
    case "ipv6_cidr_blocks":
      return rule.CidrIpv6 === peer.value;
    case "prefix_list_ids":
      return rule.PrefixListId === peer.value;
    case "security_groups":
      return rule.ReferencedGroupInfo?.GroupId === peer.value.split("/").at(-1);
  }
}
