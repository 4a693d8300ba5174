import type { FilterFields } from "../../filters";
import {
  type DescribedInterface,
  statusOf,
  toAssociation,
  toAttachment,
  typeOf,
} from "../../views/network-interface";

const associations = ({ addresses, accountId }: DescribedInterface) =>
  addresses.map((address) => toAssociation(address, accountId));
const association = ({ addresses, accountId }: DescribedInterface) => toAssociation(addresses[0], accountId);

/** Filters of DescribeNetworkInterfaces; those of DescribeInstances are the same behind `network-interface.`. */
export const networkInterfaceFields: FilterFields<DescribedInterface> = {
  "addresses.association.allocation-id": (each) => associations(each).map((one) => one?.AllocationId),
  "addresses.association.association-id": (each) => associations(each).map((one) => one?.AssociationId),
  "addresses.association.ip-owner-id": (each) => associations(each).map((one) => one?.IpOwnerId),
  "addresses.association.owner-id": (each) => associations(each).map((one) => one?.IpOwnerId),
  "addresses.association.public-dns-name": (each) => associations(each).map((one) => one?.PublicDnsName),
  "addresses.association.public-ip": (each) => associations(each).map((one) => one?.PublicIp),
  "addresses.primary": ({ addresses }) => addresses.map(({ isPrimary }) => isPrimary),
  "addresses.private-dns-name": ({ addresses }) => addresses.map(({ privateDnsName }) => privateDnsName),
  "addresses.private-ip-address": ({ addresses }) =>
    addresses.map(({ privateIpAddress }) => privateIpAddress),
  "association.allocation-id": (each) => [association(each)?.AllocationId],
  "association.association-id": (each) => [association(each)?.AssociationId],
  "association.ip-owner-id": (each) => [association(each)?.IpOwnerId],
  "association.public-dns-name": (each) => [association(each)?.PublicDnsName],
  "association.public-ip": (each) => [association(each)?.PublicIp],
  "attachment.attach-time": (each) => [toAttachment(each)?.AttachTime?.toISOString()],
  "attachment.attachment-id": (each) => [toAttachment(each)?.AttachmentId],
  "attachment.delete-on-termination": (each) => [toAttachment(each)?.DeleteOnTermination],
  "attachment.device-index": (each) => [toAttachment(each)?.DeviceIndex],
  "attachment.instance-id": (each) => [toAttachment(each)?.InstanceId],
  "attachment.instance-owner-id": (each) => [toAttachment(each)?.InstanceOwnerId],
  "attachment.nat-gateway-id": () => [],
  "attachment.network-card-index": (each) => [toAttachment(each)?.NetworkCardIndex],
  "attachment.status": (each) => [toAttachment(each)?.Status],
  "availability-zone": ({ record }) => [record.availabilityZone],
  "availability-zone-id": ({ availabilityZoneId }) => [availabilityZoneId],
  description: ({ record }) => [record.description],
  "group-id": ({ record }) => record.groupIds,
  "group-name": ({ record, groupNames }) => record.groupIds.map((id) => groupNames.get(id)),
  "interface-type": ({ record }) => [typeOf(record)],
  "ipv6-addresses.ipv6-address": () => [],
  "mac-address": ({ record }) => [record.macAddress],
  "network-interface-id": ({ record }) => [record.id],
  "operator.managed": () => [false],
  "operator.principal": () => [],
  "owner-id": ({ accountId }) => [accountId],
  "private-dns-name": ({ record }) => [record.privateDnsName],
  "private-ip-address": ({ record }) => [record.privateIpAddress],
  "requester-id": ({ record, accountId }) => [record.interfaceType === "interface" ? undefined : accountId],
  "requester-managed": ({ record }) => [record.interfaceType !== "interface"],
  "source-dest-check": ({ record }) => [record.sourceDestCheck],
  status: ({ record }) => [statusOf(record)],
  "subnet-id": ({ record }) => [record.subnetId],
  "vpc-id": ({ record }) => [record.vpcId],
};
