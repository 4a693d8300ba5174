/** A Terraform type as its JSON form spells it: `"string"`, `["set", "string"]`, `["object", { a: "bool" }]`. */
export type AttributeType =
  | "string"
  | "number"
  | "bool"
  | "dynamic"
  | readonly ["list" | "set" | "map", AttributeType]
  | readonly ["tuple", readonly AttributeType[]]
  | readonly ["object", ObjectAttributeTypes]
  | readonly ["object", ObjectAttributeTypes, readonly string[]];

export type ObjectAttributeTypes = { readonly [name: string]: AttributeType };
