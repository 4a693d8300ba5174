import { createHash } from "node:crypto";
import { awsPrefixLists } from "../../schemas/catalogues/aws-prefix-lists";
import type { PrefixListRecord } from "../model/prefix-list";

/** The prefix lists that AWS keeps in a region; they are in no store. */
export const awsManagedPrefixLists = (region: string): PrefixListRecord[] =>
  [...awsPrefixLists(region)].map(([prefixListName, { id = madeUpId(prefixListName), cidrs }]) => ({
    id,
    region,
    tags: {},
    prefixListName,
    addressFamily: "IPv4",
    // AWS's documentation gives both gateway services a weight of one rule
    maxEntries: 1,
    state: "create-complete",
    version: 1,
    entries: cidrs.map((cidr) => ({ cidr })),
    history: {},
  }));

export const isAwsManaged = ({ prefixListName }: Pick<PrefixListRecord, "prefixListName">): boolean =>
  prefixListName.startsWith("com.amazonaws.");

/** Always the same for a name, where AWS's own id is not publicly known. */
const madeUpId = (name: string): string =>
  `pl-${createHash("sha256").update(name).digest("hex").slice(0, 8)}`;
