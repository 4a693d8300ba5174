/** JSON as rules and validators see it: no nulls in objects, no big integers. */
export type KnownValue = null | boolean | number | string | KnownValue[] | { [name: string]: KnownValue };

/** An object of a configuration, without what is unset or not known. */
export type KnownObject = { [name: string]: KnownValue };

/** A configuration with nulls taken out of objects, and the paths where they stood. */
export interface Known {
  readonly value: KnownObject;
  /** Paths of attributes that are set to null, as JSON Pointers */
  readonly unset: ReadonlySet<string>;
}

/** Instances of classes stand for values that are known later: Terraform's unknown, a token of cdktf. */
function isLater(part: unknown): boolean {
  if (typeof part === "function" || typeof part === "symbol") return true;
  if (typeof part !== "object" || part === null || Array.isArray(part)) return false;
  const prototype = Object.getPrototypeOf(part);
  return prototype !== null && Object.getPrototypeOf(prototype) !== null;
}

/**
 * Terraform's value as JSON: null in an object means unset and goes, as does what is known later; integers that came
 * as bigint become numbers. Elements of lists keep their places, so that paths stay true.
 */
export function knownValue(value: unknown): Known {
  const unset = new Set<string>();
  const convert = (part: unknown, at: string): KnownValue => {
    if (part === null || part === undefined || isLater(part)) return null;
    if (typeof part === "bigint") return Number(part);
    if (Array.isArray(part)) return part.map((item, index) => convert(item, `${at}/${index}`));
    if (typeof part !== "object") return part as boolean | number | string;
    const known: KnownObject = {};
    for (const [name, member] of Object.entries(part)) {
      if (member === null) unset.add(`${at}/${name}`);
      else if (member !== undefined && !isLater(member)) known[name] = convert(member, `${at}/${name}`);
    }
    return known;
  };
  return { value: convert(value, "") as KnownObject, unset };
}

/** The value below a path, or undefined where the path leads nowhere. */
export const valueAt = (root: KnownObject, path: readonly (string | number)[]): KnownValue | undefined =>
  path.reduce<KnownValue | undefined>(
    (at, step) =>
      at === null || typeof at !== "object" ? undefined : (at as Record<string | number, KnownValue>)[step],
    root,
  );
