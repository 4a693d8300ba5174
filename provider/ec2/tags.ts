import type { ResourceType, Tag, TagSpecification } from "@aws-sdk/client-ec2";
import { createTags, deleteTags } from "./calls";
import type { Connection } from "./connection";

export type TagMap = Readonly<Record<string, string>>;

/** Tags as Terraform keeps them. Those that AWS itself sets (`aws:…`) are not the practitioner's. */
export const tagMap = (tags: readonly Tag[] | undefined): Record<string, string> =>
  Object.fromEntries(
    (tags ?? [])
      .filter(({ Key }) => Key !== undefined && !Key.startsWith("aws:"))
      .map(({ Key, Value }) => [Key as string, Value ?? ""]),
  );

const tagList = (tags: TagMap): Tag[] => Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));

/** Tags to give a thing as it is created; undefined when there are none. */
export const tagSpecifications = (
  ...of: readonly [ResourceType, TagMap][]
): TagSpecification[] | undefined => {
  const specifications = of
    .filter(([, tags]) => Object.keys(tags).length > 0)
    .map(([type, tags]) => ({ ResourceType: type, Tags: tagList(tags) }));
  return specifications.length === 0 ? undefined : specifications;
};

/** Makes the tags of a thing what they should be: first removes, then sets. */
export async function updateTags(
  ec2: Connection,
  resourceId: string,
  old: TagMap,
  wanted: TagMap,
): Promise<void> {
  const removed = Object.keys(old).filter((key) => !(key in wanted));
  const changed = Object.fromEntries(Object.entries(wanted).filter(([key, value]) => old[key] !== value));
  if (removed.length > 0)
    await deleteTags(ec2, { Resources: [resourceId], Tags: removed.map((Key) => ({ Key })) });
  if (Object.keys(changed).length > 0)
    await createTags(ec2, { Resources: [resourceId], Tags: tagList(changed) });
}
