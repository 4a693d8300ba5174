import { Token } from "cdktf";
import type { IConstruct } from "constructs";
import type { Problem } from "../../schemas/problem";

/**
 * Checks a construct when its stack is synthesized. cdktf puts the construct's path before each problem and stops
 * before anything is written.
 *
 * @param check runs at synth, when later calls have completed the construct
 */
export function checkAtSynth(construct: IConstruct, check: () => readonly (Problem | string)[]): void {
  construct.node.addValidation({
    validate: () => check().map((problem) => (typeof problem === "string" ? problem : describe(problem))),
  });
}

/** `Code: AWS's sentence (argument). What would mend it.` */
function describe({ code, message, path, fix }: Problem): string {
  const place = path.length > 0 ? ` (${argument(path)})` : "";
  return `${code}: ${message}${place}${fix ? `\n    Fix: ${fix}` : ""}`;
}

const argument = (path: Problem["path"]): string =>
  path
    .map((step) => (typeof step === "number" ? `[${step}]` : `.${step}`))
    .join("")
    .replace(/^\./, "");

/** The value when it is known at synth; undefined when only the deployment knows it. */
export function known<T>(value: T | undefined): T | undefined {
  return value === undefined || Token.isUnresolved(value) ? undefined : value;
}

/** What `check` finds in a value that is known at synth. */
export function ifKnown<T>(
  value: T | undefined,
  check: (value: T) => readonly Problem[],
): readonly Problem[] {
  const atSynth = known(value);
  return atSynth === undefined ? [] : check(atSynth);
}
