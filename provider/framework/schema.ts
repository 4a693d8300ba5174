import type { AttributeType } from "../protocol/attribute-type";
import type { Schema, SchemaAttribute, SchemaBlock, SchemaNestedBlock } from "../protocol/schema";
import type { Value } from "../protocol/value";

/** An attribute with what only the provider's side needs to know of it. */
export interface FrameworkAttribute extends SchemaAttribute {
  /** A change asks for a replacement */
  readonly forceNew: boolean;
  /** Value when the configuration has none */
  readonly default?: Value;
}

export interface FrameworkNestedBlock extends SchemaNestedBlock {
  /** The API fills the block in where the configuration has none */
  readonly computed: boolean;
  readonly forceNew: boolean;
  readonly block: FrameworkBlock;
}

export interface FrameworkBlock extends SchemaBlock {
  readonly attributes: ReadonlyMap<string, FrameworkAttribute>;
  readonly blocks: ReadonlyMap<string, FrameworkNestedBlock>;
}

export interface FrameworkSchema extends Schema {
  readonly block: FrameworkBlock;
  /** Type of the whole value */
  readonly type: AttributeType;
  /** Whether plans hold what Terraform allows to providers of the old SDK alone: computed blocks, defaults */
  readonly legacyTypeSystem: boolean;
}
