import type { IpPermission } from "@aws-sdk/client-ec2";
import type { RuleRequest } from "../../../control-plane/security-group-rules";
import { missingParameter } from "../../../model/errors/request";
import { groupNotFound } from "../../../model/errors/security-group";
import type { SecurityGroupRecord } from "../../../model/security-group";
import type { OperationContext } from "../../operation";

/** What the operations on rules have in common: the group, and rules in the old flat form or as permissions. */
interface PermissionInput {
  readonly GroupId?: string;
  readonly GroupName?: string;
  readonly IpPermissions?: readonly IpPermission[];
  readonly IpProtocol?: string;
  readonly FromPort?: number;
  readonly ToPort?: number;
  readonly CidrIp?: string;
  readonly SourceSecurityGroupName?: string;
}

/** The group that a request names by id, or by name in the default VPC. @throws Ec2Error MissingParameter, InvalidGroup.NotFound */
export function groupOf(
  input: PermissionInput,
  { controlPlane, region }: OperationContext,
): SecurityGroupRecord {
  const { securityGroups, vpcs } = controlPlane;
  if (input.GroupId) return securityGroups.require(region, input.GroupId);
  if (!input.GroupName) throw missingParameter("GroupName or GroupId");
  return securityGroups.requireByName(region, input.GroupName, vpcs.requireDefault(region).id);
}

/** One rule for each peer of each permission. @throws Ec2Error MissingParameter, InvalidGroup.NotFound */
export function ruleRequests(
  input: PermissionInput,
  group: SecurityGroupRecord,
  context: OperationContext,
): RuleRequest[] {
  const permissions = input.IpPermissions?.length ? input.IpPermissions : flatPermission(input);
  return permissions.flatMap((permission) => rulesOf(permission, group, context));
}

function flatPermission({
  IpProtocol,
  FromPort,
  ToPort,
  CidrIp,
  SourceSecurityGroupName,
}: PermissionInput): IpPermission[] {
  if (!CidrIp && !SourceSecurityGroupName) throw missingParameter("ipPermissions");
  return [
    {
      // A source group alone, of the times before VPCs, means every protocol
      IpProtocol: IpProtocol ?? (SourceSecurityGroupName ? "-1" : undefined),
      FromPort,
      ToPort,
      ...(CidrIp
        ? { IpRanges: [{ CidrIp }] }
        : { UserIdGroupPairs: [{ GroupName: SourceSecurityGroupName }] }),
    },
  ];
}

function rulesOf(
  permission: IpPermission,
  group: SecurityGroupRecord,
  context: OperationContext,
): RuleRequest[] {
  const {
    IpProtocol,
    FromPort,
    ToPort,
    IpRanges = [],
    Ipv6Ranges = [],
    PrefixListIds = [],
    UserIdGroupPairs = [],
  } = permission;
  const { securityGroups } = context.controlPlane;
  const ports = { ipProtocol: IpProtocol, fromPort: FromPort, toPort: ToPort };
  const rules: RuleRequest[] = [
    ...IpRanges.map(({ CidrIp = "", Description: description }) => ({
      ...ports,
      peer: { kind: "cidrIpv4", cidr: CidrIp } as const,
      description,
    })),
    ...Ipv6Ranges.map(({ CidrIpv6 = "", Description: description }) => ({
      ...ports,
      peer: { kind: "cidrIpv6", cidr: CidrIpv6 } as const,
      description,
    })),
    ...PrefixListIds.map(({ PrefixListId = "", Description: description }) => ({
      ...ports,
      peer: { kind: "prefixList", prefixListId: PrefixListId } as const,
      description,
    })),
    ...UserIdGroupPairs.map(({ GroupId, GroupName, UserId, Description: description }) => {
      // Groups of other accounts are for peered VPCs
      if (UserId !== undefined && UserId !== context.accountId)
        throw groupNotFound(`${UserId}/${GroupId ?? GroupName}`);
      const groupId =
        GroupId ?? securityGroups.requireByName(context.region, GroupName ?? "", group.vpcId).id;
      return { ...ports, peer: { kind: "group", groupId } as const, description };
    }),
  ];
  if (rules.length === 0) throw missingParameter("ipRanges, ipv6Ranges, prefixListIds or groups");
  return rules;
}
