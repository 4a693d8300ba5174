import type { NetworkAcl, NetworkAclEntry as ShownEntry } from "@aws-sdk/client-ec2";
import type { NetworkAclEntry, NetworkAclRecord } from "../../model/network-acl";
import { toTags } from "../tags";

/** Rule `*`, which every ACL ends with in each direction. */
const lastRules: readonly NetworkAclEntry[] = [true, false].map((isEgress) => ({
  ruleNumber: 32767,
  isEgress,
  action: "deny",
  protocol: "-1",
  cidrIpv4: "0.0.0.0/0",
}));

/** Entries of an ACL as EC2 lists them: egress first, by number, with the last rule that cannot be removed. */
export const shownEntries = ({ entries }: NetworkAclRecord): NetworkAclEntry[] =>
  [...entries, ...lastRules].sort(
    (a, b) => Number(b.isEgress) - Number(a.isEgress) || a.ruleNumber - b.ruleNumber,
  );

const toEntry = (entry: NetworkAclEntry): ShownEntry => ({
  RuleNumber: entry.ruleNumber,
  Egress: entry.isEgress,
  RuleAction: entry.action,
  Protocol: entry.protocol,
  CidrBlock: entry.cidrIpv4,
  Ipv6CidrBlock: entry.cidrIpv6,
  PortRange: entry.ports && { From: entry.ports.from, To: entry.ports.to },
  IcmpTypeCode: entry.icmp && { Type: entry.icmp.type, Code: entry.icmp.code },
});

/** A network ACL as DescribeNetworkAcls shows it. */
export const toNetworkAcl = (acl: NetworkAclRecord, accountId: string): NetworkAcl => ({
  NetworkAclId: acl.id,
  VpcId: acl.vpcId,
  OwnerId: accountId,
  IsDefault: acl.isDefault,
  Associations: acl.associations.map(({ associationId, subnetId }) => ({
    NetworkAclAssociationId: associationId,
    NetworkAclId: acl.id,
    SubnetId: subnetId,
  })),
  Entries: shownEntries(acl).map(toEntry),
  Tags: toTags(acl.tags),
});
