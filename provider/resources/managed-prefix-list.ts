import type { Connection } from "../ec2/connection";
import { step } from "../ec2/diagnostics";
import { createManagedPrefixList } from "../ec2/filter-calls";
import {
  changePrefixList,
  deletePrefixListWholly,
  findManagedPrefixList,
  findPrefixListEntries,
  waitPrefixListSettled,
} from "../ec2/prefix-list";
import type { Services } from "../ec2/services";
import { tagMap, tagSpecifications, updateTags } from "../ec2/tags";
import type { ManagedPrefixList, PrefixListEntry } from "../ec2/types";
import type { ManagedResource, ObjectValue } from "../framework/resource";
import { Unknown } from "../protocol/unknown";
import { creating, deleting, ec2Of, importById, planRegion, reading, updating } from "./life-cycle";
import { blocks, changed, number, text, textMap } from "./values";

/** aws_ec2_managed_prefix_list: everything but the family of its networks changes in place. */
export const managedPrefixListResource: ManagedResource<Services> = {
  type: "aws_ec2_managed_prefix_list",

  async plan(request) {
    const { prior, planned } = request;
    if (prior !== null && changed(prior, planned, "entry")) planned.version = Unknown.value;
    return { requiresReplace: planRegion(request) };
  },

  create: (planned, _config, context) =>
    creating(planned, async (exists) => {
      const ec2 = ec2Of(planned, context);
      const entries = entriesOf(planned);
      const { PrefixList } = await step("creating EC2 Managed Prefix List", () =>
        createManagedPrefixList(ec2, {
          PrefixListName: text(planned, "name"),
          AddressFamily: text(planned, "address_family"),
          MaxEntries: number(planned, "max_entries"),
          Entries: entries.length === 0 ? undefined : entries,
          TagSpecifications: tagSpecifications(["prefix-list", textMap(planned, "tags_all") ?? {}]),
        }),
      );
      const listId = PrefixList?.PrefixListId ?? "";
      exists({ id: listId });
      await step(`waiting for EC2 Managed Prefix List (${listId}) create`, () =>
        waitPrefixListSettled(ec2, listId),
      );
      return readList(ec2, listId);
    }),

  read: (prior, context) => reading(prior, () => readList(ec2Of(prior, context), text(prior, "id") ?? "")),

  update(prior, planned, _config, context) {
    const ec2 = ec2Of(planned, context);
    const listId = text(prior, "id") ?? "";
    return updating(
      prior,
      async () => {
        // A request changes either the size or the entries; the size is never to be less than there are entries
        const [before, after] = [number(prior, "max_entries") ?? 0, number(planned, "max_entries") ?? 0];
        if (after > before) await changePrefixList(ec2, listId, { MaxEntries: after });
        if (changed(prior, planned, "name"))
          await changePrefixList(ec2, listId, { PrefixListName: text(planned, "name") });
        await changeEntries(ec2, listId, entriesOf(prior), entriesOf(planned));
        if (after < before) await changePrefixList(ec2, listId, { MaxEntries: after });
        await step(`updating tags for EC2 Managed Prefix List (${listId})`, () =>
          updateTags(ec2, listId, textMap(prior, "tags_all") ?? {}, textMap(planned, "tags_all") ?? {}),
        );
      },
      () => readList(ec2, listId),
    );
  },

  delete: (prior, context) =>
    deleting(() => deletePrefixListWholly(ec2Of(prior, context), text(prior, "id") ?? "")),

  import: importById,
};

const entriesOf = (state: ObjectValue): (PrefixListEntry & { Cidr: string })[] =>
  blocks(state, "entry").map((entry) => ({
    Cidr: text(entry, "cidr") ?? "",
    Description: text(entry, "description"),
  }));

type Entries = ReturnType<typeof entriesOf>;

/** A request names each network once: one whose description changes goes first, and comes back in another. */
async function changeEntries(
  ec2: Connection,
  listId: string,
  present: Entries,
  wanted: Entries,
): Promise<void> {
  const isIn = (entries: Entries, { Cidr, Description }: Entries[number]) =>
    entries.some((other) => other.Cidr === Cidr && (other.Description ?? "") === (Description ?? ""));
  const removed = present.filter((entry) => !isIn(wanted, entry)).map(({ Cidr }) => ({ Cidr }));
  const added = wanted.filter((entry) => !isIn(present, entry));
  const described = removed.filter(({ Cidr }) => added.some((entry) => entry.Cidr === Cidr));
  const gone = removed.filter((entry) => !described.includes(entry));
  if (described.length > 0) await changePrefixList(ec2, listId, { RemoveEntries: described });
  if (gone.length > 0 || added.length > 0)
    await changePrefixList(ec2, listId, {
      ...(gone.length > 0 ? { RemoveEntries: gone } : {}),
      ...(added.length > 0 ? { AddEntries: added } : {}),
    });
}

async function readList(ec2: Connection, listId: string): Promise<ObjectValue | null> {
  const list = await step(`reading EC2 Managed Prefix List (${listId})`, () =>
    findManagedPrefixList(ec2, listId),
  );
  if (list === undefined) return null;
  const entries = await step(`reading EC2 Managed Prefix List (${listId}) Entries`, () =>
    findPrefixListEntries(ec2, listId),
  );
  return {
    ...prefixListFacts(ec2, list),
    entry: entries.map(({ Cidr = "", Description }) => ({ cidr: Cidr, description: Description || null })),
    tags_all: tagMap(list.Tags),
  };
}

/** What the resource and the data source say alike of a list. */
export const prefixListFacts = (ec2: Connection, list: ManagedPrefixList): ObjectValue => ({
  id: list.PrefixListId ?? "",
  arn: list.PrefixListArn ?? "",
  region: ec2.region,
  address_family: list.AddressFamily ?? "",
  max_entries: list.MaxEntries ?? 0,
  name: list.PrefixListName ?? "",
  owner_id: list.OwnerId ?? "",
  version: list.Version ?? 0,
});
