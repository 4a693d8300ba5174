import { randomBytes } from "node:crypto";
import {
  closeSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
  writeSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { makeExt4 } from "../ext4-file-system";
import { firmwareFile, firmwarePackage, keepFirmware } from "../firmware";
import { grubCoreImage } from "../grub/core-image";
import { requireHostPrograms } from "../host-programs";
import { fingerprint } from "../image-build";
import { type ImageManifest, manifestFile, readManifest } from "../manifest";
import { PackageClient } from "../package-client";
import { bootRecordCodeBytes, masterBootRecord, partitionStartBytes } from "../partition-table";
import { recipe } from "./recipe";
import { assembleTree, kernelRelease } from "./tree";
import { type Variant, variants } from "./variants";

export interface BuildOptions {
  /** Folder that holds one folder an image */
  readonly imagesFolder: string;
  /** Folder for package indexes and downloads, kept between builds */
  readonly cacheFolder: string;
  /** Folder of this image's own files, `drydock-micro/` in the package */
  readonly overlayFolder: string;
  readonly now: () => number;
  /** One line for people when a step begins */
  readonly onProgress: (step: string) => void;
  /** Builds even when images of the same recipe are there */
  readonly force?: boolean;
}

export interface BuildOutcome {
  readonly images: readonly ImageManifest[];
  /** False when nothing had to be done */
  readonly built: boolean;
}

/**
 * Builds the drydock-micro images from Debian packages, as an ordinary user: packages are unpacked, nothing of them
 * runs. Beside them it keeps the firmware that boots HVM images. An interrupted build leaves no half image behind, and
 * a finished one takes the place of the former.
 */
export async function buildDrydockMicro(options: BuildOptions): Promise<BuildOutcome> {
  const configurations = variants.map((variant) => JSON.stringify(variant.bootConfiguration("")));
  const recipeSha256 = fingerprint(
    [JSON.stringify(recipe), ...configurations].join(""),
    options.overlayFolder,
  );
  const existing = variants.map((variant) => readManifest(join(options.imagesFolder, variant.key)));
  const upToDate =
    existsSync(firmwareFile(options.imagesFolder)) &&
    existing.every((manifest) => manifest?.recipeSha256 === recipeSha256);
  if (!options.force && upToDate) {
    return { images: existing as ImageManifest[], built: false };
  }
  await requireHostPrograms(options.onProgress);
  mkdirSync(options.imagesFolder, { recursive: true });
  const work = mkdtempSync(join(options.imagesFolder, ".building-"));
  try {
    const kernel = join(work, "kernel");
    const userland = join(work, "root");
    const bootTools = join(work, "boot-tools");
    await fetchPackages(options, { kernel, userland, bootTools });
    keepFirmware(bootTools, options.imagesFolder);
    options.onProgress("assembling the root file system");
    assembleTree({ kernel, userland, overlay: options.overlayFolder });
    const images: ImageManifest[] = [];
    for (const variant of variants) {
      options.onProgress(`writing ${variant.key}`);
      images.push(
        await writeImage(variant, {
          work,
          userland,
          bootTools,
          release: kernelRelease(kernel),
          recipeSha256,
          options,
        }),
      );
    }
    return { images, built: true };
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** Folders that packages are unpacked into */
interface PackageFolders {
  readonly kernel: string;
  readonly userland: string;
  /** Boot loader and firmware */
  readonly bootTools: string;
}

async function fetchPackages(
  options: BuildOptions,
  { kernel, userland, bootTools }: PackageFolders,
): Promise<void> {
  const client = new PackageClient(recipe.debianArchitecture, join(options.cacheFolder, "packages"));
  options.onProgress("fetching Debian's package indexes (i386)");
  const complaint = await client.update();
  const kernelPackage = (await client.dependencies(recipe.kernelMetaPackage)).find((name) =>
    name.startsWith("linux-image-"),
  );
  const bootPackages = [recipe.bootLoaderPackage, firmwarePackage];
  const versions = await client.candidates([...recipe.packages, ...bootPackages]);
  const missing = [...versions].flatMap(([name, version]) => (version === undefined ? [name] : []));
  if (!kernelPackage) missing.unshift(recipe.kernelMetaPackage);
  if (missing.length > 0) {
    throw new Error(
      `This machine's package sources do not offer ${missing.join(", ")} for i386. Debian's main archive has them; ` +
        `Ubuntu has no i386 kernel, so add a Debian source and install debian-archive-keyring there.${complaint ? `\napt-get update said:\n${complaint}` : ""}`,
    );
  }
  const others = recipe.packages.length + bootPackages.length;
  options.onProgress(`downloading ${kernelPackage} and ${others} more packages`);
  await client.unpack([kernelPackage as string], kernel);
  await client.unpack(recipe.packages, userland);
  await client.unpack(bootPackages, bootTools);
}

interface WriteContext {
  readonly work: string;
  readonly userland: string;
  readonly bootTools: string;
  readonly release: string;
  readonly recipeSha256: string;
  readonly options: BuildOptions;
}

async function writeImage(
  variant: Variant,
  { work, userland, bootTools, release, recipeSha256, options }: WriteContext,
): Promise<ImageManifest> {
  const folder = join(work, variant.key);
  mkdirSync(folder);
  const file = join(folder, "disk.raw");
  const diskBytes = recipe.rootVolumeGib * 2 ** 30;
  const offsetBytes = variant.partitioned ? partitionStartBytes : 0;
  const configuration = variant.bootConfiguration(release);
  const configurationFile = join(userland, configuration.path);
  mkdirSync(dirname(configurationFile), { recursive: true });
  writeFileSync(configurationFile, configuration.content);
  await makeExt4({
    tree: userland,
    file,
    offsetBytes,
    sizeBytes: diskBytes - offsetBytes,
    label: recipe.rootLabel,
  });
  rmSync(configurationFile);
  if (variant.partitioned) await writeBootLoader(file, diskBytes, bootTools, work);
  const createdAtMs = options.now();
  const manifest: ImageManifest = {
    key: variant.key,
    name: `${variant.key}-i386-${buildStamp(createdAtMs)}`,
    description: variant.description,
    architecture: "i386",
    virtualizationType: variant.virtualizationType,
    enaSupport: variant.virtualizationType === "hvm",
    ...(variant.bootMode ? { bootMode: variant.bootMode } : {}),
    rootDeviceName: variant.rootDeviceName,
    rootVolumeGib: recipe.rootVolumeGib,
    createdAtMs,
    file: "disk.raw",
    recipeSha256,
  };
  writeFileSync(manifestFile(folder), `${JSON.stringify(manifest, null, 2)}\n`);
  const target = join(options.imagesFolder, variant.key);
  if (existsSync(target)) renameSync(target, join(work, `former-${variant.key}`));
  renameSync(folder, target);
  return manifest;
}

/** Boot sector and, up to the partition, GRUB's core image; as grub-install leaves them on a disk */
async function writeBootLoader(
  file: string,
  diskBytes: number,
  bootTools: string,
  workFolder: string,
): Promise<void> {
  const grubFolder = join(bootTools, "usr", "lib", "grub", "i386-pc");
  const code = readFileSync(join(grubFolder, "boot.img")).subarray(0, bootRecordCodeBytes);
  const record = masterBootRecord(diskBytes, randomBytes(4).readUInt32LE(), code);
  writeAt(file, 0, record);
  writeAt(file, record.length, await grubCoreImage({ ...recipe.bootLoader, grubFolder, workFolder }));
}

/** `20261122-153045`: the day as in the names of Debian's own AMIs, and the second, since no two builds share an AMI id */
function buildStamp(atMs: number): string {
  const [day = "", time = ""] = new Date(atMs).toISOString().split("T");
  return `${day.replaceAll("-", "")}-${time.slice(0, 8).replaceAll(":", "")}`;
}

function writeAt(file: string, offset: number, data: Uint8Array): void {
  const descriptor = openSync(file, "r+");
  try {
    writeSync(descriptor, data, 0, data.length, offset);
  } finally {
    closeSync(descriptor);
  }
}
