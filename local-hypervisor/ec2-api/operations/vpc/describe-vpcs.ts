import type { VpcRecord } from "../../../model/vpc";
import { applyFilters, type FilterFields } from "../../filters";
import { operation } from "../../operation";
import { paginate } from "../../pagination";
import { toVpc } from "../../views/vpc";

const fields = (accountId: string): FilterFields<VpcRecord> => {
  const isDefault = (vpc: VpcRecord) => [vpc.isDefault];
  const dhcpOptionsId = (vpc: VpcRecord) => [vpc.dhcpOptionsId];
  const cidr = (vpc: VpcRecord) => [vpc.cidrBlock];
  return {
    cidr,
    "cidr-block": cidr,
    cidrBlock: cidr,
    "cidr-block-association.association-id": (vpc) =>
      vpc.cidrBlockAssociations.map(({ associationId }) => associationId),
    "cidr-block-association.cidr-block": (vpc) => vpc.cidrBlockAssociations.map(({ cidrBlock }) => cidrBlock),
    "cidr-block-association.state": () => ["associated"],
    "dhcp-options-id": dhcpOptionsId,
    dhcpOptionsId,
    "ipv6-cidr-block-association.association-id": () => [],
    "ipv6-cidr-block-association.ipv6-cidr-block": () => [],
    "ipv6-cidr-block-association.ipv6-pool": () => [],
    "ipv6-cidr-block-association.state": () => [],
    "is-default": isDefault,
    isDefault,
    "owner-id": () => [accountId],
    state: () => ["available"],
    "vpc-id": (vpc) => [vpc.id],
  };
};

export const describeVpcs = operation("DescribeVpcs", (input, { controlPlane, region, accountId }) => {
  const { vpcs } = controlPlane;
  const named = input.VpcIds?.length ? input.VpcIds.map((id) => vpcs.require(region, id)) : vpcs.list(region);
  const { items, NextToken } = paginate(applyFilters(named, input.Filters, fields(accountId)), input);
  return { NextToken, Vpcs: items.map((vpc) => toVpc(vpc, accountId)) };
});
