import { idsWithMaxResults } from "../../../model/errors/request";
import { instanceStateCodes } from "../../../model/instance-lifecycle";
import { applyFilters, type FilterFields } from "../../filters";
import { operation } from "../../operation";
import { paginate } from "../../pagination";
import { type DescribedInstance, describeInstances as gather, toReservations } from "../../views/instance";

type Filterable = DescribedInstance & { readonly tags: Readonly<Record<string, string>> };

const primary = ({ networkInterfaces }: Filterable) => networkInterfaces[0];
const time = (timeMs: number | undefined) =>
  timeMs === undefined ? undefined : new Date(timeMs).toISOString();

const fields: FilterFields<Filterable> = {
  architecture: ({ instance }) => [instance.architecture],
  "availability-zone": ({ instance }) => [instance.availabilityZone],
  "availability-zone-id": ({ availabilityZoneId }) => [availabilityZoneId],
  "block-device-mapping.attach-time": ({ volumes }) =>
    volumes.map((each) => time(each.attachment?.attachTimeMs)),
  "block-device-mapping.delete-on-termination": ({ volumes }) =>
    volumes.map((each) => each.attachment?.deleteOnTermination),
  "block-device-mapping.device-name": ({ volumes }) => volumes.map((each) => each.attachment?.deviceName),
  "block-device-mapping.status": ({ volumes }) => volumes.map((each) => each.attachment?.state),
  "block-device-mapping.volume-id": ({ volumes }) => volumes.map((each) => each.id),
  "client-token": ({ instance }) => [instance.clientToken],
  "dns-name": (item) => [primary(item)?.publicDnsName],
  "ebs-optimized": ({ instance }) => [instance.ebsOptimized],
  "hibernation-options.configured": () => [false],
  hypervisor: () => ["xen"],
  "iam-instance-profile.arn": () => [],
  "iam-instance-profile.id": () => [],
  "image-id": ({ instance }) => [instance.imageId],
  "instance-id": ({ instance }) => [instance.id],
  "instance-lifecycle": () => [],
  "instance-state-code": ({ instance }) => [instanceStateCodes[instance.state]],
  "instance-state-name": ({ instance }) => [instance.state],
  "instance-type": ({ instance }) => [instance.instanceType],
  "instance.group-id": ({ networkInterfaces }) => networkInterfaces.flatMap((each) => each.groupIds),
  "instance.group-name": ({ networkInterfaces, groupNames }) =>
    networkInterfaces.flatMap((each) => each.groupIds.map((id) => groupNames.get(id))),
  "ip-address": (item) => [primary(item)?.publicIpAddress],
  "kernel-id": ({ instance }) => [instance.kernelId],
  "key-name": ({ instance }) => [instance.keyName],
  "launch-index": ({ instance }) => [instance.amiLaunchIndex],
  "launch-time": ({ instance }) => [time(instance.launchTimeMs)],
  "metadata-options.http-endpoint": ({ instance }) => [instance.metadataOptions.httpEndpoint],
  "metadata-options.http-protocol-ipv4": () => ["enabled"],
  "metadata-options.http-protocol-ipv6": ({ instance }) => [instance.metadataOptions.httpProtocolIpv6],
  "metadata-options.http-put-response-hop-limit": ({ instance }) => [
    instance.metadataOptions.httpPutResponseHopLimit,
  ],
  "metadata-options.http-tokens": ({ instance }) => [instance.metadataOptions.httpTokens],
  "metadata-options.instance-metadata-tags": ({ instance }) => [
    instance.metadataOptions.instanceMetadataTags,
  ],
  "metadata-options.state": () => ["applied"],
  "monitoring-state": ({ instance }) => [instance.monitoring],
  "network-interface.addresses.primary": ({ networkInterfaces }) => networkInterfaces.map(() => true),
  "network-interface.addresses.private-ip-address": ({ networkInterfaces }) =>
    networkInterfaces.map((each) => each.privateIpAddress),
  "network-interface.association.public-ip": ({ networkInterfaces }) =>
    networkInterfaces.map((each) => each.publicIpAddress),
  "network-interface.attachment.attachment-id": ({ networkInterfaces }) =>
    networkInterfaces.map((each) => each.attachment?.attachmentId),
  "network-interface.attachment.delete-on-termination": ({ networkInterfaces }) =>
    networkInterfaces.map((each) => each.attachment?.deleteOnTermination),
  "network-interface.attachment.device-index": ({ networkInterfaces }) =>
    networkInterfaces.map((each) => each.attachment?.deviceIndex),
  "network-interface.attachment.instance-id": ({ networkInterfaces }) =>
    networkInterfaces.map((each) => each.attachment?.instanceId),
  "network-interface.attachment.status": ({ networkInterfaces }) => networkInterfaces.map(() => "attached"),
  "network-interface.availability-zone": ({ networkInterfaces }) =>
    networkInterfaces.map((each) => each.availabilityZone),
  "network-interface.description": ({ networkInterfaces }) =>
    networkInterfaces.map((each) => each.description),
  "network-interface.group-id": ({ networkInterfaces }) => networkInterfaces.flatMap((each) => each.groupIds),
  "network-interface.group-name": ({ networkInterfaces, groupNames }) =>
    networkInterfaces.flatMap((each) => each.groupIds.map((id) => groupNames.get(id))),
  "network-interface.mac-address": ({ networkInterfaces }) =>
    networkInterfaces.map((each) => each.macAddress),
  "network-interface.network-interface-id": ({ networkInterfaces }) =>
    networkInterfaces.map((each) => each.id),
  "network-interface.owner-id": ({ networkInterfaces, accountId }) => networkInterfaces.map(() => accountId),
  "network-interface.private-dns-name": ({ networkInterfaces }) =>
    networkInterfaces.map((each) => each.privateDnsName),
  "network-interface.private-ip-address": ({ networkInterfaces }) =>
    networkInterfaces.map((each) => each.privateIpAddress),
  "network-interface.source-dest-check": ({ networkInterfaces }) =>
    networkInterfaces.map((each) => each.sourceDestCheck),
  "network-interface.status": ({ networkInterfaces }) => networkInterfaces.map(() => "in-use"),
  "network-interface.subnet-id": ({ networkInterfaces }) => networkInterfaces.map((each) => each.subnetId),
  "network-interface.vpc-id": ({ networkInterfaces }) => networkInterfaces.map((each) => each.vpcId),
  "owner-id": ({ accountId }) => [accountId],
  "placement-group-name": () => [],
  platform: () => [],
  "platform-details": () => ["Linux/UNIX"],
  "private-dns-name": (item) => [primary(item)?.privateDnsName],
  "private-ip-address": (item) => [primary(item)?.privateIpAddress],
  "product-code": () => [],
  "product-code.type": () => [],
  "ramdisk-id": () => [],
  reason: ({ instance }) => [instance.stateTransitionReason],
  "requester-id": () => [],
  "reservation-id": ({ instance }) => [instance.reservationId],
  "root-device-name": ({ instance }) => [instance.rootDeviceName],
  "root-device-type": () => ["ebs"],
  "source-dest-check": (item) => [primary(item)?.sourceDestCheck],
  "spot-instance-request-id": () => [],
  "state-reason-code": ({ instance }) => [instance.stateReason?.code],
  "state-reason-message": ({ instance }) => [instance.stateReason?.message],
  "subnet-id": (item) => [primary(item)?.subnetId],
  tenancy: () => ["default"],
  "usage-operation": () => ["RunInstances"],
  "virtualization-type": ({ instance }) => [instance.virtualizationType],
  "vpc-id": (item) => [primary(item)?.vpcId],
};

export const describeInstances = operation("DescribeInstances", (input, { controlPlane, region }) => {
  const ids = input.InstanceIds ?? [];
  if (ids.length > 0 && input.MaxResults !== undefined) throw idsWithMaxResults("instancesSet");
  const instances =
    ids.length > 0 ? controlPlane.instances.requireAll(region, ids) : controlPlane.instances.list(region);
  const described = gather(controlPlane, region, instances).map((each) => ({
    ...each,
    tags: each.instance.tags,
  }));
  const { items, NextToken } = paginate(applyFilters(described, input.Filters, fields), input, {
    key: ({ instance }) => instance.id,
  });
  return { Reservations: toReservations(items), NextToken };
});
