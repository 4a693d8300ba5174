import { Ec2Error } from "../errors";
import type { RulePeer, SecurityGroupRuleRecord } from "../security-group";
import { invalidParameter, invalidParameterValue } from "./request";

export const groupNotFound = (idOrName: string) =>
  new Ec2Error("InvalidGroup.NotFound", `The security group '${idOrName}' does not exist`);
export const groupNotFoundByName = (name: string, vpcId: string) =>
  new Ec2Error(
    "InvalidGroup.NotFound",
    `The security group '${name}' does not exist in default VPC '${vpcId}'`,
  );
export const groupDuplicate = (name: string, vpcId: string) =>
  new Ec2Error("InvalidGroup.Duplicate", `The security group '${name}' already exists for VPC '${vpcId}'`);
export const groupHasDependent = (id: string) =>
  new Ec2Error("DependencyViolation", `resource ${id} has a dependent object`);
export const defaultGroupKept = (id: string) =>
  new Ec2Error("CannotDelete", `the specified group: "${id}" name: "default" cannot be deleted by a user`);
export const differentNetworks = (groupId: string, subnetId: string) =>
  invalidParameter(`Security group ${groupId} and subnet ${subnetId} belong to different networks.`);
export const groupsOfDifferentNetworks = () =>
  new Ec2Error(
    "InvalidGroup.NotFound",
    "You have specified two resources that belong to different networks.",
  );
export const tooManyGroups = (maximum: number) =>
  new Ec2Error(
    "SecurityGroupsPerInterfaceLimitExceeded",
    `The maximum number of security groups per interface (${maximum}) has been reached.`,
  );

export const ruleNotFound = () =>
  new Ec2Error("InvalidPermission.NotFound", "The specified rule does not exist in this security group.");
export const ruleIdNotFound = (id: string) =>
  new Ec2Error("InvalidSecurityGroupRuleId.NotFound", `The security group rule ID '${id}' does not exist`);
export const ruleDuplicate = (
  rule: Pick<SecurityGroupRuleRecord, "ipProtocol" | "fromPort" | "toPort" | "peer">,
) => new Ec2Error("InvalidPermission.Duplicate", `the specified rule "${sentenceOf(rule)}" already exists`);
export const ruleRepeatedInRequest = () =>
  invalidParameterValue("The same permission must not appear multiple times");
export const tooManyRules = () =>
  new Ec2Error(
    "RulesPerSecurityGroupLimitExceeded",
    "The maximum number of rules per security group has been reached.",
  );

const peerText = (peer: RulePeer): string => {
  if (peer.kind === "group") return peer.groupId;
  return peer.kind === "prefixList" ? peer.prefixListId : peer.cidr;
};

function sentenceOf({ ipProtocol, fromPort, toPort, peer }: Parameters<typeof ruleDuplicate>[0]): string {
  const all = (value: number | undefined) => (value === undefined || value === -1 ? "ALL" : value);
  const protocol = ipProtocol === "-1" ? "ALL" : ipProtocol.toUpperCase();
  const start = `peer: ${peerText(peer)}, ${protocol}`;
  if (ipProtocol === "tcp" || ipProtocol === "udp")
    return `${start}, from port: ${fromPort}, to port: ${toPort}, ALLOW`;
  if (ipProtocol.startsWith("icmp")) return `${start}, type: ${all(fromPort)}, code: ${all(toPort)}, ALLOW`;
  return `${start}, ALLOW`;
}
