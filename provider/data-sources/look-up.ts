import { attempt } from "../ec2/diagnostics";
import type { ObjectValue, StateResult } from "../framework/resource";
import { type Diagnostic, errorDiagnostic } from "../protocol/diagnostic";

/** A look-up that found nothing, or too much: what to say about it. */
export class LookUpError extends Error {
  override readonly name = "LookUpError";
  constructor(
    summary: string,
    readonly detail: string,
  ) {
    super(summary);
  }
}

/** Runs the look-up of a data source; the result keeps what the configuration says. */
export const lookUp = (
  config: ObjectValue,
  work: () => Promise<ObjectValue>,
  warnings: readonly Diagnostic[] = [],
): Promise<StateResult> =>
  attempt<StateResult>(
    async () => {
      try {
        return { state: { ...config, ...(await work()) }, diagnostics: warnings };
      } catch (error) {
        if (!(error instanceof LookUpError)) throw error;
        return { state: null, diagnostics: [...warnings, errorDiagnostic(error.message, error.detail)] };
      }
    },
    (problem) => ({ state: null, diagnostics: [...warnings, problem] }),
  );
