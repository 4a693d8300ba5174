import type {
  NetworkInterface,
  NetworkInterfaceAssociation,
  NetworkInterfaceAttachment,
} from "@aws-sdk/client-ec2";
import type { ControlPlane } from "../../control-plane/control-plane";
import { type InterfaceAddress, interfaceAddresses } from "../../control-plane/interface-address";
import type { NetworkInterfaceRecord } from "../../model/network-interface";
import { toTags } from "../tags";

/** A network interface with what its description is made of besides its record. */
export interface DescribedInterface {
  readonly record: NetworkInterfaceRecord;
  /** The primary one first */
  readonly addresses: readonly [InterfaceAddress, ...InterfaceAddress[]];
  /** By group id */
  readonly groupNames: ReadonlyMap<string, string>;
  readonly availabilityZoneId?: string;
  readonly accountId: string;
  readonly tags: NetworkInterfaceRecord["tags"];
}

/** Gathers what belongs to network interfaces, with one look at each kind of record. */
export function describeInterfaces(
  controlPlane: ControlPlane,
  region: string,
  records: readonly NetworkInterfaceRecord[],
): DescribedInterface[] {
  const { accountId } = controlPlane.context;
  const groups = controlPlane.securityGroups.list(region);
  const groupNames = new Map(groups.map((group) => [group.id, group.groupName]));
  const zoneIds = new Map(controlPlane.regions.zones(region).map((zone) => [zone.zoneName, zone.zoneId]));
  return records.map((record) => ({
    record,
    addresses: interfaceAddresses(controlPlane.context, record),
    groupNames,
    availabilityZoneId: zoneIds.get(record.availabilityZone),
    accountId,
    tags: record.tags,
  }));
}

/** `in-use` from the moment that an attachment begins until it has ended: that is when EC2 says so. */
export const statusOf = ({ attachment, interfaceType }: NetworkInterfaceRecord) =>
  attachment || interfaceType !== "interface" ? "in-use" : "available";

/** The type as responses have it: the SDK's enumeration spells a NAT gateway's otherwise. */
export const typeOf = ({ interfaceType }: NetworkInterfaceRecord): string =>
  interfaceType === "natGateway" ? "nat_gateway" : "interface";

/** A network interface as DescribeNetworkInterfaces shows it. */
export function toNetworkInterface(described: DescribedInterface): NetworkInterface {
  const { record, addresses, accountId, groupNames } = described;
  return {
    NetworkInterfaceId: record.id,
    VpcId: record.vpcId,
    SubnetId: record.subnetId,
    AvailabilityZone: record.availabilityZone,
    AvailabilityZoneId: described.availabilityZoneId,
    Description: record.description,
    OwnerId: accountId,
    InterfaceType: typeOf(record) as NetworkInterface["InterfaceType"],
    RequesterManaged: record.interfaceType !== "interface",
    RequesterId: record.interfaceType === "interface" ? undefined : accountId,
    SourceDestCheck: record.sourceDestCheck,
    Status: statusOf(record),
    MacAddress: record.macAddress,
    PrivateIpAddress: record.privateIpAddress,
    PrivateDnsName: record.privateDnsName,
    PrivateIpAddresses: addresses.map((address) => ({
      Primary: address.isPrimary,
      PrivateIpAddress: address.privateIpAddress,
      PrivateDnsName: address.privateDnsName,
      Association: toAssociation(address, accountId),
    })),
    Ipv6Addresses: [],
    Groups: record.groupIds.map((GroupId) => ({ GroupId, GroupName: groupNames.get(GroupId) })),
    Association: toAssociation(addresses[0], accountId),
    Attachment: toAttachment(described),
    TagSet: toTags(record.tags),
  };
}

/** The attachment to an instance, or to the NAT gateway that made the interface; absent when it has none. */
export function toAttachment({
  record,
  accountId,
}: DescribedInterface): NetworkInterfaceAttachment | undefined {
  if (record.interfaceType === "natGateway")
    return {
      AttachmentId: record.id.replace(/^eni-/, "ela-attach-"),
      InstanceOwnerId: "amazon-aws",
      DeviceIndex: 1,
      DeleteOnTermination: false,
      Status: "attached",
    };
  return (
    record.attachment && {
      AttachmentId: record.attachment.attachmentId,
      InstanceId: record.attachment.instanceId,
      InstanceOwnerId: accountId,
      DeviceIndex: record.attachment.deviceIndex,
      NetworkCardIndex: 0,
      DeleteOnTermination: record.attachment.deleteOnTermination,
      AttachTime: new Date(record.attachment.attachedAt),
      Status: record.attachment.state,
    }
  );
}

/** What a private address is reached by from outside; an Elastic IP is its owner's, the address of a run AWS's. */
export function toAssociation(
  { publicAddress }: InterfaceAddress,
  accountId: string,
): NetworkInterfaceAssociation | undefined {
  if (!publicAddress) return undefined;
  const { elastic, publicIp, publicDnsName } = publicAddress;
  return {
    AllocationId: elastic?.id,
    AssociationId: elastic?.association?.associationId,
    IpOwnerId: elastic ? accountId : "amazon",
    PublicIp: publicIp,
    PublicDnsName: publicDnsName ?? "",
  };
}
