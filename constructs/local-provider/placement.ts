import { createHash } from "node:crypto";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { lockFileName, lockFileWithProvider } from "./lock-file";
import { localProviderAddress, type ProviderBundle } from "./provider-bundle";

/** Folder beside a configuration in which Terraform looks for providers before it asks a registry. */
export const impliedMirrorFolder = join("terraform.d", "plugins");

/** Terraform's names of the operating systems that can run the start script. */
const operatingSystems: Partial<Record<NodeJS.Platform, string>> = {
  linux: "linux",
  darwin: "darwin",
  freebsd: "freebsd",
  openbsd: "openbsd",
};

/** The start script suits every architecture, and Terraform's own may differ from Node's (Rosetta, 32-bit builds). */
const architectures = ["amd64", "arm64", "386", "arm"];

/** Platforms for Terraform on this machine, such as `linux_amd64`; none where the local target cannot run. */
export function terraformPlatforms(platform: NodeJS.Platform = process.platform): readonly string[] {
  const operatingSystem = operatingSystems[platform];
  return operatingSystem ? architectures.map((architecture) => `${operatingSystem}_${architecture}`) : [];
}

/**
 * Puts the provider where `terraform init` finds it without any configuration or registry, and writes the lock file
 * that keeps cdktf from asking registries for it.
 *
 * @param stackFolder folder with the stack's synthesized configuration
 * @param required version constraints by source, as in the stack's `required_providers`
 */
export function placeProvider(
  stackFolder: string,
  bundle: ProviderBundle,
  required: Readonly<Record<string, string | undefined>>,
): void {
  const versionsFolder = join(stackFolder, impliedMirrorFolder, ...localProviderAddress.split("/"));
  for (const platform of terraformPlatforms()) {
    const folder = join(versionsFolder, bundle.version, platform);
    mkdirSync(folder, { recursive: true });
    writeWhenChanged(join(folder, bundle.executableName), bundle.executable, 0o755);
  }
  for (const version of readdirSync(versionsFolder))
    if (version !== bundle.version) rmSync(join(versionsFolder, version), { recursive: true, force: true });

  const lockFile = join(stackFolder, lockFileName);
  const present = existsSync(lockFile) ? readFileSync(lockFile, "utf8") : "";
  const own = {
    address: localProviderAddress,
    version: bundle.version,
    hash: packageHash({ [bundle.executableName]: bundle.executable }),
  };
  writeWhenChanged(lockFile, lockFileWithProvider(present, own, required), 0o644);
}

/**
 * Terraform's `h1:` hash of an unpacked provider package: SHA-256 over the sorted list of its files' SHA-256 sums
 * (https://pkg.go.dev/golang.org/x/mod/sumdb/dirhash#Hash1).
 *
 * @param files contents by file name
 */
export function packageHash(files: Readonly<Record<string, string>>): string {
  const list = Object.keys(files)
    .sort()
    .map((name) => `${sha256(files[name] ?? "").digest("hex")}  ${name}\n`);
  return `h1:${sha256(list.join("")).digest("base64")}`;
}

const sha256 = (text: string) => createHash("sha256").update(text);

/** Replaces the file at once, so that a Terraform that reads it meanwhile sees the old or the new text. */
function writeWhenChanged(file: string, text: string, mode: number): void {
  if (existsSync(file) && readFileSync(file, "utf8") === text) return;
  const unfinished = `${file}.${process.pid}`;
  writeFileSync(unfinished, text);
  chmodSync(unfinished, mode);
  renameSync(unfinished, file);
}
