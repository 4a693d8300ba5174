/**
 * Derives schemas/catalogues/instance-types-table.ts from a collection of DescribeInstanceTypes output (a type is its
 * `defaults` overlaid by its entry in `types`). One line a type, columns separated by ";", usual values left out,
 * lists of words joined by commas, other lists and objects in JSON.
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

/** What is written of a row: nothing where it has the usual value, "-" where it has none but others do. */
const differing = (row: readonly string[], usual: readonly string[]): string =>
  row
    .map((text, index) => (text === usual[index] ? "" : text === "" ? "-" : text))
    .join(";")
    .replace(/;+$/, "");

const usualOf = (rows: readonly (readonly string[])[]): string[] =>
  columns.map((_, index) => commonest(rows.map((row) => row[index] ?? "")));

const rows = entries.map(([name, entry]) => ({
  family: name.slice(0, name.indexOf(".")),
  size: name.slice(name.indexOf(".") + 1),
  cells: columns.map(({ source }) => cell(entry[source])),
}));
const usual = usualOf(rows.map(({ cells }) => cells));
const lines = [...new Set(rows.map(({ family }) => family))].flatMap((family) => {
  const members = rows.filter((row) => row.family === family);
  const familyUsual = usualOf(members.map(({ cells }) => cells));
  const sizes = members.map(({ size, cells }) => ` ${size};${differing(cells, familyUsual)}`);
  return [`${family};${differing(familyUsual, usual)}`, ...sizes];
});

const table = [usual.join(";"), ...lines].join("\n");
if (/[`\\]|\$\{/.test(table)) throw new Error("a value needs escaping in a template literal");
const text = `// Derived by scripts/derive-instance-types.ts from ${meta.source}
// at commit ${meta.commit} (${meta.licence}).
// Prices: ${meta.price}.
// First line: the usual value of each column. Then each family with what it usually has instead, and below it,
// indented, its sizes with what they have instead of that; "-" stands for nothing.

/** A table as one text, because V8 reads past a string many times faster than it reads an object. */
export const instanceTypesTable = \`
${table}
\`;
`;
writeFileSync(join(__dirname, "..", "schemas", "catalogues", "instance-types-table.ts"), text);
console.log(`${rows.length} instance types, ${(text.length / 1024).toFixed(0)} KiB`);
