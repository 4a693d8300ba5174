import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { builtinModules } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join, normalize, relative } from "node:path";
import { importRules, onlyImporter } from "./import-rules";

const root = join(__dirname, "..", "..");
const rooms = ["schemas", "constructs", "provider", "local-hypervisor", "examples"];

interface Import {
  readonly file: string;
  readonly specifier: string;
}

/** Every static, type-only, dynamic and re-exporting import of a source text */
function specifiersOf(source: string): string[] {
  const code = source.replace(/\/\*[\s\S]*?\*\//g, "").replace(/^\s*\/\/.*$/gm, "");
  const patterns = [
    /(?:^|[;\n])\s*(?:import|export)\s[^;"']*?from\s*["']([^"']+)["']/g,
    /(?:^|[;\n])\s*import\s*["']([^"']+)["']/g,
    /\b(?:import|require|require\.resolve)\(\s*["']([^"']+)["']\s*\)/g,
  ];
  return patterns.flatMap((pattern) => [...code.matchAll(pattern)].map((match) => match[1] as string));
}

function importsBelow(folder: string): Import[] {
  return rooms.flatMap((room) =>
    readdirSync(join(folder, room), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.(ts|mts|mjs|js)$/.test(entry.name))
      .flatMap((entry) => {
        const file = join(entry.parentPath ?? entry.path, entry.name);
        return specifiersOf(readFileSync(file, "utf8")).map((specifier) => ({
          file: relative(folder, file),
          specifier,
        }));
      }),
  );
}

const isBelow = (path: string, place: string): boolean =>
  path === place || path.startsWith(`${place}/`) || path === `${place}.ts`;

function violation({ file, specifier }: Import): string | undefined {
  const rule = importRules
    .filter(({ place }) => isBelow(file, place))
    .sort((a, b) => b.place.length - a.place.length)[0];
  if (!rule) return `${file} is in no room that the import rules name`;
  if (specifier.startsWith(".")) {
    const target = normalize(join(dirname(file), specifier));
    if (isBelow(target, rule.place) || rule.mayImport.some((place) => isBelow(target, place)))
      return undefined;
    return `${file} imports ${target}; ${rule.place} may import only ${[rule.place, ...rule.mayImport].join(", ")}`;
  }
  const name = builtinModules.includes(specifier) ? `node:${specifier}` : specifier;
  const allowed = rule.packages.some((each) =>
    each.endsWith("*") ? name.startsWith(each.slice(0, -1)) : name === each || name.startsWith(`${each}/`),
  );
  if (!allowed)
    return `${file} imports ${specifier}; ${rule.place} may import only the packages ${rule.packages.join(", ") || "(none)"}`;
  const only = Object.entries(onlyImporter).find(
    ([each]) => name === each || name.startsWith(`${each}/`),
  )?.[1];
  return only && !file.startsWith(only) ? `${file} imports ${specifier}, which only ${only} may` : undefined;
}

const violations = (folder: string): string[] =>
  importsBelow(folder).flatMap((each) => violation(each) ?? []);

describe("import direction", () => {
  test("every import of the sources follows the table", () => {
    expect(violations(root)).toEqual([]);
  });

  test("the scan sees the imports there are", () => {
    const imports = importsBelow(root);
    expect(imports.length).toBeGreaterThan(200);
    expect(imports).toContainEqual({
      file: "local-hypervisor/config.ts",
      specifier: "../schemas/local-endpoint",
    });
  });

  test.each([
    [
      "provider/resources/planted.ts",
      'import { store } from "../../local-hypervisor/model/store";',
      "local-hypervisor/model/store",
    ],
    [
      "local-hypervisor/network/planted.ts",
      'import type { Records } from "../model/records";',
      "local-hypervisor/model/records",
    ],
    ["constructs/planted.ts", 'export * from "@aws-sdk/client-ec2";', "@aws-sdk/client-ec2"],
    ["local-hypervisor/guest/planted.ts", 'const emulator = await import("v86");', "v86"],
    ["schemas/planted.ts", 'import "../constructs/index";', "constructs/index"],
  ])("a planted break in %s is caught", (file, source, named) => {
    const folder = mkdtempSync(join(tmpdir(), "drydock-architecture-"));
    try {
      for (const room of rooms) mkdirSync(join(folder, room));
      mkdirSync(dirname(join(folder, file)), { recursive: true });
      writeFileSync(join(folder, file), `${source}\n`);
      expect(violations(folder)).toEqual([expect.stringContaining(named)]);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
