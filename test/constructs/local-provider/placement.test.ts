import { execFileSync, spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { packageHash, placeProvider, terraformPlatforms } from "../../../constructs/local-provider/placement";
import {
  localProviderAddress,
  type ProviderBundle,
  readProviderBundle,
} from "../../../constructs/local-provider/provider-bundle";
import { standInProvider, temporaryFolder } from "../synthesized";

const bundleOf = (folder: string): ProviderBundle => {
  const bundle = readProviderBundle(folder);
  if (!bundle) throw new Error(`${folder} holds no provider.`);
  return bundle;
};

const placed = (stackFolder: string, { version, executableName }: ProviderBundle): string =>
  join(
    stackFolder,
    "terraform.d",
    "plugins",
    localProviderAddress,
    version,
    terraformPlatforms()[0] ?? "",
    executableName,
  );

describe("placeProvider", () => {
  test("the placed file starts the built provider, wherever that lies", () => {
    // GIVEN a package folder with spaces and quotes, in a project of ES modules
    const folder = join(temporaryFolder(), "Ada's provider");
    mkdirSync(folder);
    writeFileSync(
      join(folder, "main.js"),
      "process.stdout.write(`started in ${process.cwd()} pid ${process.pid}`);",
    );
    const project = temporaryFolder();
    writeFileSync(join(project, "package.json"), '{ "type": "module" }');
    const bundle = bundleOf(folder);
    // WHEN
    placeProvider(project, bundle, {});
    const started = spawnSync(placed(project, bundle), { cwd: project, encoding: "utf8" });
    // THEN it has taken the process over, so that Terraform's signals reach it
    expect(started.stderr).toBe("");
    expect(started.stdout).toContain(`started in ${project} pid ${started.pid}`);
  });

  test("an earlier build's file goes, other providers stay", () => {
    // GIVEN
    const stackFolder = temporaryFolder();
    const foreign = join(stackFolder, "terraform.d", "plugins", "example.com", "other", "thing", "1.0.0");
    mkdirSync(foreign, { recursive: true });
    placeProvider(stackFolder, bundleOf(standInProvider("1;")), {});
    // WHEN
    const bundle = bundleOf(standInProvider("2;"));
    placeProvider(stackFolder, bundle, {});
    // THEN
    expect(readdirSync(join(stackFolder, "terraform.d", "plugins", localProviderAddress))).toEqual([
      bundle.version,
    ]);
    expect(existsSync(foreign)).toBe(true);
  });

  test("leaves no unfinished file behind", () => {
    const stackFolder = temporaryFolder();
    placeProvider(stackFolder, bundleOf(standInProvider()), {});
    placeProvider(stackFolder, bundleOf(standInProvider("other();")), {});
    expect(readdirSync(stackFolder).sort()).toEqual([".terraform.lock.hcl", "terraform.d"]);
  });
});

describe("packageHash", () => {
  test("is Go's Hash1", () => {
    // The empty list's sum, and one file's, computed with sha256sum and base64 as the definition says
    expect(packageHash({})).toBe("h1:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=");
    const sum = execFileSync("sh", [
      "-c",
      'printf "%s  %s\\n" "$(printf hello | sha256sum | cut -d" " -f1)" a.txt | sha256sum | cut -d" " -f1',
    ]);
    const expected = Buffer.from(sum.toString().trim(), "hex").toString("base64");
    expect(packageHash({ "a.txt": "hello" })).toBe(`h1:${expected}`);
  });
});

const missing = spawnSync("terraform", ["version"]).error ? " (skipped: terraform is not on PATH)" : "";

(missing ? describe.skip : describe)(`terraform init${missing}`, () => {
  const environment = { ...process.env, CHECKPOINT_DISABLE: "1", TF_IN_AUTOMATION: "1" };

  /** `terraform init` where the registry cannot be reached, with no configuration of the user's */
  function init(folder: string, ...options: string[]): string {
    const configuration = join(temporaryFolder(), "empty.rc");
    writeFileSync(configuration, "");
    const done = spawnSync("terraform", ["init", "-no-color", "-input=false", ...options], {
      cwd: folder,
      encoding: "utf8",
      env: { ...environment, TF_CLI_CONFIG_FILE: configuration, HTTPS_PROXY: "http://127.0.0.1:9" },
    });
    return `${done.stdout}${done.stderr}`;
  }

  const configuration = (required: Record<string, { source: string; version: string }>) =>
    JSON.stringify({ terraform: { required_providers: required } });

  test("takes the placed provider and finds the lock file true", () => {
    // GIVEN
    const folder = temporaryFolder();
    const bundle = bundleOf(standInProvider());
    const own = { source: localProviderAddress, version: bundle.version };
    writeFileSync(join(folder, "main.tf.json"), configuration({ aws: own }));
    placeProvider(folder, bundle, { [own.source]: own.version });
    const lockFile = readFileSync(join(folder, ".terraform.lock.hcl"), "utf8");
    // WHEN, in the mode that fails when the lock file would have to change
    const output = init(folder, "-lockfile=readonly");
    // THEN
    expect(output).toContain("Terraform has been successfully initialized!");
    expect(output).toContain(`Installed ${localProviderAddress} v${bundle.version}`);
    expect(readFileSync(join(folder, ".terraform.lock.hcl"), "utf8")).toBe(lockFile);
  });

  test("takes a second build after the first", () => {
    const folder = temporaryFolder();
    for (const script of ["1;", "2;"]) {
      const bundle = bundleOf(standInProvider(script));
      const own = { source: localProviderAddress, version: bundle.version };
      writeFileSync(join(folder, "main.tf.json"), configuration({ aws: own }));
      placeProvider(folder, bundle, { [own.source]: own.version });
      expect(init(folder)).toContain(`Installed ${localProviderAddress} v${bundle.version}`);
    }
  });

  test("locks other providers beside ours, and the next synth keeps them", () => {
    // GIVEN a stack with one more provider, which lies in the same folder
    const folder = temporaryFolder();
    const bundle = bundleOf(standInProvider());
    const required = {
      aws: { source: localProviderAddress, version: bundle.version },
      random: { source: "hashicorp/random", version: "~> 3.0" },
    };
    const constraints = { [required.aws.source]: required.aws.version, "hashicorp/random": "~> 3.0" };
    writeFileSync(join(folder, "main.tf.json"), configuration(required));
    for (const platform of terraformPlatforms()) {
      const other = join(
        folder,
        "terraform.d",
        "plugins",
        "registry.terraform.io",
        "hashicorp",
        "random",
        "3.6.3",
        platform,
      );
      mkdirSync(other, { recursive: true });
      writeFileSync(join(other, "terraform-provider-random_v3.6.3"), "#!/bin/sh\n");
      chmodSync(join(other, "terraform-provider-random_v3.6.3"), 0o755);
    }
    // WHEN
    placeProvider(folder, bundle, constraints);
    const first = init(folder);
    // THEN Terraform has ignored the comment that cdktf reads, and written the entry itself
    expect(first).toContain("Installed hashicorp/random v3.6.3");
    const locked = readFileSync(join(folder, ".terraform.lock.hcl"), "utf8");
    expect(locked).toMatch(/provider "registry.terraform.io\/hashicorp\/random" \{\n\s+version\s+= "3.6.3"/);
    // AND WHEN synthesized again
    placeProvider(folder, bundle, constraints);
    expect(init(folder, "-lockfile=readonly")).toContain(
      "Using previously-installed hashicorp/random v3.6.3",
    );
  });
});
