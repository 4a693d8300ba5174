import type { Problem } from "../../schemas/problem";
import { type AttributePath, attributePath } from "../protocol/attribute-path";
import { type Diagnostic, errorDiagnostic } from "../protocol/diagnostic";

/** Attributes whose elements Terraform can point at by number; the elements of a set have none. */
const lists: ReadonlySet<string> = new Set(["root_block_device", "metadata_options", "credit_specification"]);

const pathOf = (steps: readonly (string | number)[]): AttributePath => {
  const [first] = steps;
  const end = steps.findIndex((step) => typeof step === "number");
  return attributePath(...(end < 0 || lists.has(String(first)) ? steps : steps.slice(0, end)));
};

/**
 * A broken rule, told before anything is created: AWS's code in the summary, its sentence and what mends it below.
 * `under` is where the rule's own path begins.
 */
const refusal = (type: string, problem: Problem, under: readonly (string | number)[] = []): Diagnostic => {
  const path = [...under, ...problem.path];
  return errorDiagnostic(
    `${problem.code}: EC2 would refuse this ${type}`,
    [problem.message, problem.fix].filter((sentence) => sentence).join("\n\n"),
    path.length === 0 ? undefined : pathOf(path),
  );
};

export const refusals = (
  type: string,
  problems: readonly Problem[],
  under: readonly (string | number)[] = [],
): Diagnostic[] => problems.map((problem) => refusal(type, problem, under));
