import { readFileSync } from "node:fs";
import { join } from "node:path";
import { compile, type JSONSchema } from "json-schema-to-typescript";
import { type SpecFile, specFiles } from "./spec-files";

const banner = "// Generated from schemas/spec by scripts/generate-types.ts; never edited by hand.";

const baseName = ({ file }: SpecFile): string => file.replace(/\.schema\.json$/, "");

/** Text of each file that is generated from schemas/spec: its path below `root`, and its contents. */
export async function generatedFiles(root: string): Promise<ReadonlyMap<string, string>> {
  const files = new Map<string, string>();
  for (const spec of specFiles) {
    const schema = JSON.parse(readFileSync(join(root, "schemas/spec", spec.file), "utf8")) as JSONSchema &
      object;
    // Otherwise the interface is named after the id
    delete schema.$id;
    const text = await compile(schema, spec.title, {
      bannerComment: banner,
      additionalProperties: false,
      // Tuples up to maxItems would be offered for each list of at most one block
      ignoreMinAndMaxItems: true,
      style: { printWidth: 110 },
    });
    files.set(`schemas/generated/${baseName(spec)}.ts`, text);
  }
  const exports = specFiles.map((spec) => `export * from "./${baseName(spec)}";`);
  files.set("schemas/generated/index.ts", `${banner}\n\n${exports.join("\n")}\n`);
  return files;
}
