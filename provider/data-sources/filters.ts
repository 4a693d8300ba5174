import type { Filter } from "../ec2/types";
import type { ObjectValue } from "../framework/resource";
import { blocks, text, textMap, texts } from "../resources/values";

/** The `filter` blocks of a data source. */
export const configuredFilters = (config: ObjectValue): Filter[] =>
  blocks(config, "filter").map((filter) => ({
    Name: text(filter, "name") ?? "",
    Values: texts(filter, "values"),
  }));

const tagFiltersOf = (config: ObjectValue, name: string): Filter[] =>
  Object.entries(textMap(config, name) ?? {}).map(([key, value]) => ({
    Name: `tag:${key}`,
    Values: [value],
  }));

/** One filter for each tag that is asked for. */
export const tagFilters = (config: ObjectValue): Filter[] => tagFiltersOf(config, "tags");

/** Look-ups of instances have another name for the tags that they ask for. */
export const instanceTagFilters = (config: ObjectValue): Filter[] => tagFiltersOf(config, "instance_tags");

/** One filter for each attribute that is set. */
export const attributeFilters = (attributes: Readonly<Record<string, string | undefined>>): Filter[] =>
  Object.entries(attributes).flatMap(([Name, value]) =>
    value === undefined ? [] : [{ Name, Values: [value] }],
  );

/** EC2 refuses an empty list of filters. */
export const orNone = (filters: Filter[]): Filter[] | undefined =>
  filters.length === 0 ? undefined : filters;
