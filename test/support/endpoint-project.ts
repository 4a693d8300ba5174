import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "esbuild";
import { placeProvider } from "../../constructs/local-provider/placement";
import { localProviderAddress, readProviderBundle } from "../../constructs/local-provider/provider-bundle";
import { credentials } from "./ec2-endpoint";
import { type ProgramOutcome, runProgram } from "./program";

const root = join(__dirname, "..", "..");

/** Bundles the provider as it stands in the sources, plainly: what `npm run build` made may be older. */
export async function buildProvider(folder: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  await build({
    absWorkingDir: root,
    entryPoints: ["main", "service", "provider"].map((name) => `provider/${name}.ts`),
    outdir: folder,
    bundle: true,
    platform: "node",
    format: "cjs",
    target: "node20",
    mainFields: ["module", "main"],
    supported: { "dynamic-import": false },
    logLevel: "error",
  });
}

/** A folder with a configuration that the real terraform carries out through the provider on an endpoint of a test. */
export class EndpointProject {
  readonly folder = mkdtempSync(join(tmpdir(), "drydock-terraform-"));

  constructor(providerFolder: string, url: string) {
    const bundle = readProviderBundle(providerFolder);
    if (!bundle) throw new Error(`${providerFolder} holds no main.js`);
    placeProvider(this.folder, bundle, {});
    writeFileSync(
      join(this.folder, "provider.tf"),
      `terraform {
  required_providers {
    aws = { source = "${localProviderAddress}", version = "${bundle.version}" }
  }
}
provider "aws" {
  region     = "eu-west-1"
  access_key = "${credentials.accessKeyId}"
  secret_key = "${credentials.secretAccessKey}"
  endpoints {
    ec2 = "${url}"
    sts = "${url}"
  }
}
`,
    );
  }

  /** Replaces the configuration, which is HCL. */
  write(configuration: string): void {
    writeFileSync(join(this.folder, "main.tf"), configuration);
  }

  run(...args: readonly string[]): Promise<ProgramOutcome> {
    return runProgram("terraform", [...args, "-no-color"], {
      cwd: this.folder,
      environment: { ...process.env, TF_IN_AUTOMATION: "1", TF_INPUT: "0", CHECKPOINT_DISABLE: "1" },
    });
  }

  /** Runs what has to succeed, and gives what it printed. */
  async must(...args: readonly string[]): Promise<string> {
    const { status, output } = await this.run(...args);
    if (status !== 0) throw new Error(`terraform ${args.join(" ")} ended with ${status}:\n${output}`);
    return output;
  }

  /** Ids of what the state holds, by address. */
  ids(): Record<string, string> {
    const { resources } = JSON.parse(readFileSync(join(this.folder, "terraform.tfstate"), "utf8")) as {
      resources: { mode: string; type: string; name: string; instances: { attributes: { id: string } }[] }[];
    };
    const managed = resources.filter(({ mode }) => mode === "managed");
    return Object.fromEntries(
      managed.map(({ type, name, instances }) => [`${type}.${name}`, instances[0]?.attributes.id ?? ""]),
    );
  }

  /** Forgets everything that Terraform knows. */
  forget(): void {
    rmSync(join(this.folder, "terraform.tfstate"));
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
