import type { AttributeType } from "./attribute-type";

/** One argument or attribute of a block. */
export interface SchemaAttribute {
  readonly type: AttributeType;
  readonly description?: string;
  readonly required: boolean;
  readonly optional: boolean;
  readonly computed: boolean;
  readonly sensitive: boolean;
  readonly deprecated: boolean;
}

/** A block within a block. */
export interface SchemaNestedBlock {
  readonly nesting: "single" | "list" | "set";
  readonly minItems: number;
  /** 0 means without limit */
  readonly maxItems: number;
  readonly block: SchemaBlock;
}

export interface SchemaBlock {
  readonly description?: string;
  readonly attributes: ReadonlyMap<string, SchemaAttribute>;
  readonly blocks: ReadonlyMap<string, SchemaNestedBlock>;
}

/** Schema of a resource type, a data source type or the provider's configuration, as Terraform sees it. */
export interface Schema {
  readonly version: number;
  readonly block: SchemaBlock;
}

/** Type of the object that a block's values form. */
export function blockType(block: SchemaBlock): AttributeType {
  const types: { [name: string]: AttributeType } = {};
  for (const [name, attribute] of block.attributes) types[name] = attribute.type;
  for (const [name, nested] of block.blocks) {
    const type = blockType(nested.block);
    types[name] = nested.nesting === "single" ? type : [nested.nesting, type];
  }
  return ["object", types];
}
