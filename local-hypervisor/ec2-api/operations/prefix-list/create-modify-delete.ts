import type { AddPrefixListEntry } from "@aws-sdk/client-ec2";
import type { PrefixListEntry } from "../../../model/prefix-list";
import { operation } from "../../operation";
import { oneOf, required } from "../../required";
import { tagsFor } from "../../tags";
import { toManagedPrefixList } from "../../views/prefix-list";

const toEntries = (entries: readonly AddPrefixListEntry[] | undefined): PrefixListEntry[] =>
  (entries ?? []).map(({ Cidr, Description }) => ({ cidr: Cidr ?? "", description: Description }));

export const createManagedPrefixList = operation(
  "CreateManagedPrefixList",
  (input, { controlPlane, region, accountId }) => {
    const list = controlPlane.prefixLists.create(region, {
      prefixListName: required(input.PrefixListName, "prefixListName"),
      addressFamily: required(oneOf(input.AddressFamily, ["IPv4", "IPv6"], "addressFamily"), "addressFamily"),
      maxEntries: required(input.MaxEntries, "maxEntries"),
      entries: toEntries(input.Entries),
      tags: tagsFor("prefix-list", input.TagSpecifications),
    });
    return { PrefixList: toManagedPrefixList(list, accountId) };
  },
);

export const modifyManagedPrefixList = operation(
  "ModifyManagedPrefixList",
  (input, { controlPlane, region, accountId }) => {
    const list = controlPlane.prefixLists.modify(region, required(input.PrefixListId, "prefixListId"), {
      prefixListName: input.PrefixListName,
      maxEntries: input.MaxEntries,
      added: toEntries(input.AddEntries),
      removedCidrs: (input.RemoveEntries ?? []).map(({ Cidr }) => Cidr ?? ""),
      currentVersion: input.CurrentVersion,
    });
    return { PrefixList: toManagedPrefixList(list, accountId) };
  },
);

export const restoreManagedPrefixListVersion = operation(
  "RestoreManagedPrefixListVersion",
  (input, { controlPlane, region, accountId }) => {
    const list = controlPlane.prefixLists.restore(
      region,
      required(input.PrefixListId, "prefixListId"),
      required(input.PreviousVersion, "previousVersion"),
      required(input.CurrentVersion, "currentVersion"),
    );
    return { PrefixList: toManagedPrefixList(list, accountId) };
  },
);

export const deleteManagedPrefixList = operation(
  "DeleteManagedPrefixList",
  (input, { controlPlane, region, accountId }) => {
    const list = controlPlane.prefixLists.delete(region, required(input.PrefixListId, "prefixListId"));
    return { PrefixList: { ...toManagedPrefixList(list, accountId), State: "delete-complete" as const } };
  },
);
