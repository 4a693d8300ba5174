import type { GroupIdentifier, IpPermission, SecurityGroup, SecurityGroupRule } from "@aws-sdk/client-ec2";
import type { SecurityGroupRecord, SecurityGroupRuleRecord } from "../../model/security-group";
import { ec2Arn } from "../arn";
import type { OperationContext } from "../operation";
import { toTags } from "../tags";

/** Ids of groups with their names. */
export function toGroupIdentifiers(
  ids: readonly string[],
  { controlPlane, region }: OperationContext,
): GroupIdentifier[] {
  const names = new Map(controlPlane.securityGroups.list(region).map(({ id, groupName }) => [id, groupName]));
  return ids.map((GroupId) => ({ GroupId, GroupName: names.get(GroupId) }));
}

export const securityGroupArn = (group: SecurityGroupRecord, accountId: string): string =>
  ec2Arn(group.region, accountId, `security-group/${group.id}`);

/** A group as DescribeSecurityGroups shows it. */
export function toSecurityGroup(group: SecurityGroupRecord, accountId: string): SecurityGroup {
  const permissions = (isEgress: boolean) =>
    toIpPermissions(
      group.rules.filter((rule) => rule.isEgress === isEgress),
      accountId,
    );
  return {
    GroupId: group.id,
    GroupName: group.groupName,
    Description: group.description,
    VpcId: group.vpcId,
    OwnerId: accountId,
    SecurityGroupArn: securityGroupArn(group, accountId),
    IpPermissions: permissions(false),
    IpPermissionsEgress: permissions(true),
    Tags: toTags(group.tags),
  };
}

/** Rules that let the same ports pass make one permission with all their peers. */
function toIpPermissions(rules: readonly SecurityGroupRuleRecord[], accountId: string): IpPermission[] {
  const permissions = new Map<string, IpPermission>();
  for (const { ipProtocol, fromPort, toPort, peer, description } of rules) {
    const key = JSON.stringify([ipProtocol, fromPort, toPort]);
    const permission: IpPermission = permissions.get(key) ?? {
      IpProtocol: ipProtocol,
      FromPort: fromPort,
      ToPort: toPort,
      IpRanges: [],
      Ipv6Ranges: [],
      PrefixListIds: [],
      UserIdGroupPairs: [],
    };
    permissions.set(key, permission);
    const Description = description;
    if (peer.kind === "cidrIpv4") permission.IpRanges?.push({ CidrIp: peer.cidr, Description });
    else if (peer.kind === "cidrIpv6") permission.Ipv6Ranges?.push({ CidrIpv6: peer.cidr, Description });
    else if (peer.kind === "prefixList")
      permission.PrefixListIds?.push({ PrefixListId: peer.prefixListId, Description });
    else permission.UserIdGroupPairs?.push({ GroupId: peer.groupId, UserId: accountId, Description });
  }
  return [...permissions.values()];
}

/** Protocol, ports and peer of a rule, flat, as the operations on single rules show them. */
export function toRuleFields({ ipProtocol, fromPort, toPort, peer, description }: SecurityGroupRuleRecord) {
  return {
    IpProtocol: ipProtocol,
    FromPort: fromPort ?? -1,
    ToPort: toPort ?? -1,
    CidrIpv4: peer.kind === "cidrIpv4" ? peer.cidr : undefined,
    CidrIpv6: peer.kind === "cidrIpv6" ? peer.cidr : undefined,
    PrefixListId: peer.kind === "prefixList" ? peer.prefixListId : undefined,
    Description: description,
  };
}

/** A rule as DescribeSecurityGroupRules shows it. */
export function toSecurityGroupRule(
  rule: SecurityGroupRuleRecord,
  groupId: string,
  { region, accountId }: Pick<OperationContext, "region" | "accountId">,
): SecurityGroupRule {
  return {
    SecurityGroupRuleId: rule.ruleId,
    SecurityGroupRuleArn: ec2Arn(region, accountId, `security-group-rule/${rule.ruleId}`),
    GroupId: groupId,
    GroupOwnerId: accountId,
    IsEgress: rule.isEgress,
    ...toRuleFields(rule),
    ReferencedGroupInfo:
      rule.peer.kind === "group" ? { GroupId: rule.peer.groupId, UserId: accountId } : undefined,
    Tags: toTags(rule.tags) ?? [],
  };
}
