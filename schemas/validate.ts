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
  const found = errors
    .filter(
      ({ keyword, instancePath, params }) =>
        keyword !== "required" || complete || known.unset.has(`${instancePath}/${params.missingProperty}`),
    )
    .map((error) => ({ keyword: error.keyword, problems: toProblems(error, known.value) }));
  const shaped = found.flatMap(({ problems }) => problems);
  const typesHold = !found.some(({ keyword, problems }) => keyword === "type" && problems.length > 0);
  const ruled = typesHold && rules ? rules(known) : [];
  // A rule says it in AWS's words where the schema only says that it is so
  const ruledPaths = new Set(ruled.map(({ path }) => JSON.stringify(path)));
  return distinct([...ruled, ...shaped.filter(({ path }) => !ruledPaths.has(JSON.stringify(path)))]);
}

function distinct(problems: readonly Problem[]): Problem[] {
  return [...new Map(problems.map((problem) => [JSON.stringify(problem), problem])).values()];
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
