/**
 * Derives schemas/catalogues/instance-types-table.ts from a collection of DescribeInstanceTypes output (a type is its
 * `defaults` overlaid by its entry in `types`). One line a type, columns separated by ";", values that equal the
 * column's usual one left out, lists of words joined by commas, other lists and objects in JSON.
 *
 *   npx tsx scripts/derive-instance-types.ts <instance-types.json>
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { columns } from "../schemas/catalogues/instance-type-columns";

const sourcePath = process.argv[2];
if (!sourcePath) {
  console.error("usage: npx tsx scripts/derive-instance-types.ts <instance-types.json>");
  process.exit(2);
}
const { _meta: meta, defaults, types } = JSON.parse(readFileSync(sourcePath, "utf8"));

function cell(value: unknown): string {
  if (value === undefined) return "";
  if (Array.isArray(value) && value.every((item) => typeof item === "string")) return value.join(",");
  const text = typeof value === "string" ? value : JSON.stringify(value);
  if (text.includes(";")) throw new Error(`a value holds the separator: ${text}`);
  return text;
}

/** The value that most types have: it is written once, in the header. */
function commonest(values: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0] ?? "";
}

const entries = Object.entries<Record<string, unknown>>(types)
  .map(([name, own]) => [name, { ...defaults, ...own }] as const)
  .sort(([a], [b]) => (a < b ? -1 : 1));
const unknown = new Set(entries.flatMap(([, entry]) => Object.keys(entry)));
for (const { source } of columns) unknown.delete(source);
if (unknown.size > 0) throw new Error(`no column for ${[...unknown].join(", ")}`);

const cells = entries.map(([name, entry]) => [name, ...columns.map(({ source }) => cell(entry[source]))]);
const usual = columns.map((_, index) => commonest(cells.map((row) => row[index + 1] ?? "")));
const lines = cells.map(([name, ...values]) => {
  // "-" stands for nothing where the usual value is something
  const written = values.map((text, index) => (text === usual[index] ? "" : text === "" ? "-" : text));
  return [name, ...written].join(";").replace(/;+$/, "");
});

const table = [usual.join(";"), ...lines].join("\n");
if (/[`\\]|\$\{/.test(table)) throw new Error("a value needs escaping in a template literal");
const text = `// Derived by scripts/derive-instance-types.ts from ${meta.source}
// at commit ${meta.commit}; prices: AWS's Linux on-demand prices of us-east-1, as published 2026-07-20.
// First line: the usual value of each column. Other lines: a type's name and the values that differ.

/** A table as one text, because V8 reads past a string many times faster than it reads an object. */
export const instanceTypesTable = \`
${table}
\`;
`;
writeFileSync(join(__dirname, "..", "schemas", "catalogues", "instance-types-table.ts"), text);
console.log(`${lines.length} instance types, ${(text.length / 1024).toFixed(0)} KiB`);
