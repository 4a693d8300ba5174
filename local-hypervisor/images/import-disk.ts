import { mkdirSync, mkdtempSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { removeAbandoned } from "./abandoned-work";
import { type DiskFormat, detectDiskFormat } from "./disk-format";
import { type ImageManifest, manifestFile } from "./manifest";
import { checkSelfContained, convertDisk } from "./qemu-img";
import { copySparse } from "./sparse-file";

/** What the person says of an image, who alone knows what is on the disk. */
export type ImageProperties = Pick<
  ImageManifest,
  | "name"
  | "description"
  | "architecture"
  | "virtualizationType"
  | "enaSupport"
  | "bootMode"
  | "rootDeviceName"
>;

export interface ImportOptions {
  readonly file: string;
  /** @default - by its magic number */
  readonly format?: DiskFormat;
  readonly properties: ImageProperties;
  /** Folder that holds one folder an image */
  readonly imagesFolder: string;
  readonly now: () => number;
  /** Nothing is left behind when it is aborted */
  readonly signal: AbortSignal;
  /** One line for people when a step begins */
  readonly onStep: (step: string) => void;
  readonly onPercent: (percent: number) => void;
}

const diskFile = "disk.raw";
const workPrefix = ".importing-";

/**
 * Makes a disk image of any format one of the images on this machine. Rejects with `NoDiskImage`, `QemuImgError`, and
 * the signal's reason; the image appears whole or not at all.
 */
export async function importDisk(options: ImportOptions): Promise<ImageManifest> {
  const { file, imagesFolder, properties, onPercent } = options;
  const detected = await detectDiskFormat(file);
  const format = options.format ?? detected;
  mkdirSync(imagesFolder, { recursive: true });
  removeAbandoned(imagesFolder, workPrefix);
  const work = mkdtempSync(join(imagesFolder, `${workPrefix}${process.pid}-`));
  try {
    const disk = join(work, diskFile);
    if (format === "raw") {
      options.onStep(`copying ${file}`);
      await copySparse(file, disk, {
        signal: options.signal,
        onProgress: (done, total) => onPercent((100 * done) / total),
      });
    } else {
      await checkSelfContained(file, format);
      options.onStep(`converting ${file} (${format})`);
      const { signal } = options;
      await convertDisk({ from: file, fromFormat: format, to: disk, toFormat: "raw", signal, onPercent });
    }
    const createdAtMs = options.now();
    const manifest: ImageManifest = {
      ...properties,
      key: keyOf(properties.name, createdAtMs),
      rootVolumeGib: Math.ceil(statSync(disk).size / 2 ** 30),
      createdAtMs,
      file: diskFile,
    };
    writeFileSync(manifestFile(work), `${JSON.stringify(manifest, null, 2)}\n`);
    renameSync(work, join(imagesFolder, manifest.key));
    return manifest;
  } catch (error) {
    rmSync(work, { recursive: true, force: true });
    throw error;
  }
}

/** Names have characters that no folder may; the time keeps two imports of one name apart */
const keyOf = (name: string, atMs: number): string =>
  `${name
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-|-$/g, "")}-${atMs}`;
