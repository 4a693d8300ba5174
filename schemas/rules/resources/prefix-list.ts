import type { KnownObject } from "../../known-value";
import type { Problem } from "../../problem";
import { checkPrefixListEntries, checkPrefixListEntry, checkPrefixListName } from "../prefix-list";
import { below, blocks, count, type Rule, tags, text, when } from "./arguments";

const entryOf = (entry: KnownObject): string | undefined => text(entry.cidr);

export const managedPrefixList: Rule = (value) => {
  const family = text(value.address_family);
  const entries = blocks(value.entry);
  return [
    ...when(text(value.name), checkPrefixListName),
    ...entries.flatMap((entry, index): Problem[] =>
      below(
        when(entryOf(entry), (cidr) => checkPrefixListEntry(cidr, family)),
        "entry",
        index,
      ),
    ),
    ...checkPrefixListEntries(entries.map(entryOf), count(value.max_entries)),
    ...tags(value),
  ];
};

export const managedPrefixListEntry: Rule = (value) =>
  when(text(value.cidr), (cidr) => checkPrefixListEntry(cidr, undefined));
