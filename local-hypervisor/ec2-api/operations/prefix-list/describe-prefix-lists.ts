import { checkId } from "../../../../schemas/rules/ids";
import { isAwsManaged } from "../../../control-plane/aws-prefix-list";
import { namedPrefixListNotFound } from "../../../model/errors/prefix-list";
import { refuse } from "../../../model/errors/problem";
import type { PrefixListRecord } from "../../../model/prefix-list";
import { applyFilters, type FilterFields } from "../../filters";
import { operation } from "../../operation";
import { paginate } from "../../pagination";

const fields: FilterFields<PrefixListRecord> = {
  "prefix-list-id": ({ id }) => [id],
  "prefix-list-name": ({ prefixListName }) => [prefixListName],
};

/** The lists of AWS's services with their blocks; the user's own are not among them. */
export const describePrefixLists = operation("DescribePrefixLists", (input, { controlPlane, region }) => {
  const lists = controlPlane.prefixLists.list(region).filter(isAwsManaged);
  const named = input.PrefixListIds?.length ? input.PrefixListIds.map((id) => requireOf(lists, id)) : lists;
  const { items, NextToken } = paginate(applyFilters(named, input.Filters, fields), input);
  return {
    NextToken,
    PrefixLists: items.map(({ id, prefixListName, entries }) => ({
      PrefixListId: id,
      PrefixListName: prefixListName,
      Cidrs: entries.map(({ cidr }) => cidr),
    })),
  };
});

function requireOf(lists: readonly PrefixListRecord[], id: string): PrefixListRecord {
  refuse(checkId("prefixList", id));
  const list = lists.find((each) => each.id === id);
  if (!list) throw namedPrefixListNotFound(id);
  return list;
}
