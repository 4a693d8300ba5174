import type { StateResult } from "../framework/resource";
import { errorDiagnostic } from "../protocol/diagnostic";

/** An import id that is not of the form that hashicorp/aws gives it. */
export const malformedImportId = (id: string, expected: string, example: string): StateResult => ({
  state: null,
  diagnostics: [
    errorDiagnostic(`Unexpected format of ID ("${id}"), expected ${expected}`, `For example: ${example}`),
  ],
});
