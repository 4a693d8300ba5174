import type { KnownObject, KnownValue } from "../../known-value";
import type { Problem } from "../../problem";
import { checkTags } from "../tags";

/** Whether an argument is certain to be unset, rather than known later. */
export type IsUnset = (...path: (string | number)[]) => boolean;

/** What is wrong between the arguments of one resource, as far as they are known. */
export type Rule = (value: KnownObject, isUnset: IsUnset) => Problem[];

/** A text, unless it is the empty one that stands for unset. */
export const text = (value: KnownValue | undefined): string | undefined =>
  typeof value === "string" && value !== "" ? value : undefined;

/** A number, unless it is the zero that stands for unset. */
export const count = (value: KnownValue | undefined): number | undefined => number(value) || undefined;

export const number = (value: KnownValue | undefined): number | undefined =>
  typeof value === "number" ? value : undefined;

/** Nested blocks; those that are known later are empty. */
export const blocks = (value: KnownValue | undefined): KnownObject[] =>
  Array.isArray(value)
    ? value.map((item) => (item !== null && typeof item === "object" && !Array.isArray(item) ? item : {}))
    : [];

/** Terraform writes unset blocks as none. */
export const isWithoutBlocks = (value: KnownValue | undefined): boolean =>
  Array.isArray(value) && value.length === 0;

export const when = <T>(value: T | undefined, check: (value: T) => Problem[]): Problem[] =>
  value === undefined ? [] : check(value);

/** Puts problems of a part below the part's own path. */
export const below = (problems: readonly Problem[], ...prefix: (string | number)[]): Problem[] =>
  problems.map((problem) => ({ ...problem, path: [...prefix, ...problem.path] }));

/** Puts problems at arguments of other names. */
export const renamed = (problems: readonly Problem[], names: Readonly<Record<string, string>>): Problem[] =>
  problems.map((problem) => ({ ...problem, path: problem.path.map((step) => names[step] ?? step) }));

/** Terraform's argument that is missing, and EC2's name for it. */
export const missing = (argument: string, parameter: string): Problem[] => [
  {
    code: "MissingParameter",
    message: `The request must contain the parameter ${parameter}`,
    path: [argument],
    fix: `Set ${argument}.`,
  },
];

const isGiven = (value: KnownValue | undefined): boolean =>
  value !== undefined && value !== "" && value !== 0 && !(Array.isArray(value) && value.length === 0);

/** Arguments of which only one may be given. */
export function onlyOneOf(value: KnownObject, names: readonly string[]): Problem[] {
  const [first, ...others] = names.filter((name) => isGiven(value[name]));
  return others.map((other) => ({
    code: "InvalidParameterCombination",
    message: `The parameter ${first} cannot be used with the parameter ${other}`,
    path: [other],
    fix: `Leave ${other} out, or ${first}.`,
  }));
}

/** Arguments of which one has to be given, and only one; the empty text stands for unset. */
export function exactlyOneOf(
  value: KnownObject,
  isUnset: (name: string) => boolean,
  names: readonly string[],
): Problem[] {
  if (!names.every((name) => isUnset(name) || value[name] === "")) return onlyOneOf(value, names);
  return [
    {
      code: "MissingParameter",
      message: `The request must contain exactly one of ${names.join(", ")}`,
      path: [names[0] as string],
      fix: `Set one of ${names.join(", ")}.`,
    },
  ];
}

export const tags = ({ tags: value }: KnownObject): Problem[] =>
  value !== undefined && value !== null && typeof value === "object" && !Array.isArray(value)
    ? checkTags(Object.fromEntries(Object.entries(value).map(([key, tag]) => [key, String(tag)])))
    : [];
