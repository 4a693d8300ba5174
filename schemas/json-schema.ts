/** How Terraform treats an attribute or block: the custom keyword `x-terraform` of our JSON Schemas. */
export interface TerraformFacts {
  readonly mode: "required" | "optional" | "computed" | "optionalComputed";
  /** A change asks for a replacement */
  readonly forceNew?: boolean;
  /** Hidden in Terraform's output */
  readonly sensitive?: boolean;
  /** Terraform's collection, where JSON Schema has only array and object */
  readonly collection?: "list" | "set" | "map";
  /** Nested block instead of an attribute, and how many of it may stand */
  readonly block?: "list" | "set" | "single";
  readonly minItems?: number;
  readonly maxItems?: number;
  /** Value when unset */
  readonly default?: string | number | boolean;
  /** What it asks for that the local hypervisor has not, such as `IPv6`; AWS takes the argument */
  readonly unsupported?: string;
  /** The value that the local hypervisor has all the same, where the argument is otherwise `unsupported` */
  readonly supportedValue?: string;
}

/** What a whole schema describes: `x-terraform` at the root. */
export interface TerraformSubject {
  /** Terraform type, such as `aws_instance` */
  readonly type: string;
  readonly kind: "resource" | "data" | "provider";
  /** Version of the state's shape */
  readonly schemaVersion: number;
}

/** The part of JSON Schema (draft 2020-12) that the schemas here use. */
export interface JsonSchema {
  readonly title?: string;
  readonly description?: string;
  readonly type?: "string" | "integer" | "number" | "boolean" | "array" | "object";
  readonly enum?: readonly (string | number)[];
  /** A name of `schemas/formats.ts` */
  readonly format?: string;
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly items?: JsonSchema;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | JsonSchema;
  readonly deprecated?: boolean;
  readonly "x-terraform"?: TerraformFacts;
}

/** A schema of a resource, a data source or the provider's configuration. */
export interface RootSchema extends Omit<JsonSchema, "x-terraform"> {
  readonly $schema: string;
  readonly title: string;
  readonly type: "object";
  readonly properties: Readonly<Record<string, JsonSchema>>;
  readonly "x-terraform": TerraformSubject;
}
