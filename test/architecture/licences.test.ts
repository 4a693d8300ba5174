import { readFileSync } from "node:fs";
import { join } from "node:path";

const root = join(__dirname, "..", "..");
const packageJson = (
  folder: string,
): { license: string; dependencies: Record<string, string>; devDependencies: Record<string, string> } =>
  JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));

test("docs/licences.md names every dependency with the licence that is installed", () => {
  const { dependencies, devDependencies } = packageJson(root);
  const installed = Object.keys({ ...dependencies, ...devDependencies }).map((name) => [
    name,
    packageJson(join(root, "node_modules", name)).license,
  ]);
  const text = readFileSync(join(root, "docs", "licences.md"), "utf8");
  const table = text.slice(0, text.indexOf("## Fetched"));
  const named = [...table.matchAll(/^\| ([@a-z][\w@/.-]*) \| ([^|]+) \|/gm)].flatMap(([, name, licence]) =>
    name === "package" ? [] : [[name, licence?.trim()]],
  );
  expect(named.sort()).toEqual(installed.sort());
});
