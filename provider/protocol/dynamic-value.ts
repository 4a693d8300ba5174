import type { AttributeType } from "./attribute-type";
import type { Value } from "./value";

/** A value that came over the wire; its type must be known to read it. */
export interface DynamicValue {
  /** @throws MalformedValueError when the bytes are no value of this type */
  decode(type: AttributeType): Value;
}

/** A value that is to go over the wire. */
export interface TypedValue {
  readonly type: AttributeType;
  readonly value: Value;
}

/** A value that is not of the type it should have: a fault of whoever sent it, not of a practitioner. */
export class MalformedValueError extends Error {
  override readonly name = "MalformedValueError";
}
