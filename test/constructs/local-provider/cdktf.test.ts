import { spawnSync } from "node:child_process";
import { chmodSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { standInProvider, temporaryFolder } from "../synthesized";

const root = join(__dirname, "..", "..", "..");

/** A project whose stack has our provider and one of a registry's */
function projectWithTwoProviders(): string {
  const project = temporaryFolder();
  const app = join(project, "main.ts");
  writeFileSync(
    app,
    `import { App, TerraformProvider, TerraformStack } from ${JSON.stringify(join(root, "node_modules", "cdktf"))};
     import { Ec2Target } from ${JSON.stringify(join(root, "constructs"))};
     const app = new App();
     const stack = new TerraformStack(app, "mixed");
     Ec2Target.local({ providerFolder: ${JSON.stringify(standInProvider())} }).bind(stack);
     new TerraformProvider(stack, "random", {
       terraformResourceType: "random",
       terraformProviderSource: "hashicorp/random",
       terraformGeneratorMetadata: { providerName: "random", providerVersion: "~> 3.0" },
     });
     app.synth();`,
  );
  writeFileSync(
    join(project, "cdktf.json"),
    JSON.stringify({
      language: "typescript",
      app: `node --require ${require.resolve("tsx/cjs")} ${app}`,
      projectId: "mixed",
      sendCrashReports: "false",
    }),
  );
  return project;
}

describe("the real cdktf", () => {
  test("does not ask registries to lock our provider, in a stack with others as well", () => {
    // GIVEN a program in Terraform's place that writes down what it is asked to do
    const project = projectWithTwoProviders();
    const log = join(project, "asked.log");
    const terraform = join(project, "terraform");
    writeFileSync(
      terraform,
      `#!/bin/sh\ncase "$1" in version | -v) echo "Terraform v1.11.4"; exit ;; esac\necho "$@" >> '${log}'\n`,
    );
    chmodSync(terraform, 0o755);
    // WHEN
    const done = spawnSync(join(root, "node_modules", ".bin", "cdktf"), ["diff", "mixed"], {
      cwd: project,
      encoding: "utf8",
      env: {
        ...process.env,
        HOME: project,
        TERRAFORM_BINARY_NAME: terraform,
        CHECKPOINT_DISABLE: "1",
        CI: "1",
      },
    });
    // THEN
    expect([done.status, done.stdout]).toEqual([0, expect.any(String)]);
    const asked = readFileSync(log, "utf8").trim().split("\n");
    expect(asked.map((line) => line.split(" ")[0])).toEqual(["init", "plan"]);
    expect(asked[0]).not.toContain("-upgrade");
  }, 120_000);
});
