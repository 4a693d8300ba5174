import type { AttributePath } from "./attribute-path";

/** Something that the practitioner should know: gathered and returned, never thrown. */
export interface Diagnostic {
  readonly severity: "error" | "warning";
  /** One line: what happened */
  readonly summary: string;
  /** Why, and what mends it */
  readonly detail: string;
  readonly attribute?: AttributePath;
}

export const errorDiagnostic = (summary: string, detail: string, attribute?: AttributePath): Diagnostic => ({
  severity: "error",
  summary,
  detail,
  ...(attribute === undefined ? {} : { attribute }),
});
