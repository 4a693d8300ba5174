import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";

const root = join(__dirname, "../../..");

/** Bundles the provider's process with the specimen behind it, as the build bundles the real one. */
export async function buildSpecimen(folder: string): Promise<string> {
  mkdirSync(folder, { recursive: true });
  await build({
    absWorkingDir: root,
    entryPoints: { main: "provider/main.ts", service: join(__dirname, "service.ts") },
    outdir: folder,
    bundle: true,
    platform: "node",
    format: "cjs",
    target: "node20",
    logLevel: "error",
  });
  return join(folder, "main.js");
}
