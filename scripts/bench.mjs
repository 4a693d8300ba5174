// `npm run bench [-- name …]`: measures and prints a table, each figure beside its peer or floor of the same run.
import { join } from "node:path";
import { buildBundles, buildImages, installDependencies, main, root, run } from "./setup.mjs";

main(async () => {
  await installDependencies();
  await buildBundles();
  await buildImages();
  await run(join(root, "node_modules", ".bin", "tsx"), ["test/bench/main.ts", ...process.argv.slice(2)]);
});
