import { checkTags } from "../../schemas/rules/tags";
import { refuse } from "../model/errors/problem";
import { duplicateTagKey, notTaggableByOperation, tagSpecificationWithoutTags } from "../model/errors/tag";

/** A tag as requests and responses carry it. */
export interface Tag {
  Key?: string;
  Value?: string;
}

export interface TagSpecification {
  readonly ResourceType?: string;
  readonly Tags?: readonly Tag[];
}

/** Tags of a record, by key. */
export type Tags = Readonly<Record<string, string>>;

/**
 * The tags that a request gives to new resources of a type.
 *
 * @param resourceType such as `instance`
 * @param taggable every type that the operation can tag @default - `resourceType` alone
 * @throws Ec2Error InvalidParameterValue, TagLimitExceeded
 */
export function tagsFor(
  resourceType: string,
  specifications: readonly TagSpecification[] | undefined,
  taggable: readonly string[] = [resourceType],
): Tags {
  const tags: Tag[] = [];
  for (const { ResourceType: type, Tags: given = [] } of specifications ?? []) {
    if (type === undefined || !taggable.includes(type)) throw notTaggableByOperation(String(type));
    if (given.length === 0) throw tagSpecificationWithoutTags();
    if (type === resourceType) tags.push(...given);
  }
  return tagsOf(tags);
}

/** A checked record of tags; a tag without a value has the empty one. */
export function tagsOf(tags: readonly Tag[]): Tags {
  const record = new Map<string, string>();
  for (const { Key: key = "", Value: value = "" } of tags) {
    if (record.has(key)) throw duplicateTagKey(key);
    record.set(key, value);
  }
  const checked = Object.fromEntries(record);
  refuse(checkTags(checked));
  return checked;
}

/** Tags as a response carries them; absent when there are none. */
export const toTags = (tags: Tags): Tag[] | undefined => {
  const entries = Object.entries(tags);
  return entries.length ? entries.map(([Key, Value]) => ({ Key, Value })) : undefined;
};
