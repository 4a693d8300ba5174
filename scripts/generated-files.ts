import { readFileSync } from "node:fs";
import { join } from "node:path";
import { _ } from "ajv";
import Ajv2020 from "ajv/dist/2020";
import standaloneCode from "ajv/dist/standalone";
import { transform } from "esbuild";
import { compile, type JSONSchema } from "json-schema-to-typescript";
import { formatTests } from "../schemas/formats";
import { type SpecFile, specFiles } from "./spec-files";

const banner = "// Generated from schemas/spec by scripts/generate-types.ts; never edited by hand.";

const baseName = ({ file }: SpecFile): string => file.replace(/\.schema\.json$/, "");

const typesText = (spec: SpecFile, schema: object): Promise<string> => {
  // Otherwise the interface is named after the id
  const { $id: _id, ...rest } = schema as { $id?: string };
  return compile(rest as JSONSchema, spec.title, {
    bannerComment: banner,
    additionalProperties: false,
    // Tuples up to maxItems would be offered for each list of at most one block
    ignoreMinAndMaxItems: true,
    style: { printWidth: 110 },
  });
};

/** A schema without what says nothing about validity: the compiled validators carry parts of it. */
function withoutNotes(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(withoutNotes);
  if (schema === null || typeof schema !== "object") return schema;
  const notes = new Set(["$id", "title", "description", "deprecated", "x-terraform"]);
  const entries = Object.entries(schema).filter(([key]) => !notes.has(key));
  return Object.fromEntries(
    // Below `properties` keys are arguments, and `description` may be one
    entries.map(([key, part]) => [
      key,
      key === "properties"
        ? Object.fromEntries(
            Object.entries(part as object).map(([name, property]) => [name, withoutNotes(property)]),
          )
        : withoutNotes(part),
    ]),
  );
}

async function validatorText(spec: SpecFile, schema: object): Promise<string> {
  const ajv = new Ajv2020({
    allErrors: true,
    strict: true,
    messages: false,
    code: { source: true, esm: true, lines: true, formats: _`formatTests` },
  });
  ajv.addKeyword({ keyword: "x-terraform", schemaType: "object" });
  for (const [name, test] of Object.entries(formatTests)) ajv.addFormat(name, test);
  // Whole first: strict mode is to see the keyword that is left out of the code
  ajv.compile(schema);
  const formatsPath = spec.file.includes("/") ? "../../../formats" : "../../formats";
  const code = standaloneCode(ajv, ajv.compile(withoutNotes(schema) as object));
  const imports = [`import { formatTests } from "${formatsPath}";`];
  const body = code
    // Where in the schema an error comes from nobody asks, and it would be a third of the text
    .replace(/,schemaPath:"(?:[^"\\]|\\.)*"/g, "")
    .replace(/^export default .*;$/m, "")
    .replace(/const (\w+) = require\("([^"]+)"\)\.default;/g, (_match, name: string, from: string) => {
      imports.push(`import ${name} from "${from}";`);
      return "";
    });
  const used = body.includes("formatTests") ? imports : imports.slice(1);
  // Parsing the validators is most of what importing this package costs
  const { code: short } = await transform(`${used.join("\n")}\n${body}`, { minify: true, format: "esm" });
  return `// @ts-nocheck\n${banner}\n${short}`;
}

const quoted = (text: string): string => `'${text.replace(/\\/g, "\\\\").replace(/'/g, "\\'")}'`;

/** The schemas themselves, as texts: V8 reads past a string many times faster than it reads an object. */
function specsText(schemas: ReadonlyMap<SpecFile, object>): string {
  const table = (kind: SpecFile["kind"]) =>
    [...schemas]
      .filter(([spec]) => spec.kind === kind)
      .map(([spec, schema]) => `  ${spec.type}: ${quoted(JSON.stringify(schema))},`)
      .join("\n");
  return [
    banner,
    `export const resourceSpecs = {\n${table("resource")}\n};`,
    `export const dataSourceSpecs = {\n${table("data")}\n};`,
    `export const providerSpecs = {\n${table("provider")}\n};\n`,
  ].join("\n\n");
}

/** Text of each file that is generated from schemas/spec: its path below `root`, and its contents. */
export async function generatedFiles(root: string): Promise<ReadonlyMap<string, string>> {
  const files = new Map<string, string>();
  const schemas = new Map<SpecFile, object>();
  for (const spec of specFiles) {
    const schema = JSON.parse(readFileSync(join(root, "schemas/spec", spec.file), "utf8"));
    schemas.set(spec, schema);
    files.set(`schemas/generated/${baseName(spec)}.ts`, await typesText(spec, schema));
    files.set(`schemas/generated/validators/${baseName(spec)}.ts`, await validatorText(spec, schema));
  }
  files.set("schemas/generated/specs.ts", specsText(schemas));
  const exports = specFiles.map((spec) => `export * from "./${baseName(spec)}";`);
  files.set("schemas/generated/index.ts", `${banner}\n\n${exports.join("\n")}\n`);
  return files;
}
