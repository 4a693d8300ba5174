import type { Problem } from "../../schemas/problem";
import { refusalDiagnostic } from "../framework/problems";
import { type AttributePath, attributePath } from "../protocol/attribute-path";
import type { Diagnostic } from "../protocol/diagnostic";

/** Attributes whose elements Terraform can point at by number; the elements of a set have none. */
const lists: ReadonlySet<string> = new Set(["root_block_device", "metadata_options", "credit_specification"]);

const pathOf = (steps: readonly (string | number)[]): AttributePath => {
  const [first] = steps;
  const end = steps.findIndex((step) => typeof step === "number");
  return attributePath(...(end < 0 || lists.has(String(first)) ? steps : steps.slice(0, end)));
};

/** Broken rules, told before anything is created; `under` is where their own paths begin. */
export const refusals = (
  type: string,
  problems: readonly Problem[],
  under: readonly (string | number)[] = [],
): Diagnostic[] =>
  problems.map((problem) => refusalDiagnostic(type, problem, pathOf([...under, ...problem.path])));
