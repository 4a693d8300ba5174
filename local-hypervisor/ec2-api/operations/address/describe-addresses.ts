import type { AddressRecord } from "../../../model/address";
import { applyFilters, type FilterFields } from "../../filters";
import { type OperationContext, operation } from "../../operation";
import { instanceOf, toAddress } from "../../views/address";

const fields = (context: OperationContext): FilterFields<AddressRecord> => ({
  "allocation-id": ({ id }) => [id],
  "association-id": ({ association }) => [association?.associationId],
  domain: () => ["vpc"],
  "instance-id": (address) => [instanceOf(address, context)],
  "network-border-group": ({ region }) => [region],
  "network-interface-id": ({ association }) => [association?.networkInterfaceId],
  "network-interface-owner-id": ({ association }) => [association && context.accountId],
  "private-ip-address": ({ association }) => [association?.privateIpAddress],
  "public-ip": ({ publicIp }) => [publicIp],
});

export const describeAddresses = operation("DescribeAddresses", (input, context) => {
  const { controlPlane, region } = context;
  const { addresses } = controlPlane;
  const { AllocationIds = [], PublicIps = [] } = input;
  const named = [
    ...AllocationIds.map((id) => addresses.require(region, id)),
    ...PublicIps.map((publicIp) => addresses.requireByPublicIp(region, publicIp)),
  ];
  const candidates = named.length > 0 ? uniqueById(named) : addresses.list(region);
  return {
    Addresses: applyFilters(candidates, input.Filters, fields(context)).map((address) =>
      toAddress(address, context),
    ),
  };
});

const uniqueById = (addresses: readonly AddressRecord[]): AddressRecord[] => [
  ...new Map(addresses.map((address) => [address.id, address])).values(),
];
