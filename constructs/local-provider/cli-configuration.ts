import { existsSync, readdirSync, readFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { impliedMirrorFolder } from "./placement";
import { localProviderAddress } from "./provider-bundle";

/**
 * A file of the user's Terraform CLI configuration whose `provider_installation` keeps Terraform from the provider
 * that is placed at synth; undefined when nothing stands in the way.
 * (https://developer.hashicorp.com/terraform/cli/config/config-file#provider-installation)
 */
export function blockingCliConfiguration(environment: NodeJS.ProcessEnv = process.env): string | undefined {
  return configurationFiles(environment).find((file) => {
    const text = withoutComments(readFileSync(file, "utf8"));
    return /(^|[\s{,])"?provider_installation"?\s*[:{]/.test(text) && !allowsLocalProvider(text);
  });
}

/** What to do about a file that `blockingCliConfiguration` named. */
export const cliConfigurationAdvice = (file: string): string =>
  `${file} has a provider_installation block, which switches off Terraform's implied search in ${impliedMirrorFolder}, ` +
  `where the local target's provider is placed: terraform init will not find ${localProviderAddress}. ` +
  `Add this to that block:

  filesystem_mirror {
    path    = "${impliedMirrorFolder}"
    include = ["${localProviderAddress}"]
  }

and, to each other method there, exclude = ["${localProviderAddress}"].`;

/** Files that Terraform or OpenTofu reads, in its order; one that a variable names replaces the usual ones. */
function configurationFiles(environment: NodeJS.ProcessEnv): string[] {
  const named = environment.TF_CLI_CONFIG_FILE || environment.TERRAFORM_CONFIG;
  if (named) return existsSync(named) ? [named] : [];
  const home = environment.HOME || homedir();
  const usual = [join(home, ".terraformrc"), join(home, ".tofurc")];
  const folder = join(home, ".terraform.d");
  const additional = existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => name.endsWith(".tfrc") || name.endsWith(".tfrc.json"))
        .sort()
        .map((name) => join(folder, name))
    : [];
  return [...usual, ...additional].filter((file) => existsSync(file));
}

/** A mirror at the folder that we fill and no network asked besides, or an override for our address. */
function allowsLocalProvider(text: string): boolean {
  if (new RegExp(`dev_overrides[^}]*"${localProviderAddress}"`).test(text)) return true;
  const ownFolder = new RegExp(`path"?\\s*[=:]\\s*"(\\./)?${impliedMirrorFolder.replace(".", "\\.")}/?"`);
  const overNetwork = [...text.matchAll(/\b(?:direct|network_mirror)\b["\s:=[]*\{([^{}]*)\}/g)];
  return ownFolder.test(text) && !overNetwork.some(([, method = ""]) => asksForLocalProvider(method));
}

/** Whether an installation method is asked for our provider, and so fails: Terraform asks every method that may have it. */
function asksForLocalProvider(method: string): boolean {
  const patterns = (name: string) => new RegExp(`\\b${name}"?\\s*[=:]\\s*\\[([^\\]]*)\\]`).exec(method)?.[1];
  const ours = /"drydock\.local\/|"\*\/\*\/\*"/;
  const included = patterns("include");
  return (included === undefined || ours.test(included)) && !ours.test(patterns("exclude") ?? "");
}

const withoutComments = (text: string): string =>
  text.replace(/"(?:\\.|[^"\\])*"|\/\*[\s\S]*?\*\/|(?:#|\/\/)[^\n]*/g, (part) =>
    part.startsWith('"') ? part : "",
  );
