import { createHash } from "node:crypto";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { removeAbandoned } from "./abandoned-work";

/** What every build on this machine is told. */
export interface ImageBuildOptions {
  /** Folder that holds one folder an image */
  readonly imagesFolder: string;
  /** Folder of the image's own files, its folder among these in the package */
  readonly overlayFolder: string;
  /** One line for people when a step begins */
  readonly onProgress: (step: string) => void;
  /** Nothing is left behind when it is aborted */
  readonly signal: AbortSignal;
  /** Builds even when one of the same recipe is there */
  readonly force?: boolean;
}

export interface WorkFolders {
  /** For files on the way; goes in the end, whatever the end is */
  readonly work: string;
  /** What is in it becomes the image */
  readonly folder: string;
}

/**
 * Has a folder filled and puts it at `<imagesFolder>/<key>`, in place of the former one: whole or not at all. What builds
 * left that were killed is removed. Rejects as `fill` does, and with the signal's reason.
 */
export async function buildInPlace<Outcome>(
  { imagesFolder, signal }: Pick<ImageBuildOptions, "imagesFolder" | "signal">,
  key: string,
  fill: (folders: WorkFolders) => Promise<Outcome>,
): Promise<Outcome> {
  const prefix = `.building-${key}-`;
  mkdirSync(imagesFolder, { recursive: true });
  removeAbandoned(imagesFolder, prefix);
  const work = mkdtempSync(join(imagesFolder, `${prefix}${process.pid}-`));
  try {
    const folder = join(work, key);
    mkdirSync(folder);
    const outcome = await fill({ work, folder });
    signal.throwIfAborted();
    const target = join(imagesFolder, key);
    if (existsSync(target)) renameSync(target, join(work, "former"));
    renameSync(folder, target);
    return outcome;
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/**
 * Of a recipe's words and of every own file that is not this program's code: what makes two builds the same image, besides
 * Debian's package versions.
 */
export function fingerprint(words: string, overlayFolder: string): string {
  const hash = createHash("sha256").update(words);
  const paths = readdirSync(overlayFolder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.endsWith(".ts"))
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .sort();
  for (const path of paths) hash.update(path.slice(overlayFolder.length)).update(readFileSync(path));
  return hash.digest("hex");
}
