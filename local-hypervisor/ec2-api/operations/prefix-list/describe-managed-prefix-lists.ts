import type { PrefixListRecord } from "../../../model/prefix-list";
import { applyFilters, type FilterFields } from "../../filters";
import { operation } from "../../operation";
import { paginate } from "../../pagination";
import { required } from "../../required";
import { prefixListOwner, toManagedPrefixList } from "../../views/prefix-list";

const fields = (accountId: string): FilterFields<PrefixListRecord> => ({
  "owner-id": (list) => [prefixListOwner(list, accountId)],
  "prefix-list-id": ({ id }) => [id],
  "prefix-list-name": ({ prefixListName }) => [prefixListName],
});

export const describeManagedPrefixLists = operation(
  "DescribeManagedPrefixLists",
  (input, { controlPlane, region, accountId }) => {
    const { prefixLists } = controlPlane;
    const named = input.PrefixListIds?.length
      ? input.PrefixListIds.map((id) => prefixLists.require(region, id))
      : prefixLists.list(region);
    const { items, NextToken } = paginate(applyFilters(named, input.Filters, fields(accountId)), input, {
      minimum: 1,
      maximum: 100,
    });
    return { NextToken, PrefixLists: items.map((list) => toManagedPrefixList(list, accountId)) };
  },
);

export const getManagedPrefixListEntries = operation(
  "GetManagedPrefixListEntries",
  (input, { controlPlane, region }) => {
    const id = required(input.PrefixListId, "prefixListId");
    const entries = controlPlane.prefixLists.entries(region, id, input.TargetVersion);
    const { items, NextToken } = paginate(entries, input, {
      minimum: 1,
      maximum: 100,
      key: ({ cidr }) => cidr,
    });
    return {
      NextToken,
      Entries: items.map(({ cidr, description }) => ({ Cidr: cidr, Description: description })),
    };
  },
);

export const getManagedPrefixListAssociations = operation(
  "GetManagedPrefixListAssociations",
  (input, { controlPlane, region, accountId }) => {
    const id = required(input.PrefixListId, "prefixListId");
    const { items, NextToken } = paginate(controlPlane.prefixLists.associations(region, id), input, {
      maximum: 255,
      key: (resourceId) => resourceId,
    });
    return {
      NextToken,
      PrefixListAssociations: items.map((ResourceId) => ({ ResourceId, ResourceOwner: accountId })),
    };
  },
);
