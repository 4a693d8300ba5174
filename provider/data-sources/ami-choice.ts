import type { Image } from "../ec2/types";
import type { ObjectValue } from "../framework/resource";
import { attributePath } from "../protocol/attribute-path";
import { type Diagnostic, errorDiagnostic } from "../protocol/diagnostic";
import { text } from "../resources/values";

/** What is wrong with the `name_regex` of a look-up of AMIs. */
export function nameRegexProblems(config: ObjectValue): Diagnostic[] {
  const pattern = text(config, "name_regex");
  if (pattern === undefined || regularExpression(pattern) !== undefined) return [];
  return [
    errorDiagnostic(
      `"name_regex": invalid regular expression: ${pattern}`,
      "Escape what stands for itself with a backslash, which HCL and TypeScript want doubled.",
      attributePath("name_regex"),
    ),
  ];
}

/** Those whose names match a `name_regex`; all when there is none. */
export function namedAs(images: readonly Image[], pattern: string | undefined): readonly Image[] {
  const expression = pattern === undefined ? undefined : regularExpression(pattern);
  return expression === undefined ? images : images.filter(({ Name }) => Name && expression.test(Name));
}

/** Milliseconds since the epoch. */
export const createdAt = ({ CreationDate }: Image): number => Date.parse(CreationDate ?? "") || 0;

/** Terraform's expressions are RE2, whose inline flags JavaScript spells beside the expression. */
function regularExpression(pattern: string): RegExp | undefined {
  const [, flags = "", body = pattern] = /^\(\?([ims]+)\)(.*)$/s.exec(pattern) ?? [];
  try {
    return new RegExp(body, `${flags}u`);
  } catch {
    try {
      return new RegExp(body, flags);
    } catch {
      return undefined;
    }
  }
}
