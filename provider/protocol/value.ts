import type { AttributeType } from "./attribute-type";
import type { Unknown } from "./unknown";

/**
 * A Terraform value. Numbers are `number`; integers beyond 2^53 are `bigint`; a decimal that no double holds is kept
 * as its digits in a string. Lists, sets and tuples are arrays; maps and objects are plain objects.
 */
export type Value = null | boolean | number | bigint | string | Unknown | Dynamic | Value[] | ObjectValue;

/** An object or a map. Objects carry every attribute of the schema, null where unset; names are snake_case. */
export type ObjectValue = { [name: string]: Value };

/** Tells a `Dynamic` from any other object, also across the provider's bundles, which have a copy of the class each. */
const mark = Symbol.for("ec2-drydock.dynamic");

/** The value of an attribute of type `dynamic`, with the type that it has in this configuration. */
export class Dynamic {
  readonly [mark] = true;

  constructor(
    readonly type: AttributeType,
    readonly value: Value,
  ) {}

  static [Symbol.hasInstance](value: unknown): boolean {
    return typeof value === "object" && value !== null && mark in value;
  }
}
