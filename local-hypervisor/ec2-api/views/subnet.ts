import type { Subnet } from "@aws-sdk/client-ec2";
import type { SubnetRecord } from "../../model/subnet";
import { ec2Arn } from "../arn";
import type { OperationContext } from "../operation";
import { toTags } from "../tags";

export const subnetArn = (subnet: SubnetRecord, accountId: string): string =>
  ec2Arn(subnet.region, accountId, `subnet/${subnet.id}`);

/** A subnet as DescribeSubnets shows it. */
export const toSubnet = (
  subnet: SubnetRecord,
  { controlPlane, region, accountId }: OperationContext,
): Subnet => ({
  SubnetId: subnet.id,
  SubnetArn: subnetArn(subnet, accountId),
  VpcId: subnet.vpcId,
  State: "available",
  CidrBlock: subnet.cidrBlock,
  AvailabilityZone: subnet.availabilityZone,
  AvailabilityZoneId: subnet.availabilityZoneId,
  AvailableIpAddressCount: controlPlane.subnets.availableAddresses(region, subnet),
  DefaultForAz: subnet.defaultForAz,
  MapPublicIpOnLaunch: subnet.mapPublicIpOnLaunch,
  MapCustomerOwnedIpOnLaunch: false,
  AssignIpv6AddressOnCreation: false,
  EnableDns64: false,
  Ipv6Native: false,
  Ipv6CidrBlockAssociationSet: [],
  OwnerId: accountId,
  PrivateDnsNameOptionsOnLaunch: {
    HostnameType: subnet.privateDnsHostnameType,
    EnableResourceNameDnsARecord: subnet.enableResourceNameDnsARecord,
    EnableResourceNameDnsAAAARecord: false,
  },
  Tags: toTags(subnet.tags),
});
