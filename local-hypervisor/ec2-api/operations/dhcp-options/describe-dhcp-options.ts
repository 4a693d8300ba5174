import type { DhcpOptionsRecord } from "../../../model/dhcp-options";
import { applyFilters, type FilterFields } from "../../filters";
import { operation } from "../../operation";
import { paginate } from "../../pagination";
import { toDhcpOptions } from "../../views/dhcp-options";

const fields = (accountId: string): FilterFields<DhcpOptionsRecord> => ({
  "dhcp-options-id": ({ id }) => [id],
  key: ({ options }) => Object.keys(options),
  "owner-id": () => [accountId],
  value: ({ options }) => Object.values(options).flat(),
});

export const describeDhcpOptions = operation(
  "DescribeDhcpOptions",
  (input, { controlPlane, region, accountId }) => {
    const { dhcpOptions } = controlPlane;
    const named = input.DhcpOptionsIds?.length
      ? input.DhcpOptionsIds.map((id) => dhcpOptions.require(region, id))
      : dhcpOptions.list(region);
    const { items, NextToken } = paginate(applyFilters(named, input.Filters, fields(accountId)), input);
    return { NextToken, DhcpOptions: items.map((options) => toDhcpOptions(options, accountId)) };
  },
);
