import type { NetworkInterface, SecurityGroup, SecurityGroupRule } from "@aws-sdk/client-ec2";
import {
  describeNetworkInterfaces,
  describeSecurityGroupRules,
  describeSecurityGroups,
  revokeSecurityGroupEgress,
  revokeSecurityGroupIngress,
} from "./calls";
import type { Connection } from "./connection";
import { errorCodes } from "./error-codes";
import { isApiError } from "./errors";
import { allPages } from "./pages";
import { waitFor } from "./wait";

const groupGone = [errorCodes.invalidGroupNotFound, errorCodes.invalidSecurityGroupIdNotFound] as const;
const ruleGone = [...groupGone, errorCodes.invalidSecurityGroupRuleIdNotFound] as const;

export const isGroupGone = (error: unknown): boolean => isApiError(error, ...groupGone);
export const isRuleGone = (error: unknown): boolean => isApiError(error, ...ruleGone);

export async function findSecurityGroup(
  ec2: Connection,
  groupId: string,
): Promise<SecurityGroup | undefined> {
  try {
    const { SecurityGroups = [] } = await describeSecurityGroups(ec2, { GroupIds: [groupId] });
    return SecurityGroups.find((group) => group.GroupId === groupId);
  } catch (error) {
    if (isGroupGone(error)) return undefined;
    throw error;
  }
}

/** One rule by its id and direction. */
export async function findSecurityGroupRule(
  ec2: Connection,
  ruleId: string,
  isEgress: boolean,
): Promise<SecurityGroupRule | undefined> {
  try {
    const { SecurityGroupRules: rules = [] } = await describeSecurityGroupRules(ec2, {
      SecurityGroupRuleIds: [ruleId],
    });
    return rules.find((rule) => rule.SecurityGroupRuleId === ruleId && (rule.IsEgress ?? false) === isEgress);
  } catch (error) {
    if (isRuleGone(error)) return undefined;
    throw error;
  }
}

const findRules = (
  ec2: Connection,
  query: Parameters<typeof describeSecurityGroupRules>[1],
): Promise<SecurityGroupRule[]> =>
  allPages(
    (page) => describeSecurityGroupRules(ec2, { ...query, ...page }),
    ({ SecurityGroupRules }) => SecurityGroupRules,
  );

/** The rules of one group, each with its id. */
export const findRulesOfGroup = (ec2: Connection, groupId: string): Promise<SecurityGroupRule[]> =>
  findRules(ec2, { Filters: [{ Name: "group-id", Values: [groupId] }] });

export const findSecurityGroups = (
  ec2: Connection,
  query: Parameters<typeof describeSecurityGroups>[1],
): Promise<SecurityGroup[]> =>
  allPages(
    (page) => describeSecurityGroups(ec2, { ...query, ...page }),
    ({ SecurityGroups }) => SecurityGroups,
  );

/** Takes away a group's own rules and the rules of other groups that name it, so that it can be deleted. */
export async function revokeRulesTouching(ec2: Connection, groupId: string): Promise<void> {
  const touching = (await findRules(ec2, {})).filter(
    (rule) => rule.GroupId === groupId || rule.ReferencedGroupInfo?.GroupId === groupId,
  );
  for (const { GroupId, IsEgress, SecurityGroupRuleId } of touching) {
    if (GroupId === undefined || SecurityGroupRuleId === undefined) continue;
    const revoke = IsEgress ? revokeSecurityGroupEgress : revokeSecurityGroupIngress;
    try {
      await revoke(ec2, { GroupId, SecurityGroupRuleIds: [SecurityGroupRuleId] });
    } catch (error) {
      if (!isRuleGone(error)) throw error;
    }
  }
}

/** Network interfaces that a group is on. */
export async function findInterfacesOf(ec2: Connection, groupId: string): Promise<NetworkInterface[]> {
  const { NetworkInterfaces = [] } = await describeNetworkInterfaces(ec2, {
    Filters: [{ Name: "group-id", Values: [groupId] }],
  });
  return NetworkInterfaces;
}

export const waitSecurityGroupGone = (ec2: Connection, groupId: string) =>
  waitFor({
    look: async () => {
      const found = await findSecurityGroup(ec2, groupId);
      return found && { found, state: "exists" };
    },
    pending: ["exists"],
    target: [],
    signal: ec2.signal,
  });
