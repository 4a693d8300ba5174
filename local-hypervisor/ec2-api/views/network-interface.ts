import type { NetworkInterface } from "@aws-sdk/client-ec2";
import type { NetworkInterfaceRecord } from "../../model/network-interface";
import type { OperationContext } from "../operation";
import { toTags } from "../tags";
import { toGroupIdentifiers } from "./security-group";

/** A network interface as DescribeNetworkInterfaces shows it. */
export function toNetworkInterface(
  record: NetworkInterfaceRecord,
  context: OperationContext,
): NetworkInterface {
  const association = toAssociation(record);
  return {
    NetworkInterfaceId: record.id,
    VpcId: record.vpcId,
    SubnetId: record.subnetId,
    AvailabilityZone: record.availabilityZone,
    Description: record.description,
    OwnerId: context.accountId,
    InterfaceType: "interface",
    RequesterManaged: false,
    SourceDestCheck: record.sourceDestCheck,
    Status: record.attachment ? "in-use" : "available",
    MacAddress: record.macAddress,
    PrivateIpAddress: record.privateIpAddress,
    PrivateDnsName: record.privateDnsName,
    PrivateIpAddresses: [
      {
        Primary: true,
        PrivateIpAddress: record.privateIpAddress,
        PrivateDnsName: record.privateDnsName,
        Association: association,
      },
    ],
    Ipv6Addresses: [],
    Groups: toGroupIdentifiers(record.groupIds, context),
    Association: association,
    Attachment: record.attachment && {
      AttachmentId: record.attachment.attachmentId,
      InstanceId: record.attachment.instanceId,
      InstanceOwnerId: context.accountId,
      DeviceIndex: record.attachment.deviceIndex,
      NetworkCardIndex: 0,
      DeleteOnTermination: record.attachment.deleteOnTermination,
      AttachTime: new Date(record.attachment.attachedAt),
      Status: "attached",
    },
    TagSet: toTags(record.tags),
  };
}

/** The public address of a network interface; absent when it has none. */
const toAssociation = ({ publicIpAddress, publicDnsName }: NetworkInterfaceRecord) =>
  publicIpAddress === undefined
    ? undefined
    : { IpOwnerId: "amazon", PublicIp: publicIpAddress, PublicDnsName: publicDnsName ?? "" };
