import { formats } from "./formats";
import { type KnownObject, type KnownValue, valueAt } from "./known-value";
import type { Problem } from "./problem";
import type { ValidationError } from "./validators";

const unescapeSegment = (segment: string): string => segment.replace(/~1/g, "/").replace(/~0/g, "~");

/** `/root_block_device/0/size` as a path: numbers are indices where the value is an array. */
function toPath(pointer: string, root: KnownObject): (string | number)[] {
  const path: (string | number)[] = [];
  for (const segment of pointer.split("/").slice(1)) {
    path.push(Array.isArray(valueAt(root, path)) ? Number(segment) : unescapeSegment(segment));
  }
  return path;
}

interface Finding {
  /** Argument at fault, as sentences name it */
  readonly name: string;
  readonly value: KnownValue | undefined;
  readonly params: ValidationError["params"];
}

type Sentences = Pick<Problem, "code" | "message" | "fix">;

const shown = (value: KnownValue | undefined): string => (typeof value === "object" ? "..." : String(value));

const invalid = ({ name, value }: Finding, expected: string, fix: string): Sentences => ({
  code: "InvalidParameterValue",
  message: `Value (${shown(value)}) for parameter ${name} is invalid. Expecting ${expected}.`,
  fix,
});

/** What EC2 would say for each keyword of JSON Schema that the schemas use. */
const sentences: Record<string, (finding: Finding) => Sentences> = {
  required: ({ params }) => ({
    code: "MissingParameter",
    message: `The request must contain the parameter ${params.missingProperty}`,
    fix: `Set ${params.missingProperty}.`,
  }),
  additionalProperties: ({ params }) => ({
    code: "UnknownParameter",
    message: `The parameter ${params.additionalProperty} is not recognized`,
    fix: "Check the spelling, or leave it out.",
  }),
  enum: (finding) => {
    const allowed = finding.params.allowedValues.join(", ");
    return invalid(finding, `one of: ${allowed}`, `Take one of ${allowed}.`);
  },
  type: (finding) => invalid(finding, finding.params.type, `Give a value of type ${finding.params.type}.`),
  minimum: (finding) =>
    invalid(finding, `a value of at least ${finding.params.limit}`, `Give ${finding.params.limit} or more.`),
  maximum: (finding) =>
    invalid(finding, `a value of at most ${finding.params.limit}`, `Give ${finding.params.limit} or less.`),
  pattern: (finding) =>
    invalid(finding, `a value like ${finding.params.pattern}`, "Compare it with the documentation."),
  maxLength: ({ name, params }) => ({
    code: "InvalidParameterValue",
    message: `Value for parameter ${name} is longer than ${params.limit} characters.`,
    fix: `Shorten it to ${params.limit} characters.`,
  }),
  minItems: ({ name, params }) => ({
    code: "MissingParameter",
    message: `The request must contain at least ${params.limit} ${name}`,
    fix: `Add to ${name}.`,
  }),
  maxItems: ({ name, params }) => ({
    code: "InvalidParameterValue",
    message: `No more than ${params.limit} ${name} may be given`,
    fix: `Keep ${params.limit} and remove the others.`,
  }),
};

/** Terraform's zero values mean unset to hashicorp/aws, so they are no fault where they are not valid themselves. */
const zeroKeywords: ReadonlySet<string> = new Set(["enum", "format", "minimum", "pattern"]);

/** An error of ajv in AWS's words; none where the value at fault is not set at all. */
export function toProblems(error: ValidationError, root: KnownObject): Problem[] {
  const { keyword, params, instancePath } = error;
  const path = toPath(instancePath, root);
  const value = valueAt(root, path);
  if (value === null && path.length > 0) return [];
  if ((value === "" || value === 0) && zeroKeywords.has(keyword)) return [];
  if (keyword === "format") {
    return (formats[params.format]?.(String(value)) ?? []).map((problem) => ({ ...problem, path }));
  }
  const name = path.filter((step) => typeof step === "string").at(-1) ?? "value";
  const sentence = sentences[keyword];
  if (!sentence) throw new Error(`no sentence for JSON Schema's keyword ${keyword}`);
  const further: string[] = [params.missingProperty, params.additionalProperty].filter(
    (step) => step !== undefined,
  );
  return [{ ...sentence({ name, value, params }), path: [...path, ...further] }];
}
