import type { RootSchema } from "../../schemas/json-schema";
import type { Problem } from "../../schemas/problem";
import {
  type DataSourceType,
  dataSourceSchema,
  dataSourceTypes,
  providerConfigurationSchema,
  type ResourceType,
  resourceSchema,
  resourceTypes,
} from "../../schemas/resource-schemas";
import { unsupportedArguments } from "../../schemas/unsupported";
import type { FrameworkSchema } from "./schema";
import { schemaFromJsonSchema } from "./schema-from-json-schema";

/** Checks a configuration: null is unset, absent is known later. */
export type Validator = (type: string, config: unknown) => readonly Problem[];

/** The contract that a provider keeps: its types in JSON Schema, and the rules that go with them. */
export interface Contract {
  readonly provider: RootSchema;
  readonly resources: ReadonlyMap<string, RootSchema>;
  readonly dataSources: ReadonlyMap<string, RootSchema>;
  /** Asked for at the first configuration to check: it takes longer to load than the schemas */
  readonly loadValidators: () => Promise<{
    readonly validateResource: Validator;
    readonly validateDataSource: Validator;
  }>;
}

/** The contract in `schemas/`. */
export const ec2Contract = (): Contract => ({
  provider: providerConfigurationSchema,
  resources: new Map(resourceTypes.map((type) => [type, resourceSchema(type)])),
  dataSources: new Map(dataSourceTypes.map((type) => [type, dataSourceSchema(type)])),
  loadValidators: async () => {
    const { validateResource, validateDataSource } = await import("../../schemas/validate");
    return {
      validateResource: (type, config) => [
        ...validateResource(type as ResourceType, config),
        ...unsupportedArguments(resourceSchema(type as ResourceType), config),
      ],
      validateDataSource: (type, config) => validateDataSource(type as DataSourceType, config),
    };
  },
});

/** Terraform's schemas of a contract, each made when it is first asked for. */
export class SchemaSource {
  private readonly made = new Map<RootSchema, FrameworkSchema>();

  constructor(private readonly contract: Contract) {}

  get resourceTypes(): readonly string[] {
    return [...this.contract.resources.keys()];
  }

  get dataSourceTypes(): readonly string[] {
    return [...this.contract.dataSources.keys()];
  }

  provider(): FrameworkSchema {
    return this.schemaOf(this.contract.provider);
  }

  resource(type: string): FrameworkSchema | undefined {
    const root = this.contract.resources.get(type);
    return root && this.schemaOf(root);
  }

  dataSource(type: string): FrameworkSchema | undefined {
    const root = this.contract.dataSources.get(type);
    return root && this.schemaOf(root);
  }

  private schemaOf(root: RootSchema): FrameworkSchema {
    const known = this.made.get(root);
    if (known !== undefined) return known;
    const schema = schemaFromJsonSchema(root);
    this.made.set(root, schema);
    return schema;
  }
}
