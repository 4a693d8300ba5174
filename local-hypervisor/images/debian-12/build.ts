import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { buildInPlace, fingerprint, type ImageBuildOptions } from "../image-build";
import { type ImageManifest, manifestFile, readManifest } from "../manifest";
import { installBootLoader } from "./boot-loader";
import { bootstrap } from "./bootstrap";
import { chooseMode } from "./host-requirements";
import { recipe } from "./recipe";

/** Folder of the image, and its name in our own tools */
export const debian12Key = "debian-12";

export interface Debian12BuildOptions extends ImageBuildOptions {
  readonly now: () => number;
}

export interface Debian12BuildOutcome {
  readonly images: readonly [ImageManifest];
  /** False when nothing had to be done */
  readonly built: boolean;
}

const diskFile = "disk.raw";

/**
 * Builds a Debian 12 for x86_64 whose packages are installed by their own maintainer scripts, in a user namespace of
 * the caller's or, for root, in a changed root. The finished image takes the place of the former; a build that fails or is aborted
 * leaves nothing.
 */
export async function buildDebian12(options: Debian12BuildOptions): Promise<Debian12BuildOutcome> {
  const { imagesFolder, signal, overlayFolder } = options;
  const recipeSha256 = fingerprint(JSON.stringify(recipe), overlayFolder);
  const existing = readManifest(join(imagesFolder, debian12Key));
  if (!options.force && existing?.recipeSha256 === recipeSha256) return { images: [existing], built: false };
  const mode = await chooseMode(options.onProgress);
  const manifest = await buildInPlace(options, debian12Key, async ({ work, folder }) => {
    const disk = join(folder, diskFile);
    const bootFiles = await bootstrap({ ...options, mode, work, disk });
    signal.throwIfAborted();
    installBootLoader(disk, bootFiles, recipe.diskSignature);
    const made = manifestOf(options.now(), recipeSha256);
    writeFileSync(manifestFile(folder), `${JSON.stringify(made, null, 2)}\n`);
    return made;
  });
  return { images: [manifest], built: true };
}

function manifestOf(createdAtMs: number, recipeSha256: string): ImageManifest {
  const stamp = buildStamp(createdAtMs);
  return {
    key: debian12Key,
    name: `debian-12-amd64-${stamp}`,
    description: `Debian 12 (${stamp})`,
    architecture: "x86_64",
    virtualizationType: "hvm",
    enaSupport: true,
    rootDeviceName: "/dev/xvda",
    rootVolumeGib: recipe.rootVolumeGib,
    createdAtMs,
    file: diskFile,
    recipeSha256,
  };
}

/** `20261122-1530`: as the names of Debian's own AMIs end, whose four digits count their builds; ours are the minute's */
function buildStamp(atMs: number): string {
  const [day = "", time = ""] = new Date(atMs).toISOString().split("T");
  return `${day.replaceAll("-", "")}-${time.slice(0, 5).replace(":", "")}`;
}
