import { cpSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { requireHostPrograms } from "../host-programs";
import { buildInPlace, fingerprint, type ImageBuildOptions } from "../image-build";
import { PackageClient } from "../package-client";
import { recipe } from "./recipe";
import { createDom0 } from "./tree";
import { readXenHost, type XenHostFiles, xenHostKey, xenHostManifestFile } from "./xen-host-files";

export interface XenHostBuildOptions extends ImageBuildOptions {
  /** Folder for package indexes and downloads, kept between builds */
  readonly cacheFolder: string;
}

export interface XenHostBuildOutcome {
  readonly files: XenHostFiles;
  /** False when nothing had to be done */
  readonly built: boolean;
}

/**
 * Builds the Xen host of paravirtual x86_64 guests from Debian packages, as an ordinary user: hypervisor, kernel of
 * dom0, and an initial RAM disk that is all of dom0. Packages are unpacked, nothing of them runs. The finished host
 * takes the place of the former; a build that fails or is aborted leaves nothing.
 */
export async function buildXenHost(options: XenHostBuildOptions): Promise<XenHostBuildOutcome> {
  const { imagesFolder, overlayFolder, onProgress, signal } = options;
  const recipeSha256 = fingerprint(JSON.stringify(recipe), overlayFolder);
  const existing = readXenHost(imagesFolder);
  if (!options.force && existing?.recipeSha256 === recipeSha256) return { files: existing, built: false };
  await requireHostPrograms(onProgress, neededPrograms);
  await buildInPlace(options, xenHostKey, async ({ work, folder }) => {
    const sources = { kernel: join(work, "kernel"), userland: join(work, "userland") };
    const versions = await fetchPackages(options, sources);
    signal.throwIfAborted();
    onProgress("assembling dom0");
    writeFileSync(
      join(folder, "dom0.cpio"),
      createDom0({ ...sources, overlay: join(overlayFolder, "root") }),
    );
    const boot = join(sources.userland, "boot");
    writeFileSync(join(folder, "xen.elf"), gunzipSync(readFileSync(join(boot, only(boot, /^xen-.*\.gz$/)))));
    const kernelBoot = join(sources.kernel, "boot");
    cpSync(join(kernelBoot, only(kernelBoot, /^vmlinuz-/)), join(folder, "vmlinuz"));
    const manifest = { ...versions, recipeSha256 };
    writeFileSync(xenHostManifestFile(folder), `${JSON.stringify(manifest, null, 2)}\n`);
  });
  return { files: readXenHost(imagesFolder) as XenHostFiles, built: true };
}

/** Programs that the build takes, with the Debian package of each */
const neededPrograms: Readonly<Record<string, string>> = {
  "apt-get": "apt",
  "apt-cache": "apt",
  "dpkg-deb": "dpkg",
};

/** Unpacks them; gives the names of the packages that say which versions they are */
async function fetchPackages(
  { cacheFolder, onProgress }: XenHostBuildOptions,
  { kernel, userland }: { readonly kernel: string; readonly userland: string },
): Promise<{ readonly xenPackage: string; readonly kernelPackage: string }> {
  const client = new PackageClient(recipe.debianArchitecture, join(cacheFolder, "xen-host-packages"));
  onProgress("fetching Debian's package indexes (amd64)");
  const complaint = await client.update();
  const xen = await client.dependencies(recipe.xenMetaPackage).catch(() => []);
  const xenPackage = xen.find((name) => /^xen-hypervisor-[\d.]+-amd64$/.test(name));
  const toolsPackage = xen.find((name) => /^xen-utils-[\d.]+$/.test(name));
  const kernelPackage = (await client.dependencies(recipe.kernelMetaPackage).catch(() => [])).find((name) =>
    name.startsWith("linux-image-"),
  );
  const versions = await client.candidates(recipe.packages);
  const missing = [...versions].flatMap(([name, version]) => (version === undefined ? [name] : []));
  if (!xenPackage || !toolsPackage) missing.unshift(recipe.xenMetaPackage);
  if (!kernelPackage) missing.unshift(recipe.kernelMetaPackage);
  if (!xenPackage || !toolsPackage || !kernelPackage || missing.length > 0)
    throw new Error(
      `This machine's package sources do not offer ${missing.join(", ")} for amd64. Debian's main archive has them.${complaint ? `\napt-get update said:\n${complaint}` : ""}`,
    );
  // Its library has the version of Xen in its name
  const ofTools = await client.dependencies(toolsPackage);
  const library = ofTools.filter((name) => name.startsWith("libxenmisc"));
  const packages = [xenPackage, toolsPackage, ...library, ...recipe.packages];
  onProgress(`downloading ${kernelPackage} and ${packages.length} more packages (about 90 MB)`);
  await client.unpack([kernelPackage], kernel);
  await client.unpack(packages, userland);
  return { xenPackage, kernelPackage };
}

function only(folder: string, pattern: RegExp): string {
  const found = readdirSync(folder).find((name) => pattern.test(name));
  if (!found) throw new Error(`Expected a file like ${pattern.source} in ${folder}`);
  return found;
}
