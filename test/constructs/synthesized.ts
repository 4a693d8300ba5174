import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { TerraformStack, Testing } from "cdktf";
import { Ec2Target } from "../../constructs";

/** The parts of a synthesized configuration that tests look at. */
export interface Configuration {
  readonly resource: Record<string, Record<string, Record<string, unknown>>>;
  readonly data: Record<string, Record<string, Record<string, unknown>>>;
  readonly provider: Record<string, Record<string, unknown>[]>;
  readonly terraform: {
    readonly backend: Record<string, Record<string, unknown>>;
    readonly required_providers: Record<string, { source: string; version: string }>;
  };
  readonly output: Record<string, { value: unknown }>;
}

const folders: string[] = [];

/** An empty folder, removed after the tests of the file */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "drydock-constructs-"));
  folders.push(folder);
  return folder;
}

afterAll(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** A folder that looks like a built provider: placing it at synth never starts it */
export function standInProvider(script = "process.exit(1);\n"): string {
  const folder = temporaryFolder();
  writeFileSync(join(folder, "main.js"), script);
  return folder;
}

/** A stack named `lab`, bound to the target */
export function stackFor(target: Ec2Target): TerraformStack {
  const stack = new TerraformStack(Testing.app({ outdir: temporaryFolder() }), "lab");
  target.bind(stack);
  return stack;
}

/** The configuration that `build` gives on a target, AWS in Ireland unless another is given; validations run */
export function synthesize(
  build: (stack: TerraformStack) => void,
  target: Ec2Target = Ec2Target.aws({ region: "eu-west-1" }),
): Configuration {
  const stack = stackFor(target);
  build(stack);
  return JSON.parse(Testing.synth(stack, true));
}

/** What a user reads when a stack is refused at synth; fails when it is not refused */
export function refusal(build: (stack: TerraformStack) => void, target?: Ec2Target): string {
  try {
    synthesize(build, target);
  } catch (error) {
    return (error as Error).message;
  }
  throw new Error("The stack was synthesized, but it should have been refused.");
}

/** The only resource of a type */
export function only(configuration: Configuration, type: string): Record<string, unknown> {
  const all = Object.values(configuration.resource[type] ?? {});
  if (all.length !== 1 || !all[0]) throw new Error(`Expected one ${type}, found ${all.length}.`);
  return all[0];
}
