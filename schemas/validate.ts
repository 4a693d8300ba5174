import Ajv2020, { type ErrorObject, type ValidateFunction } from "ajv/dist/2020";
import { formats } from "./formats";
import type { RootSchema } from "./json-schema";
import { type Known, type KnownObject, knownValue, valueAt } from "./known-value";
import type { Problem } from "./problem";
import { type DataSourceType, dataSourceSchema, type ResourceType, resourceSchema } from "./resource-schemas";
import { checkResource } from "./rules/resources";

export interface ValidateOptions {
  /**
   * Whether everything is known, so that what is absent is missing. Otherwise an absent attribute may be one whose
   * value is known later, and only a required attribute that is null is missing.
   *
   * @default false
   */
  readonly complete?: boolean;
}

const compiled = new Map<string, ValidateFunction>();
let ajv: Ajv2020 | undefined;

function validator(schema: RootSchema): ValidateFunction {
  const key = `${schema["x-terraform"].kind} ${schema["x-terraform"].type}`;
  let validate = compiled.get(key);
  if (!validate) {
    if (!ajv) {
      ajv = new Ajv2020({ allErrors: true, strict: true, verbose: true });
      ajv.addKeyword({ keyword: "x-terraform", schemaType: "object" });
      for (const [name, check] of Object.entries(formats)) {
        ajv.addFormat(name, { type: "string", validate: (text: string) => check(text).length === 0 });
      }
    }
    validate = ajv.compile(schema);
    compiled.set(key, validate);
  }
  return validate;
}

const unescapeSegment = (segment: string): string => segment.replace(/~1/g, "/").replace(/~0/g, "~");

/** `/root_block_device/0/size` as a path: numbers are indices where the value is an array. */
function toPath(pointer: string, root: KnownObject): (string | number)[] {
  const path: (string | number)[] = [];
  for (const segment of pointer.split("/").slice(1)) {
    path.push(Array.isArray(valueAt(root, path)) ? Number(segment) : unescapeSegment(segment));
  }
  return path;
}

const value = (code: string, message: string, path: Problem["path"], fix: string): Problem => ({
  code,
  message,
  path,
  fix,
});

function toProblems(error: ErrorObject, root: KnownObject): Problem[] {
  const path = toPath(error.instancePath, root);
  const name = path.filter((step) => typeof step === "string").at(-1) ?? "value";
  const { keyword, params, data, schema } = error;
  const shown =
    typeof data === "string" || typeof data === "number" || typeof data === "boolean"
      ? String(data)
      : typeof data;
  const invalid = `Value (${shown}) for parameter ${name} is invalid.`;
  switch (keyword) {
    case "required":
      return [
        value(
          "MissingParameter",
          `The request must contain the parameter ${params.missingProperty}`,
          [...path, params.missingProperty],
          `Set ${params.missingProperty}.`,
        ),
      ];
    case "additionalProperties":
      return [
        value(
          "UnknownParameter",
          `The parameter ${params.additionalProperty} is not recognized`,
          [...path, params.additionalProperty],
          "Check the spelling, or leave it out.",
        ),
      ];
    case "format":
      return (formats[params.format]?.(String(data)) ?? []).map((problem) => ({ ...problem, path }));
    case "enum":
      return [
        value(
          "InvalidParameterValue",
          `${invalid} Expecting one of: ${params.allowedValues.join(", ")}.`,
          path,
          `Take one of ${params.allowedValues.join(", ")}.`,
        ),
      ];
    case "type":
      return [
        value(
          "InvalidParameterValue",
          `${invalid} Expecting ${params.type}.`,
          path,
          `Give a value of type ${params.type}.`,
        ),
      ];
    case "minimum":
      return [
        value(
          "InvalidParameterValue",
          `${invalid} Expecting a value of at least ${params.limit}.`,
          path,
          `Give ${params.limit} or more.`,
        ),
      ];
    case "maximum":
      return [
        value(
          "InvalidParameterValue",
          `${invalid} Expecting a value of at most ${params.limit}.`,
          path,
          `Give ${params.limit} or less.`,
        ),
      ];
    case "maxLength":
      return [
        value(
          "InvalidParameterValue",
          `Value for parameter ${name} is longer than ${params.limit} characters.`,
          path,
          `Shorten it to ${params.limit} characters.`,
        ),
      ];
    case "minItems":
      return [
        value(
          "MissingParameter",
          `The request must contain at least ${params.limit} ${name}`,
          path,
          `Add to ${name}.`,
        ),
      ];
    case "maxItems":
      return [
        value(
          "InvalidParameterValue",
          `No more than ${params.limit} ${name} may be given`,
          path,
          `Leave ${params.limit} and remove the others.`,
        ),
      ];
    default:
      return [
        value(
          "InvalidParameterValue",
          `${invalid} It ${error.message}.`,
          path,
          `Expected ${keyword} ${JSON.stringify(schema)}.`,
        ),
      ];
  }
}

/** Terraform's zero values stand for unset in hashicorp/aws, wherever they are not valid themselves. */
const isUnset = ({ keyword, data }: ErrorObject): boolean =>
  data === null ||
  (["enum", "format", "minimum", "pattern"].includes(keyword) && (data === "" || data === 0));

function validate(schema: RootSchema, input: unknown, { complete = false }: ValidateOptions): Problem[] {
  const known = knownValue(input);
  const check = validator(schema);
  if (!check(known.value)) {
    const errors = (check.errors ?? []).filter((error) => {
      if (isUnset(error)) return false;
      if (error.keyword !== "required" || complete) return true;
      return known.unset.has(`${error.instancePath}/${error.params.missingProperty}`);
    });
    const problems = errors.flatMap((error) => toProblems(error, known.value));
    // Rules across attributes ask for values of the right type
    if (errors.some(({ keyword }) => keyword === "type")) return problems;
    return distinct([...problems, ...rulesOf(schema, known, complete)]);
  }
  return distinct(rulesOf(schema, known, complete));
}

function rulesOf(schema: RootSchema, known: Known, complete: boolean): Problem[] {
  const { kind, type } = schema["x-terraform"];
  if (kind !== "resource") return [];
  const isUnset = (...path: (string | number)[]) =>
    known.unset.has(`/${path.join("/")}`) || (complete && valueAt(known.value, path) === undefined);
  return checkResource(type as ResourceType, known.value, isUnset);
}

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
 * join one argument to another. Null is unset; absent is unset or known later (see `ValidateOptions.complete`).
 */
export const validateResource = (
  type: ResourceType,
  value: unknown,
  options: ValidateOptions = {},
): Problem[] => validate(resourceSchema(type), value, options);

/** What AWS would refuse in a data source's arguments, as far as they are known. */
export const validateDataSource = (
  type: DataSourceType,
  value: unknown,
  options: ValidateOptions = {},
): Problem[] => validate(dataSourceSchema(type), value, options);
