import { type Known, knownValue, valueAt } from "./known-value";
import type { Problem } from "./problem";
import type { DataSourceType, ResourceType } from "./resource-schemas";
import { checkResource } from "./rules/resources";
import { toProblems } from "./validation-problem";
import { dataSourceValidators, providerValidator, resourceValidators, type Validator } from "./validators";

export interface ValidateOptions {
  /**
   * Whether everything is known, so that what is absent is missing. Otherwise an absent attribute may be one whose
   * value is known later, and only a required attribute that is null is missing.
   *
   * @default false
   */
  readonly complete?: boolean;
}

/** Rules across attributes; they may trust that each attribute has its schema's type. */
type Rules = (known: Known) => Problem[];

function validate(
  validator: Validator,
  known: Known,
  { complete = false }: ValidateOptions,
  rules?: Rules,
): Problem[] {
  const errors = validator(known.value) ? [] : (validator.errors ?? []);
  const relevant = errors.filter(
    ({ keyword, instancePath, params }) =>
      keyword !== "required" || complete || known.unset.has(`${instancePath}/${params.missingProperty}`),
  );
  const problems = relevant.flatMap((error) => toProblems(error, known.value));
  const typesHold = !errors.some(({ keyword }) => keyword === "type");
  return distinct(typesHold && rules ? [...problems, ...rules(known)] : problems);
}

/** Formats and rules overlap: the first problem of one code at one place stands for all. */
function distinct(problems: readonly Problem[]): Problem[] {
  const seen = new Map<string, Problem>();
  for (const problem of problems) {
    const key = JSON.stringify([problem.code, problem.path]);
    if (!seen.has(key)) seen.set(key, problem);
  }
  return [...seen.values()];
}

/**
 * What AWS would refuse in a resource's arguments, as far as they are known: types, ranges, ids, and the rules that
 * join one argument to another. Null is unset; absent is unset or known later (see `ValidateOptions.complete`), as
 * are values that are not JSON, such as tokens.
 */
export function validateResource(
  type: ResourceType,
  value: unknown,
  options: ValidateOptions = {},
): Problem[] {
  return validate(resourceValidators[type], knownValue(value), options, ({ value: known, unset }) =>
    checkResource(
      type,
      known,
      (...path) =>
        unset.has(`/${path.join("/")}`) || (options.complete === true && valueAt(known, path) === undefined),
    ),
  );
}

/** What AWS would refuse in a data source's arguments, as far as they are known. */
export const validateDataSource = (
  type: DataSourceType,
  value: unknown,
  options: ValidateOptions = {},
): Problem[] => validate(dataSourceValidators[type], knownValue(value), options);

/** What is wrong with a provider block, as far as its values are known. */
export const validateProviderConfiguration = (value: unknown, options: ValidateOptions = {}): Problem[] =>
  validate(providerValidator, knownValue(value), options);
