// Writes V8's compiled form of the provider's bundles beside them: `node scripts/write-code-cache.mjs dist/provider`.
// Each bundle is run first, so that the functions which every start needs are in its cache too. Must run on the Node
// that will run the provider; another one does without the caches and starts a little later.
import { readFileSync, writeFileSync } from "node:fs";
import Module, { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { Script } from "node:vm";

const folder = resolve(process.argv[2] ?? "dist/provider");

/** Runs a bundle, lets `use` exercise what it exports, and writes its cache. */
async function writeCache(name, use) {
  const file = join(folder, name);
  const script = new Script(Module.wrap(readFileSync(file, "utf8")), { filename: file });
  const module = { exports: {} };
  script.runInThisContext()(module.exports, createRequire(file), module, file, folder);
  await use(module.exports);
  writeFileSync(`${file}.cache`, script.createCachedData());
}

await writeCache("provider.js", ({ createProvider }) => createProvider());
await writeCache("service.js", async ({ service }) => {
  const call = (name, bytes) =>
    service.methods.get(`/tfplugin6.Provider/${name}`)(Buffer.from(bytes), new AbortController().signal);
  await call("GetProviderSchema", []);
  // { type_name: "aws_instance", config: an object without attributes }: makes the validators too
  const typeName = Buffer.from("aws_instance");
  await call("ValidateResourceConfig", [0x0a, typeName.length, ...typeName, 0x12, 3, 0x0a, 1, 0x80]);
});
