import type { SubnetRecord } from "../../../model/subnet";
import { applyFilters, type FilterFields } from "../../filters";
import { type OperationContext, operation } from "../../operation";
import { paginate } from "../../pagination";
import { subnetArn, toSubnet } from "../../views/subnet";

function fields({ controlPlane, region, accountId }: OperationContext): FilterFields<SubnetRecord> {
  const zone = (subnet: SubnetRecord) => [subnet.availabilityZone];
  const zoneId = (subnet: SubnetRecord) => [subnet.availabilityZoneId];
  const cidr = (subnet: SubnetRecord) => [subnet.cidrBlock];
  const defaultForAz = (subnet: SubnetRecord) => [subnet.defaultForAz];
  return {
    "availability-zone": zone,
    availabilityZone: zone,
    "availability-zone-id": zoneId,
    availabilityZoneId: zoneId,
    "available-ip-address-count": (subnet) => [controlPlane.subnets.availableAddresses(region, subnet)],
    "cidr-block": cidr,
    cidr,
    cidrBlock: cidr,
    "customer-owned-ipv4-pool": () => [],
    "default-for-az": defaultForAz,
    defaultForAz,
    "enable-dns64": () => [false],
    "enable-lni-at-device-index": () => [],
    "ipv6-cidr-block-association.association-id": () => [],
    "ipv6-cidr-block-association.ipv6-cidr-block": () => [],
    "ipv6-cidr-block-association.state": () => [],
    "ipv6-native": () => [false],
    "map-customer-owned-ip-on-launch": () => [false],
    "map-public-ip-on-launch": (subnet) => [subnet.mapPublicIpOnLaunch],
    "outpost-arn": () => [],
    "owner-id": () => [accountId],
    "private-dns-name-options-on-launch.enable-resource-name-dns-a-record": (subnet) => [
      subnet.enableResourceNameDnsARecord,
    ],
    "private-dns-name-options-on-launch.enable-resource-name-dns-aaaa-record": () => [false],
    "private-dns-name-options-on-launch.hostname-type": (subnet) => [subnet.privateDnsHostnameType],
    state: () => ["available"],
    "subnet-arn": (subnet) => [subnetArn(subnet, accountId)],
    "subnet-id": (subnet) => [subnet.id],
    "vpc-id": (subnet) => [subnet.vpcId],
  };
}

export const describeSubnets = operation("DescribeSubnets", (input, context) => {
  const { subnets } = context.controlPlane;
  const named = input.SubnetIds?.length
    ? input.SubnetIds.map((id) => subnets.require(context.region, id))
    : subnets.list(context.region);
  const { items, NextToken } = paginate(applyFilters(named, input.Filters, fields(context)), input);
  return { NextToken, Subnets: items.map((subnet) => toSubnet(subnet, context)) };
});
