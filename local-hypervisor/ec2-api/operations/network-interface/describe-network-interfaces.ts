import type { NetworkInterfaceRecord } from "../../../model/network-interface";
import { applyFilters, type FilterFields } from "../../filters";
import { type OperationContext, operation } from "../../operation";
import { paginate } from "../../pagination";
import { toNetworkInterface } from "../../views/network-interface";

const statusOf = ({ attachment }: NetworkInterfaceRecord): string => (attachment ? "in-use" : "available");

function fields({ controlPlane, region, accountId }: OperationContext): FilterFields<NetworkInterfaceRecord> {
  const names = new Map(controlPlane.securityGroups.list(region).map(({ id, groupName }) => [id, groupName]));
  const whenPublic = (record: NetworkInterfaceRecord, value: string) =>
    record.publicIpAddress ? [value] : [];
  const privateAddress = (record: NetworkInterfaceRecord) => [record.privateIpAddress];
  const publicAddress = (record: NetworkInterfaceRecord) => [record.publicIpAddress];
  return {
    "addresses.association.owner-id": (record) => whenPublic(record, "amazon"),
    "addresses.association.public-ip": publicAddress,
    "addresses.primary": () => [true],
    "addresses.private-ip-address": privateAddress,
    "association.allocation-id": () => [],
    "association.association-id": () => [],
    "association.ip-owner-id": (record) => whenPublic(record, "amazon"),
    "association.public-dns-name": (record) => [record.publicDnsName],
    "association.public-ip": publicAddress,
    "attachment.attach-time": ({ attachment }) => [
      attachment && new Date(attachment.attachedAt).toISOString(),
    ],
    "attachment.attachment-id": ({ attachment }) => [attachment?.attachmentId],
    "attachment.delete-on-termination": ({ attachment }) => [attachment?.deleteOnTermination],
    "attachment.device-index": ({ attachment }) => [attachment?.deviceIndex],
    "attachment.instance-id": ({ attachment }) => [attachment?.instanceId],
    "attachment.instance-owner-id": ({ attachment }) => [attachment && accountId],
    "attachment.nat-gateway-id": () => [],
    "attachment.status": ({ attachment }) => [attachment && "attached"],
    "availability-zone": (record) => [record.availabilityZone],
    description: (record) => [record.description],
    "group-id": (record) => record.groupIds,
    "group-name": (record) => record.groupIds.map((id) => names.get(id)),
    "interface-type": () => ["interface"],
    "ipv6-addresses.ipv6-address": () => [],
    "mac-address": (record) => [record.macAddress],
    "network-interface-id": (record) => [record.id],
    "operator.managed": () => [false],
    "owner-id": () => [accountId],
    "private-dns-name": (record) => [record.privateDnsName],
    "private-ip-address": privateAddress,
    "requester-id": () => [],
    "requester-managed": () => [false],
    "source-dest-check": (record) => [record.sourceDestCheck],
    status: (record) => [statusOf(record)],
    "subnet-id": (record) => [record.subnetId],
    "vpc-id": (record) => [record.vpcId],
  };
}

export const describeNetworkInterfaces = operation("DescribeNetworkInterfaces", (input, context) => {
  const { controlPlane, region } = context;
  const { networkInterfaces } = controlPlane;
  const named = input.NetworkInterfaceIds?.length
    ? input.NetworkInterfaceIds.map((id) => networkInterfaces.require(region, id))
    : networkInterfaces.list(region);
  const { items, NextToken } = paginate(applyFilters(named, input.Filters, fields(context)), input);
  return { NextToken, NetworkInterfaces: items.map((record) => toNetworkInterface(record, context)) };
});
