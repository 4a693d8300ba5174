import { join } from "node:path";
import { build } from "esbuild";

const root = join(__dirname, "../..");

/** `v86.wasm` of the installed package */
export const v86WasmPath = join(root, "node_modules/v86/build/v86.wasm");

/** Bundles a worker of the embedded engine with v86 into a folder, as the build does; the result is its path. */
export const bundleWorker = (folder: string): Promise<string> =>
  bundleModule(join(root, "local-hypervisor/engines/v86/guest-worker.ts"), join(folder, "guest-worker.mjs"));

/** Bundles a worker thread's program as an ES module; the result is its path. */
export async function bundleModule(entryPoint: string, outfile: string): Promise<string> {
  await build({
    entryPoints: [entryPoint],
    outfile,
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node20",
    logLevel: "warning",
  });
  return outfile;
}
