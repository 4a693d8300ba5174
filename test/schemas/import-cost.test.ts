import { join } from "node:path";
import { build } from "esbuild";
import { dataSourceTypes, resourceTypes } from "../../schemas/resource-schemas";

const root = join(__dirname, "..", "..");

// Terraform starts the provider several times for each command, so what it imports is to stay small
test("importing schemas brings neither ajv's compiler nor Node's network modules", async () => {
  const { metafile } = await build({
    entryPoints: [join(root, "schemas/index.ts")],
    absWorkingDir: root,
    bundle: true,
    write: false,
    metafile: true,
    minify: true,
    platform: "node",
    format: "cjs",
    outdir: "unused",
  });
  const [output] = Object.values(metafile.outputs);
  const inputs = Object.keys(metafile.inputs);
  expect(inputs.filter((input) => input.includes("node_modules"))).toEqual([
    "node_modules/ajv/dist/runtime/ucs2length.js",
  ]);
  expect(output?.imports.map(({ path }) => path).sort()).toEqual(["node:os", "node:path"]);
  // Each type brings its schema and its validator
  expect(output?.bytes).toBeLessThan(15_000 * (resourceTypes.length + dataSourceTypes.length));
});
