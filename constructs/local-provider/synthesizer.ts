import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { IStackSynthesizer, ISynthesisSession, TerraformStack } from "cdktf";
import { placeProvider } from "./placement";
import type { ProviderBundle } from "./provider-bundle";

/** Synthesizes a stack as before and then places the local target's provider in the stack's output folder. */
export class LocalProviderSynthesizer implements IStackSynthesizer {
  constructor(
    private readonly stack: TerraformStack,
    private readonly inner: IStackSynthesizer,
    private readonly bundle: ProviderBundle,
  ) {}

  synthesize(session: ISynthesisSession): void {
    this.inner.synthesize(session);
    const { workingDirectory, synthesizedStackPath } = session.manifest.forStack(this.stack);
    const configuration = synthesizedStackPath.endsWith(".json")
      ? JSON.parse(readFileSync(join(session.outdir, synthesizedStackPath), "utf8"))
      : this.stack.toTerraform();
    placeProvider(
      join(session.outdir, workingDirectory),
      this.bundle,
      requirements(configuration.terraform?.required_providers ?? {}),
    );
  }
}

/** Version constraints by source. */
function requirements(
  required: Record<string, { source?: string; version?: string }>,
): Record<string, string | undefined> {
  return Object.fromEntries(
    Object.entries(required).map(([localName, { source, version }]) => [source ?? localName, version]),
  );
}
