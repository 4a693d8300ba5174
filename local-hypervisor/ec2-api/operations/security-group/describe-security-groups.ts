import type { SecurityGroupRecord, SecurityGroupRuleRecord } from "../../../model/security-group";
import { applyFilters, type FilterFields } from "../../filters";
import { type OperationContext, operation } from "../../operation";
import { paginate } from "../../pagination";
import { toSecurityGroup } from "../../views/security-group";

/** Filters on the rules of one direction; the names of the two directions differ in a prefix. */
function ruleFields(
  prefix: string,
  isEgress: boolean,
  names: ReadonlyMap<string, string>,
  accountId: string,
): FilterFields<SecurityGroupRecord> {
  const of =
    (read: (rule: SecurityGroupRuleRecord) => string | number | undefined) => (group: SecurityGroupRecord) =>
      group.rules.filter((rule) => rule.isEgress === isEgress).map(read);
  return {
    [`${prefix}.cidr`]: of(({ peer }) => (peer.kind === "cidrIpv4" ? peer.cidr : undefined)),
    [`${prefix}.from-port`]: of(({ fromPort }) => fromPort),
    [`${prefix}.group-id`]: of(({ peer }) => (peer.kind === "group" ? peer.groupId : undefined)),
    [`${prefix}.group-name`]: of(({ peer }) => (peer.kind === "group" ? names.get(peer.groupId) : undefined)),
    [`${prefix}.ipv6-cidr`]: of(({ peer }) => (peer.kind === "cidrIpv6" ? peer.cidr : undefined)),
    [`${prefix}.prefix-list-id`]: of(({ peer }) =>
      peer.kind === "prefixList" ? peer.prefixListId : undefined,
    ),
    [`${prefix}.protocol`]: of(({ ipProtocol }) => ipProtocol),
    [`${prefix}.to-port`]: of(({ toPort }) => toPort),
    [`${prefix}.user-id`]: of(({ peer }) => (peer.kind === "group" ? accountId : undefined)),
  };
}

function fields({ controlPlane, region, accountId }: OperationContext): FilterFields<SecurityGroupRecord> {
  const names = new Map(controlPlane.securityGroups.list(region).map(({ id, groupName }) => [id, groupName]));
  return {
    description: (group) => [group.description],
    "group-id": (group) => [group.id],
    "group-name": (group) => [group.groupName],
    "owner-id": () => [accountId],
    "vpc-id": (group) => [group.vpcId],
    ...ruleFields("ip-permission", false, names, accountId),
    ...ruleFields("egress.ip-permission", true, names, accountId),
  };
}

export const describeSecurityGroups = operation("DescribeSecurityGroups", (input, context) => {
  const { controlPlane, region, accountId } = context;
  const { securityGroups, vpcs } = controlPlane;
  const { GroupIds = [], GroupNames = [] } = input;
  const named = [
    ...GroupIds.map((id) => securityGroups.require(region, id)),
    ...GroupNames.map((name) => securityGroups.requireByName(region, name, vpcs.requireDefault(region).id)),
  ];
  const candidates = named.length > 0 ? [...new Set(named)] : securityGroups.list(region);
  const { items, NextToken } = paginate(applyFilters(candidates, input.Filters, fields(context)), input);
  return { NextToken, SecurityGroups: items.map((group) => toSecurityGroup(group, accountId)) };
});
