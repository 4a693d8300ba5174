import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { packageRoot, packageVersion } from "../../schemas/package-root";

/** Terraform's address of the provider for the local target; the host is never asked. */
export const localProviderAddress = "drydock.local/drydock/aws";

/** Terraform's name of the provider's kind, the last part of its address */
const providerName = "aws";

/** The provider as it is placed for Terraform. */
export interface ProviderBundle {
  /** Version of the package and a hash over what is run, such as `0.1.0-h3f9a1c2b7d04`: no two builds share one */
  readonly version: string;
  /** File name that Terraform looks for */
  readonly executableName: string;
  /** Text of the executable: starts Node on the built provider */
  readonly executable: string;
}

/** Folder of the built provider in this package */
export const builtProviderFolder = (): string => join(packageRoot(), "dist", "provider");

/** The built provider in a folder that holds `main.js`; undefined when it has not been built. */
export function readProviderBundle(folder: string): ProviderBundle | undefined {
  const main = join(folder, "main.js");
  if (!existsSync(main)) return undefined;
  const executable = startScript(process.execPath, main);
  // The letter keeps an all-digit hash with a leading zero from being an illegal version.
  const exactVersion = `${packageVersion()}-h${contentHash(folder, executable)}`;
  return {
    version: exactVersion,
    executableName: `terraform-provider-${providerName}_v${exactVersion}`,
    executable,
  };
}

/**
 * A shell script rather than a `#!` line with Node's path: paths may be long or hold spaces, and a JavaScript file
 * without a suffix would be read by the rules of whichever package.json is nearest to the stack's folder.
 */
function startScript(node: string, main: string): string {
  return `#!/bin/sh\nexec ${shellQuote(node)} ${shellQuote(main)} "$@"\n`;
}

const shellQuote = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;

/** Twelve hex digits over the start script and every script of the folder. */
function contentHash(folder: string, executable: string): string {
  const hash = createHash("sha256").update(executable);
  const scripts = readdirSync(folder).filter((name) => name.endsWith(".js"));
  for (const name of scripts.sort()) hash.update(`\0${name}\0`).update(readFileSync(join(folder, name)));
  return hash.digest("hex").slice(0, 12);
}
