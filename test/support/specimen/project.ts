import { type ChildProcess, spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { SpecimenStore } from "./store";

export interface TerraformRun {
  readonly status: number | null;
  /** Standard output and error */
  readonly output: string;
}

const address = "drydock.local/test/specimen";
const version = "0.1.0";

/** A folder with a configuration for the specimen provider, which the real terraform works on. */
export class SpecimenProject {
  readonly folder = mkdtempSync(join(tmpdir(), "specimen-"));
  readonly store = new SpecimenStore(join(this.folder, "store.json"));
  environment: NodeJS.ProcessEnv = {};

  constructor(mainFile: string) {
    const [os, arch] = [process.platform, process.arch === "x64" ? "amd64" : process.arch];
    const plugins = join(this.folder, "terraform.d/plugins", address, version, `${os}_${arch}`);
    mkdirSync(plugins, { recursive: true });
    const name = `terraform-provider-specimen_v${version}`;
    const executable = `#!${process.execPath}\nrequire(${JSON.stringify(mainFile)});\n`;
    writeFileSync(join(plugins, name), executable);
    chmodSync(join(plugins, name), 0o755);
    const digest = createHash("sha256").update(executable).digest("hex");
    const hash = createHash("sha256").update(`${digest}  ${name}\n`).digest("base64");
    writeFileSync(
      join(this.folder, ".terraform.lock.hcl"),
      `provider "${address}" {\n  version     = "${version}"\n  constraints = "${version}"\n  hashes = [\n    "h1:${hash}",\n  ]\n}\n`,
    );
  }

  /** Replaces the configuration; `body` is HCL. */
  write(body: string, providerBody = ""): void {
    const head = `
terraform {
  required_providers {
    specimen = { source = "${address}", version = "${version}" }
  }
}
provider "specimen" {
  store = "${this.store.file}"
  ${providerBody}
}
`;
    writeFileSync(join(this.folder, "main.tf"), head + body);
  }

  start(...args: readonly string[]): ChildProcess {
    return spawn("terraform", [...args, "-no-color"], {
      cwd: this.folder,
      env: {
        ...process.env,
        TF_IN_AUTOMATION: "1",
        TF_INPUT: "0",
        CHECKPOINT_DISABLE: "1",
        ...this.environment,
      },
      stdio: ["ignore", "pipe", "pipe"],
      detached: true,
    });
  }

  run(...args: readonly string[]): Promise<TerraformRun> {
    return finished(this.start(...args));
  }

  apply(): Promise<TerraformRun> {
    return this.run("apply", "-auto-approve");
  }

  /** `terraform plan -detailed-exitcode`: status 0 means that nothing is to change, 2 that something is. */
  plan(): Promise<TerraformRun> {
    return this.run("plan", "-detailed-exitcode");
  }

  /** Resources of the state, by address. */
  state(): Record<string, { attributes: Record<string, unknown>; tainted: boolean }> {
    const file = join(this.folder, "terraform.tfstate");
    if (!existsSync(file)) return {};
    const { resources } = JSON.parse(readFileSync(file, "utf8"));
    return Object.fromEntries(
      resources.map((resource: { type: string; name: string; instances: Record<string, unknown>[] }) => [
        `${resource.type}.${resource.name}`,
        {
          attributes: resource.instances[0]?.attributes,
          tainted: resource.instances[0]?.status === "tainted",
        },
      ]),
    );
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** What a program printed, when it has ended. */
export function finished(child: ChildProcess): Promise<TerraformRun> {
  let output = "";
  const gather = (chunk: Buffer) => {
    output += chunk.toString();
  };
  child.stdout?.on("data", gather);
  child.stderr?.on("data", gather);
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (status) => resolve({ status, output }));
  });
}
