import type { Connection } from "../ec2/connection";
import { step } from "../ec2/diagnostics";
import { changePrefixList, findPrefixListEntries } from "../ec2/prefix-list";
import type { Services } from "../ec2/services";
import type { ManagedResource, ObjectValue } from "../framework/resource";
import { malformedImportId } from "./import-id";
import { creating, deleting, ec2Of, planRegion, reading, splitImportId } from "./life-cycle";
import { text } from "./values";

/** aws_ec2_managed_prefix_list_entry: one network of a list; every change replaces it. */
export const managedPrefixListEntryResource: ManagedResource<Services> = {
  type: "aws_ec2_managed_prefix_list_entry",

  async plan(request) {
    return { requiresReplace: planRegion(request) };
  },

  create: (planned, _config, context) =>
    creating(planned, async (exists) => {
      const ec2 = ec2Of(planned, context);
      const { listId, cidr } = keyOf(planned);
      await changePrefixList(ec2, listId, {
        AddEntries: [{ Cidr: cidr, Description: text(planned, "description") }],
      });
      exists({ id: `${listId},${cidr}` });
      return readEntry(ec2, planned);
    }),

  read: (prior, context) => reading(prior, () => readEntry(ec2Of(prior, context), prior)),

  update: (prior, planned, _config, context) =>
    reading(prior, () => readEntry(ec2Of(planned, context), planned)),

  delete(prior, context) {
    const ec2 = ec2Of(prior, context);
    const { listId, cidr } = keyOf(prior);
    return deleting(async () => {
      // The API's word for a network that is not there is its word for other faults too
      if ((await readEntry(ec2, prior)) === null) return;
      await changePrefixList(ec2, listId, { RemoveEntries: [{ Cidr: cidr }] });
    });
  },

  async import(id, { services }) {
    const { id: plain, region = services.region } = splitImportId(id);
    const [listId = "", cidr = "", ...rest] = plain.split(",");
    if (listId === "" || cidr === "" || rest.length > 0)
      return malformedImportId(id, "prefix-list-id,cidr-block", "pl-0123456789abcdef0,203.0.113.0/24");
    return { state: { id: plain, region, prefix_list_id: listId, cidr } };
  },
};

const keyOf = (state: ObjectValue) => ({
  listId: text(state, "prefix_list_id") ?? "",
  cidr: text(state, "cidr") ?? "",
});

async function readEntry(ec2: Connection, prior: ObjectValue): Promise<ObjectValue | null> {
  const { listId, cidr } = keyOf(prior);
  const id = `${listId},${cidr}`;
  const entries = await step(`reading VPC Managed Prefix List Entry (${id})`, () =>
    findPrefixListEntries(ec2, listId),
  );
  const entry = entries.find(({ Cidr }) => Cidr === cidr);
  if (entry === undefined) return null;
  return {
    id,
    region: ec2.region,
    cidr,
    description: entry.Description || (prior.description === "" ? "" : null),
    prefix_list_id: listId,
  };
}
