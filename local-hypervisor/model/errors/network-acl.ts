import { Ec2Error } from "../errors";
import { invalidParameter, invalidParameterValue, invalidValue } from "./request";

export const networkAclNotFound = (id: string) =>
  new Ec2Error("InvalidNetworkAclID.NotFound", `The networkAcl ID '${id}' does not exist`);
export const networkAclAssociationNotFound = (id: string) =>
  new Ec2Error("InvalidAssociationID.NotFound", `The association ID '${id}' does not exist`);
export const defaultNetworkAclKept = (id: string) =>
  invalidParameterValue(`cannot delete default network ACL ${id}`);
export const networkAclInUse = (id: string) =>
  new Ec2Error("DependencyViolation", `The networkAcl '${id}' has dependencies and cannot be deleted.`);
export const networkAclLimitExceeded = (maximum: number) =>
  new Ec2Error(
    "NetworkAclLimitExceeded",
    `The maximum number of network ACLs of a VPC (${maximum}) has been reached.`,
  );
export const networkAclOfOtherNetwork = (id: string, subnetId: string) =>
  invalidParameter(`Network ACL ${id} and subnet ${subnetId} belong to different networks.`);

export const entryAlreadyExists = (ruleNumber: number) =>
  new Ec2Error(
    "NetworkAclEntryAlreadyExists",
    `The network acl entry identified by ${ruleNumber} already exists.`,
  );
export const entryNotFound = (ruleNumber: number, isEgress: boolean) =>
  new Ec2Error(
    "InvalidNetworkAclEntry.NotFound",
    `The ${isEgress ? "egress" : "ingress"} network acl entry identified by ${ruleNumber} does not exist.`,
  );
export const tooManyEntries = (maximum: number) =>
  new Ec2Error(
    "NetworkAclEntryLimitExceeded",
    `The maximum number of rules of a network ACL in one direction (${maximum}) has been reached.`,
  );
export const ruleNumberOutOfRange = (ruleNumber: number) =>
  invalidValue("ruleNumber", String(ruleNumber), "Rule numbers go from 1 to 32766.");
export const unknownEntryProtocol = (protocol: string) =>
  invalidParameterValue(`Invalid value '${protocol}' for IP protocol. Unknown protocol.`);
export const entryPortOutOfRange = (port: number) =>
  invalidParameterValue(`TCP/UDP port (${port}) out of range`);
export const entryPortsReversed = (from: number, to: number) =>
  invalidParameterValue(`Invalid TCP/UDP port range (${from}:${to})`);
export const entryIcmpOutOfRange = (what: "type" | "code", value: number) =>
  invalidParameterValue(`ICMP ${what} (${value}) out of range`);
