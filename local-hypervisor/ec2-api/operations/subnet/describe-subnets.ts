import type { SubnetRecord } from "../../../model/subnet";
import { ec2Arn } from "../../arn";
import { applyFilters, type FilterFields } from "../../filters";
import { type OperationContext, operation } from "../../operation";
import { paginate } from "../../pagination";
import { toTags } from "../../tags";

const arnOf = (subnet: SubnetRecord, accountId: string): string =>
  ec2Arn(subnet.region, accountId, `subnet/${subnet.id}`);

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
    "private-dns-name-options-on-launch.enable-resource-name-dns-a-record": () => [false],
    "private-dns-name-options-on-launch.enable-resource-name-dns-aaaa-record": () => [false],
    "private-dns-name-options-on-launch.hostname-type": () => ["ip-name"],
    state: () => ["available"],
    "subnet-arn": (subnet) => [arnOf(subnet, accountId)],
    "subnet-id": (subnet) => [subnet.id],
    "vpc-id": (subnet) => [subnet.vpcId],
  };
}

export const describeSubnets = operation("DescribeSubnets", (input, context) => {
  const { controlPlane, region, accountId } = context;
  const { subnets } = controlPlane;
  const named = input.SubnetIds?.length
    ? input.SubnetIds.map((id) => subnets.require(region, id))
    : subnets.list(region);
  const { items, NextToken } = paginate(applyFilters(named, input.Filters, fields(context)), input);
  return {
    NextToken,
    Subnets: items.map((subnet) => ({
      SubnetId: subnet.id,
      SubnetArn: arnOf(subnet, accountId),
      VpcId: subnet.vpcId,
      State: "available",
      CidrBlock: subnet.cidrBlock,
      AvailabilityZone: subnet.availabilityZone,
      AvailabilityZoneId: subnet.availabilityZoneId,
      AvailableIpAddressCount: subnets.availableAddresses(region, subnet),
      DefaultForAz: subnet.defaultForAz,
      MapPublicIpOnLaunch: subnet.mapPublicIpOnLaunch,
      MapCustomerOwnedIpOnLaunch: false,
      AssignIpv6AddressOnCreation: false,
      EnableDns64: false,
      Ipv6Native: false,
      Ipv6CidrBlockAssociationSet: [],
      OwnerId: accountId,
      PrivateDnsNameOptionsOnLaunch: {
        HostnameType: "ip-name",
        EnableResourceNameDnsARecord: false,
        EnableResourceNameDnsAAAARecord: false,
      },
      Tags: toTags(subnet.tags),
    })),
  };
});
