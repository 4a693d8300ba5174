import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { placeProvider } from "../../constructs/local-provider/placement";
import {
  builtProviderFolder,
  localProviderAddress,
  readProviderBundle,
} from "../../constructs/local-provider/provider-bundle";
import type { Lab } from "./lab";
import type { ProgramOutcome } from "./program";

/** A folder with a configuration in Terraform's JSON syntax and the built provider beside it, as a synth leaves it. */
export class TerraformProject {
  readonly folder: string;

  constructor(
    private readonly lab: Lab,
    name: string,
    region = "eu-west-1",
  ) {
    this.folder = join(lab.folder, name);
    mkdirSync(this.folder);
    const bundle = readProviderBundle(builtProviderFolder());
    if (!bundle) throw new Error("the provider has not been built; run: npm run build");
    writeFileSync(
      join(this.folder, "provider.tf.json"),
      JSON.stringify({
        terraform: { required_providers: { aws: { source: localProviderAddress, version: bundle.version } } },
        provider: { aws: { region } },
      }),
    );
    placeProvider(this.folder, bundle, {});
  }

  /** Replaces the configuration */
  write(configuration: object): void {
    writeFileSync(join(this.folder, "main.tf.json"), JSON.stringify(configuration, null, 2));
  }

  /** `terraform <args>`, without colours and questions */
  async terraform(...args: string[]): Promise<ProgramOutcome> {
    return this.lab.run("terraform", args, {
      cwd: this.folder,
      environment: { TF_IN_AUTOMATION: "1", TF_INPUT: "0", TF_CLI_ARGS: "-no-color" },
    });
  }

  async init(): Promise<void> {
    await this.lab.must(this.terraform("init"));
  }

  apply(): Promise<ProgramOutcome> {
    return this.terraform("apply", "-auto-approve");
  }

  destroy(): Promise<ProgramOutcome> {
    return this.terraform("destroy", "-auto-approve");
  }

  async output(name: string): Promise<string> {
    return (await this.lab.must(this.terraform("output", "-raw", name))).stdout;
  }
}
