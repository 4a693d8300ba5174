/**
 * Generates schemas/generated from schemas/spec by json-schema-to-typescript.
 *
 *   npx tsx scripts/generate-types.ts           writes what changed
 *   npx tsx scripts/generate-types.ts --check   writes nothing; fails when a file is stale
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { generatedFiles } from "./generated-files";

async function main(): Promise<void> {
  const check = process.argv.includes("--check");
  const root = join(__dirname, "..");
  const stale: string[] = [];
  for (const [file, text] of await generatedFiles(root)) {
    const path = join(root, file);
    if (existsSync(path) && readFileSync(path, "utf8") === text) continue;
    stale.push(file);
    if (check) continue;
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
    console.log(`wrote ${file}`);
  }
  if (check && stale.length > 0) {
    console.error(`Stale: ${stale.join(", ")}. Run: npx tsx scripts/generate-types.ts`);
    process.exitCode = 1;
  }
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
