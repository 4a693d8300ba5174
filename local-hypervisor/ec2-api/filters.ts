import { filterLimitExceeded, invalidFilter } from "../model/errors/request";

/** A filter as every Describe operation takes it. */
export interface Filter {
  readonly Name?: string;
  readonly Values?: readonly string[];
}

/** The values of an item that a filter compares with; an item without a value matches no filter of that name. */
export type FilterFields<T> = Readonly<
  Record<string, (item: T) => readonly (string | boolean | number | undefined)[]>
>;

const maximumValues = 200;

/**
 * The items that pass every filter; a filter is passed when one of its values matches. Values are case-sensitive;
 * `*` stands for any characters, `?` for one or none, a backslash takes the meaning of a wildcard away. `tag:<key>` and
 * `tag-key` are there for every item that has tags.
 *
 * @throws Ec2Error InvalidParameterValue for a filter that is not one of `fields`, FilterLimitExceeded
 */
export function applyFilters<T extends { readonly tags?: Readonly<Record<string, string>> }>(
  items: readonly T[],
  filters: readonly Filter[] | undefined,
  fields: FilterFields<T>,
): T[] {
  const count = (filters ?? []).reduce((sum, filter) => sum + (filter.Values?.length ?? 0), 0);
  if (count > maximumValues) throw filterLimitExceeded(maximumValues);
  const tests = (filters ?? []).map((filter) => compileFilter(filter, fields));
  return items.filter((item) => tests.every((test) => test(item)));
}

function compileFilter<T extends { readonly tags?: Readonly<Record<string, string>> }>(
  { Name: name = "", Values: values = [] }: Filter,
  fields: FilterFields<T>,
): (item: T) => boolean {
  const read = fieldReader(name, fields);
  const matchers = values.map(compileWildcards);
  return (item) =>
    read(item).some((value) => value !== undefined && matchers.some((matches) => matches(String(value))));
}

function fieldReader<T extends { readonly tags?: Readonly<Record<string, string>> }>(
  name: string,
  fields: FilterFields<T>,
): FilterFields<T>[string] {
  if (name.startsWith("tag:")) {
    const key = name.slice("tag:".length);
    return ({ tags = {} }) => (Object.hasOwn(tags, key) ? [tags[key]] : []);
  }
  if (name === "tag-key") return ({ tags = {} }) => Object.keys(tags);
  const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
  if (!field) throw invalidFilter(name);
  return field;
}

type Step =
  | { readonly kind: "character"; readonly character: string }
  | { readonly kind: "any" | "optional" };

/**
 * A matcher for a value with wildcards. It keeps the set of steps that can be reached, so that its time is the product
 * of both lengths at most: a regular expression would take exponential time for hostile patterns.
 */
export function compileWildcards(pattern: string): (text: string) => boolean {
  if (!/[*?\\]/.test(pattern)) return (text) => text === pattern;
  const steps: Step[] = [];
  const characters = [...pattern];
  for (let i = 0; i < characters.length; i++) {
    const character = characters[i] as string;
    if (character === "\\" && i + 1 < characters.length)
      steps.push({ kind: "character", character: characters[++i] as string });
    else if (character === "*") steps.push({ kind: "any" });
    else if (character === "?") steps.push({ kind: "optional" });
    else steps.push({ kind: "character", character });
  }
  return (text) => {
    let reached = skipEmpty(new Set([0]), steps);
    for (const character of text) {
      const next = new Set<number>();
      for (const position of reached) {
        const step = steps[position];
        if (step?.kind === "any") next.add(position);
        else if (step && (step.kind !== "character" || step.character === character)) next.add(position + 1);
      }
      if (next.size === 0) return false;
      reached = skipEmpty(next, steps);
    }
    return reached.has(steps.length);
  };
}

/** Adds what is reached without a character: `*` and `?` may stand for none. A set visits what is added on the way. */
function skipEmpty(reached: Set<number>, steps: readonly Step[]): Set<number> {
  for (const position of reached) {
    const step = steps[position];
    if (step && step.kind !== "character") reached.add(position + 1);
  }
  return reached;
}
