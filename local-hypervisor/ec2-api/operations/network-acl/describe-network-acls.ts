import type { NetworkAclEntry, NetworkAclRecord } from "../../../model/network-acl";
import { applyFilters, type FilterFields } from "../../filters";
import { operation } from "../../operation";
import { paginate } from "../../pagination";
import { shownEntries, toNetworkAcl } from "../../views/network-acl";

const ofEntries =
  (read: (entry: NetworkAclEntry) => string | number | boolean | undefined) => (acl: NetworkAclRecord) =>
    shownEntries(acl).map(read);

const fields = (accountId: string): FilterFields<NetworkAclRecord> => ({
  "association.association-id": ({ associations }) => associations.map((each) => each.associationId),
  "association.network-acl-id": ({ id, associations }) => associations.map(() => id),
  "association.subnet-id": ({ associations }) => associations.map((each) => each.subnetId),
  default: ({ isDefault }) => [isDefault],
  "entry.cidr": ofEntries(({ cidrIpv4 }) => cidrIpv4),
  "entry.egress": ofEntries(({ isEgress }) => isEgress),
  "entry.icmp.code": ofEntries(({ icmp }) => icmp?.code),
  "entry.icmp.type": ofEntries(({ icmp }) => icmp?.type),
  "entry.ipv6-cidr": ofEntries(({ cidrIpv6 }) => cidrIpv6),
  "entry.port-range.from": ofEntries(({ ports }) => ports?.from),
  "entry.port-range.to": ofEntries(({ ports }) => ports?.to),
  "entry.protocol": ofEntries(({ protocol }) => protocol),
  "entry.rule-action": ofEntries(({ action }) => action),
  "entry.rule-number": ofEntries(({ ruleNumber }) => ruleNumber),
  "network-acl-id": ({ id }) => [id],
  "owner-id": () => [accountId],
  "vpc-id": ({ vpcId }) => [vpcId],
});

export const describeNetworkAcls = operation(
  "DescribeNetworkAcls",
  (input, { controlPlane, region, accountId }) => {
    const { networkAcls } = controlPlane;
    const named = input.NetworkAclIds?.length
      ? [...new Set(input.NetworkAclIds)].map((id) => networkAcls.require(region, id))
      : networkAcls.list(region);
    const { items, NextToken } = paginate(applyFilters(named, input.Filters, fields(accountId)), input);
    return { NextToken, NetworkAcls: items.map((acl) => toNetworkAcl(acl, accountId)) };
  },
);
