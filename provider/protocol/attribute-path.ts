/** Steps from the root of a resource to one value: an attribute's name, a map's key or a list's index. */
export type AttributePathStep =
  | { attributeName: string }
  | { elementKeyString: string }
  | { elementKeyInt: number };

export type AttributePath = readonly AttributePathStep[];

/** `attributePath("root_block_device", 0, "volume_size")` */
export const attributePath = (...steps: readonly (string | number)[]): AttributePath =>
  steps.map((step) => (typeof step === "number" ? { elementKeyInt: step } : { attributeName: step }));
