import type { Problem } from "../../schemas/problem";
import type { AttributePath } from "../protocol/attribute-path";
import { type Diagnostic, errorDiagnostic } from "../protocol/diagnostic";
import type { StateFlaw } from "./complete-state";
import type { FrameworkBlock } from "./schema";

/** A broken rule as a diagnostic: AWS's code in the summary, its sentence and what mends it below. */
export const refusalDiagnostic = (type: string, problem: Problem, path: AttributePath): Diagnostic =>
  errorDiagnostic(
    `${problem.code}: ${problem.refuser ?? "EC2"} would refuse this ${type}`,
    [problem.message, problem.fix].filter((sentence) => sentence).join("\n\n"),
    path.length === 0 ? undefined : path,
  );

/** A broken rule of the contract, told where the schema has what it names. */
export const problemDiagnostic = (type: string, problem: Problem, block: FrameworkBlock): Diagnostic =>
  refusalDiagnostic(type, problem, pathInSchema(problem.path, block));

/** As far as Terraform can point: elements of a set have no path, keys of a map are written otherwise than names. */
function pathInSchema(steps: readonly (string | number)[], root: FrameworkBlock): AttributePath {
  const path: AttributePath[number][] = [];
  let block: FrameworkBlock | undefined = root;
  for (let index = 0; index < steps.length; index++) {
    const name = String(steps[index]);
    const nested: ReturnType<FrameworkBlock["blocks"]["get"]> = block?.blocks.get(name);
    const attribute = block?.attributes.get(name);
    if (nested === undefined && attribute === undefined) break;
    path.push({ attributeName: name });
    const next = steps[index + 1];
    if (attribute !== undefined) {
      const kind = typeof attribute.type === "string" ? undefined : attribute.type[0];
      if (kind === "map" && typeof next === "string") path.push({ elementKeyString: next });
      if (kind === "list" && typeof next === "number") path.push({ elementKeyInt: next });
      break;
    }
    if (nested?.nesting === "set") break;
    if (nested?.nesting === "list") {
      if (typeof next !== "number") break;
      path.push({ elementKeyInt: next });
      index++;
    }
    block = nested?.block;
  }
  return path;
}

const reportLine = "This is a defect of the provider, not of the configuration. Please report it.";

/** A resource's answer that its schema does not allow. */
export const flawDiagnostic = (type: string, flaw: StateFlaw): Diagnostic =>
  errorDiagnostic(
    `The provider gave an invalid state of ${type}`,
    `${pathText(flaw.path)} ${flaw.text}. ${reportLine}`,
    flaw.path,
  );

/** Something that a resource threw. */
export function defectDiagnostic(what: string, problem: unknown): Diagnostic {
  const text = problem instanceof Error ? `${problem.name}: ${problem.message}` : String(problem);
  return errorDiagnostic(
    `The provider failed while ${what}`,
    `${text}\n\n${reportLine} With TF_LOG=error the log has the details.`,
  );
}

export const hasErrors = (diagnostics: readonly Diagnostic[]): boolean =>
  diagnostics.some(({ severity }) => severity === "error");

/** `root_block_device[0].volume_size` */
export const pathText = (path: AttributePath): string =>
  path
    .map((step, index) => {
      if ("elementKeyInt" in step) return `[${step.elementKeyInt}]`;
      if ("elementKeyString" in step) return `[${JSON.stringify(step.elementKeyString)}]`;
      return index === 0 ? step.attributeName : `.${step.attributeName}`;
    })
    .join("");
