import { dataSourceSpecs, providerSpecs, resourceSpecs } from "./generated/specs";
import type { RootSchema } from "./json-schema";

/** Terraform type of a managed resource that both targets know */
export type ResourceType = keyof typeof resourceSpecs;

/** Terraform type of a data source that both targets know */
export type DataSourceType = keyof typeof dataSourceSpecs;

export const resourceTypes = Object.keys(resourceSpecs) as readonly ResourceType[];
export const dataSourceTypes = Object.keys(dataSourceSpecs) as readonly DataSourceType[];

export const isResourceType = (type: string): type is ResourceType => Object.hasOwn(resourceSpecs, type);
export const isDataSourceType = (type: string): type is DataSourceType =>
  Object.hasOwn(dataSourceSpecs, type);

const parsed = new Map<string, RootSchema>();

/** Each schema is read from its text once, when it is first asked for. */
function parseOnce(text: string): RootSchema {
  const known = parsed.get(text);
  if (known) return known;
  const schema = JSON.parse(text) as RootSchema;
  parsed.set(text, schema);
  return schema;
}

/** JSON Schema of a managed resource's arguments and attributes, with Terraform's flags in `x-terraform`. */
export const resourceSchema = (type: ResourceType): RootSchema => parseOnce(resourceSpecs[type]);

/** JSON Schema of a data source's arguments and attributes, with Terraform's flags in `x-terraform`. */
export const dataSourceSchema = (type: DataSourceType): RootSchema => parseOnce(dataSourceSpecs[type]);

/** JSON Schema of the provider block. Of the services under `endpoints`, only those that are spoken: ec2 and sts. */
export const providerConfigurationSchema: RootSchema = parseOnce(providerSpecs.aws);
