import type { Filter } from "../ec2/types";
import type { ObjectValue } from "../framework/resource";
import { blocks, text, textMap, texts } from "../resources/values";

/** The `filter` blocks of a data source. */
export const configuredFilters = (config: ObjectValue): Filter[] =>
  blocks(config, "filter").map((filter) => ({
    Name: text(filter, "name") ?? "",
    Values: texts(filter, "values"),
  }));

/** One filter for each tag that is asked for. */
export const tagFilters = (config: ObjectValue): Filter[] =>
  Object.entries(textMap(config, "tags") ?? {}).map(([key, value]) => ({
    Name: `tag:${key}`,
    Values: [value],
  }));

/** One filter for each attribute that is set. */
export const attributeFilters = (attributes: Readonly<Record<string, string | undefined>>): Filter[] =>
  Object.entries(attributes).flatMap(([Name, value]) =>
    value === undefined ? [] : [{ Name, Values: [value] }],
  );

/** EC2 refuses an empty list of filters. */
export const orNone = (filters: Filter[]): Filter[] | undefined =>
  filters.length === 0 ? undefined : filters;
