// Bundles everything that runs outside of tsx and jest into dist/: the Terraform provider, the drydock command with
// the daemon, and the worker that executes guests. Run by `npm run build` and, through `prepare`, by `npm install`.
import { execFileSync } from "node:child_process";
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readlinkSync,
  renameSync,
  rmSync,
  symlinkSync,
} from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { slimClientEc2 } from "./slim-client-ec2.mjs";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const require = createRequire(import.meta.url);
// Built beside and renamed at the end: whoever uses dist/ meanwhile sees the old build or the new one, never a half
const target = join(root, "dist");
const staging = join(root, `.dist-${process.pid}`);

const common = {
  absWorkingDir: root,
  bundle: true,
  platform: "node",
  target: "node20",
  logLevel: "warning",
  legalComments: "none",
  loader: { ".proto": "text" },
};

/** @param {string[]} external */
const commonJs = (entry, file, external = [], options = {}) =>
  build({
    ...common,
    entryPoints: [entry],
    outfile: join(staging, file),
    format: "cjs",
    external,
    ...options,
  });

/** How fast a bundle loads is what counts here: see provider/wire/load-bundle.ts, which also takes no `import()`. */
const provider = {
  minify: true,
  mainFields: ["module", "main"], // the SDK's ES modules: operations that are not called are left out
  supported: { "dynamic-import": false },
  plugins: [slimClientEc2],
};

rmSync(staging, { recursive: true, force: true });
mkdirSync(staging, { recursive: true });
try {
  // All are awaited, so that after a failure none still writes into a folder that is being removed
  const outcomes = await Promise.allSettled([
    commonJs("provider/main.ts", "provider/main.js", [], provider),
    commonJs("provider/service.ts", "provider/service.js", [], provider),
    commonJs("provider/provider.ts", "provider/provider.js", [], provider),
    commonJs("local-hypervisor/main.ts", "drydock.js", ["libsql"], { banner: { js: "#!/usr/bin/env node" } }),
    build({
      ...common,
      entryPoints: ["local-hypervisor/engines/v86/guest-worker.ts"],
      outfile: join(staging, "guest-worker.mjs"),
      format: "esm",
    }),
  ]);
  const failed = outcomes.find(({ status }) => status === "rejected");
  if (failed) throw failed.reason;
  execFileSync(process.execPath, [join(root, "scripts", "write-code-cache.mjs"), join(staging, "provider")], {
    stdio: "inherit",
  });
  copyFileSync(
    join(dirname(require.resolve("v86/package.json")), "build", "v86.wasm"),
    join(staging, "v86.wasm"),
  );
  chmodSync(join(staging, "drydock.js"), 0o755);
  rmSync(target, { recursive: true, force: true });
  renameSync(staging, target);
} finally {
  rmSync(staging, { recursive: true, force: true });
}
linkCommand();

/** `npx drydock` finds programs of dependencies only, so the project's own command is put among them. */
function linkCommand() {
  const folder = join(root, "node_modules", ".bin");
  if (!existsSync(folder)) return;
  const link = join(folder, "drydock");
  const wanted = join("..", "..", "dist", "drydock.js");
  try {
    if (readlinkSync(link) === wanted) return;
  } catch {
    // no link yet
  }
  rmSync(link, { force: true });
  symlinkSync(wanted, link);
}
