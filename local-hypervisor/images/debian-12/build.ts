import { createHash } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { removeAbandoned } from "../abandoned-work";
import { type ImageManifest, manifestFile, readManifest } from "../manifest";
import { installBootLoader } from "./boot-loader";
import { bootstrap } from "./bootstrap";
import { chooseMode } from "./host-requirements";
import { recipe } from "./recipe";

/** Folder of the image, and its name in our own tools */
export const debian12Key = "debian-12";

export interface Debian12BuildOptions {
  /** Folder that holds one folder an image */
  readonly imagesFolder: string;
  /** Folder of this image's own files, `debian-12/` in the package */
  readonly overlayFolder: string;
  readonly now: () => number;
  /** One line for people when a step begins */
  readonly onProgress: (step: string) => void;
  /** Nothing is left behind when it is aborted */
  readonly signal: AbortSignal;
  /** Builds even when an image of the same recipe is there */
  readonly force?: boolean;
}

export interface Debian12BuildOutcome {
  readonly images: readonly [ImageManifest];
  /** False when nothing had to be done */
  readonly built: boolean;
}

const workPrefix = ".building-debian-12-";
const diskFile = "disk.raw";

/**
 * Builds a Debian 12 for x86_64 whose packages are installed by their own maintainer scripts, in a user namespace of
 * the caller's or, for root, in a changed root. The finished image takes the place of the former; a build that fails or is aborted
 * leaves nothing.
 */
export async function buildDebian12(options: Debian12BuildOptions): Promise<Debian12BuildOutcome> {
  const { imagesFolder, signal, overlayFolder } = options;
  const recipeSha256 = fingerprint(overlayFolder);
  const target = join(imagesFolder, debian12Key);
  const existing = readManifest(target);
  if (!options.force && existing?.recipeSha256 === recipeSha256) return { images: [existing], built: false };
  const mode = await chooseMode(options.onProgress);
  mkdirSync(imagesFolder, { recursive: true });
  removeAbandoned(imagesFolder, workPrefix);
  const work = mkdtempSync(join(imagesFolder, `${workPrefix}${process.pid}-`));
  try {
    const folder = join(work, debian12Key);
    mkdirSync(folder);
    const disk = join(folder, diskFile);
    const bootFiles = await bootstrap({ ...options, mode, work, disk });
    signal.throwIfAborted();
    installBootLoader(disk, bootFiles, recipe.diskSignature);
    const manifest = manifestOf(options.now(), recipeSha256);
    writeFileSync(manifestFile(folder), `${JSON.stringify(manifest, null, 2)}\n`);
    if (existsSync(target)) renameSync(target, join(work, "former"));
    renameSync(folder, target);
    return { images: [manifest], built: true };
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
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

/** Of the recipe and of every own file: what makes two builds the same image, besides Debian's package versions */
function fingerprint(overlayFolder: string): string {
  const hash = createHash("sha256").update(JSON.stringify(recipe));
  const entries = readdirSync(overlayFolder, { recursive: true, withFileTypes: true }).filter(
    (entry) => entry.isFile() && !entry.name.endsWith(".ts"),
  );
  for (const path of entries.map((entry) => join(entry.parentPath ?? entry.path, entry.name)).sort())
    hash.update(path.slice(overlayFolder.length)).update(readFileSync(path));
  return hash.digest("hex");
}
