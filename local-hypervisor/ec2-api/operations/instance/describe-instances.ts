import { instanceDnsName } from "../../../control-plane/private-dns-name";
import { idsWithMaxResults } from "../../../model/errors/request";
import { instanceStateCodes } from "../../../model/instance-lifecycle";
import { applyFilters, type FilterFields } from "../../filters";
import { operation } from "../../operation";
import { paginate } from "../../pagination";
import { type DescribedInstance, describeInstances as gather, toReservations } from "../../views/instance";
import type { DescribedInterface } from "../../views/network-interface";
import { networkInterfaceFields } from "../network-interface/filter-fields";

type Filterable = DescribedInstance & { readonly tags: Readonly<Record<string, string>> };

const primary = ({ networkInterfaces }: Filterable) => networkInterfaces[0]?.record;
const publicAddress = ({ networkInterfaces }: Filterable) => networkInterfaces[0]?.addresses[0].publicAddress;
const privateName = (item: Filterable) => {
  const record = primary(item);
  return record && instanceDnsName(item.instance, record.privateIpAddress);
};
const time = (timeMs: number | undefined) =>
  timeMs === undefined ? undefined : new Date(timeMs).toISOString();

/** Filters by what no network interface here has. */
const absentFields: FilterFields<DescribedInterface> = Object.fromEntries(
  [
    "addresses.association.carrier-ip",
    "addresses.association.customer-owned-ip",
    "association.carrier-ip",
    "association.customer-owned-ip",
    "ipv4-prefixes.ipv4-prefix",
    "ipv6-address",
    "ipv6-addresses.is-primary-ipv6",
    "ipv6-prefixes.ipv6-prefix",
    "outpost-arn",
  ].map((name) => [name, () => []]),
);

const interfaceFields: FilterFields<DescribedInterface> = {
  ...networkInterfaceFields,
  ...absentFields,
  "deny-all-igw-traffic": () => [false],
  "ipv6-native": () => [false],
  "public-dns-name": ({ addresses }) => [addresses[0].publicAddress?.publicDnsName],
  "tag-key": ({ record }) => Object.keys(record.tags),
  "tag-value": ({ record }) => Object.values(record.tags),
};

/** Filters of every network interface of an instance. */
const fieldsOfInterfaces: FilterFields<Filterable> = Object.fromEntries(
  Object.entries(interfaceFields).map(([name, read]) => [
    `network-interface.${name}`,
    ({ networkInterfaces }) => networkInterfaces.flatMap((each) => [...read(each)]),
  ]),
);

const fields: FilterFields<Filterable> = {
  ...fieldsOfInterfaces,
  architecture: ({ instance }) => [instance.architecture],
  "availability-zone": ({ instance }) => [instance.availabilityZone],
  "availability-zone-id": ({ availabilityZoneId }) => [availabilityZoneId],
  "block-device-mapping.attach-time": ({ volumes }) =>
    volumes.map((each) => time(each.attachment.attachTimeMs)),
  "block-device-mapping.delete-on-termination": ({ volumes }) =>
    volumes.map((each) => each.attachment.deleteOnTermination),
  "block-device-mapping.device-name": ({ volumes }) => volumes.map((each) => each.attachment.deviceName),
  "block-device-mapping.status": ({ volumes }) => volumes.map((each) => each.attachment.state),
  "block-device-mapping.volume-id": ({ volumes }) => volumes.map((each) => each.id),
  "client-token": ({ instance }) => [instance.clientToken],
  "dns-name": (item) => [publicAddress(item)?.publicDnsName],
  "ebs-optimized": ({ instance }) => [instance.ebsOptimized],
  "hibernation-options.configured": ({ instance }) => [instance.hibernationConfigured ?? false],
  hypervisor: () => ["xen"],
  "iam-instance-profile.arn": () => [],
  "iam-instance-profile.id": () => [],
  "image-id": ({ instance }) => [instance.imageId],
  "instance-id": ({ instance }) => [instance.id],
  "instance-lifecycle": () => [],
  "instance-state-code": ({ instance }) => [instanceStateCodes[instance.state]],
  "instance-state-name": ({ instance }) => [instance.state],
  "instance-type": ({ instance }) => [instance.instanceType],
  "instance.group-id": ({ networkInterfaces }) => networkInterfaces.flatMap(({ record }) => record.groupIds),
  "instance.group-name": ({ networkInterfaces, groupNames }) =>
    networkInterfaces.flatMap(({ record }) => record.groupIds.map((id) => groupNames.get(id))),
  "ip-address": (item) => [publicAddress(item)?.publicIp],
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
  "owner-id": ({ accountId }) => [accountId],
  "placement-group-name": () => [],
  platform: () => [],
  "platform-details": () => ["Linux/UNIX"],
  "private-dns-name": (item) => [privateName(item)],
  "private-dns-name-options.enable-resource-name-dns-a-record": ({ instance }) => [
    instance.privateDnsNameOptions.enableResourceNameDnsARecord,
  ],
  "private-dns-name-options.enable-resource-name-dns-aaaa-record": () => [false],
  "private-dns-name-options.hostname-type": ({ instance }) => [instance.privateDnsNameOptions.hostnameType],
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
