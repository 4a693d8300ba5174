import { LookUpError } from "./look-up";

/** The one thing that a look-up is about. Throws hashicorp/aws's errors when that is none, or not one. */
export function oneOf<Found>(
  noun: string,
  found: readonly Found[],
  idOf: (one: Found) => string | undefined,
): Found {
  const [one] = found;
  if (one === undefined)
    throw new LookUpError(
      `no matching ${noun} found`,
      "Change the search criteria: ids, tags and filters must all match one and the same thing.",
    );
  if (found.length > 1)
    throw new LookUpError(
      `multiple ${noun}s matched; use additional constraints to reduce matches to a single ${noun}`,
      `Found ${found.map(idOf).join(", ")}.`,
    );
  return one;
}

/** A look-up that says nothing of what it looks for would find whatever is there. */
export function requireOneGiven(given: boolean, names: string): void {
  if (!given) throw new LookUpError(`one of ${names} must be assigned`, "Say which one is meant.");
}

/** The one thing that a look-up is about, or the newest of several. Throws hashicorp/aws's errors otherwise. */
export function oneOrNewest<Found>(
  found: readonly Found[],
  mostRecent: boolean,
  madeAtMs: (one: Found) => number,
  idOf: (one: Found) => string,
): Found {
  const [newest, ...others] = [...found].sort((one, other) => madeAtMs(other) - madeAtMs(one));
  if (newest === undefined)
    throw new LookUpError(
      "Your query returned no results. Please change your search criteria and try again.",
      "Ids, owners and filters must all match one and the same thing.",
    );
  if (others.length > 0 && !mostRecent)
    throw new LookUpError(
      "Your query returned more than one result. Please try a more specific search criteria, or set `most_recent` attribute to true.",
      `Found ${found.map(idOf).join(", ")}.`,
    );
  return newest;
}
