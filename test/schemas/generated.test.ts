import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const root = join(__dirname, "..", "..");

/** Runs the generator's check on a tree; prettier, which it uses, does not load inside jest. */
function check(tree: string): { status: number | null; stderr: string } {
  const tsx = require.resolve("tsx/cli");
  const { status, stderr } = spawnSync(
    process.execPath,
    [tsx, join(tree, "scripts/generate-types.ts"), "--check"],
    { encoding: "utf8" },
  );
  return { status, stderr };
}

describe("schemas/generated", () => {
  test("is what schemas/spec says", () => {
    const { status, stderr } = check(root);
    if (status !== 0) throw new Error(stderr);
  }, 60_000);

  test("is called stale when schemas/spec has changed, with the command that mends it", () => {
    const tree = mkdtempSync(join(tmpdir(), "drydock-schemas-"));
    try {
      for (const folder of ["schemas", "scripts"])
        cpSync(join(root, folder), join(tree, folder), { recursive: true });
      symlinkSync(join(root, "node_modules"), join(tree, "node_modules"));
      const spec = join(tree, "schemas/spec/key-pair.schema.json");
      const schema = JSON.parse(readFileSync(spec, "utf8"));
      schema.properties.key_name.maxLength = 254;
      schema.properties.key_name.description = "Changed";
      writeFileSync(spec, JSON.stringify(schema));
      const { status, stderr } = check(tree);
      expect(status).toBe(1);
      expect(stderr).toContain(
        "Stale: schemas/generated/key-pair.ts, schemas/generated/validators/key-pair.ts, schemas/generated/specs.ts. " +
          "Run: npx tsx scripts/generate-types.ts",
      );
    } finally {
      rmSync(tree, { recursive: true, force: true });
    }
  }, 60_000);
});
