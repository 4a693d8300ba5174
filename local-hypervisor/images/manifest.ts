import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** An AMI on disk: a folder with this manifest and the root volume's bytes. */
export interface ImageManifest {
  /** Folder name and stable identity, such as `drydock-micro-hvm` */
  readonly key: string;
  /** AMI name, such as `drydock-micro-hvm-i386-20261122-153045` */
  readonly name: string;
  readonly description: string;
  readonly architecture: "i386" | "x86_64" | "arm64";
  readonly virtualizationType: "hvm" | "paravirtual";
  readonly enaSupport: boolean;
  readonly bootMode?: "legacy-bios" | "uefi" | "uefi-preferred";
  /** Such as `/dev/xvda` */
  readonly rootDeviceName: string;
  /** Size of the root volume, GiB */
  readonly rootVolumeGib: number;
  /** Milliseconds since the epoch */
  readonly createdAtMs: number;
  /** Root volume's bytes, relative to the folder */
  readonly file: string;
  /**
   * Fingerprint of everything the image was made from: a build with the same one is not repeated. Absent for imported
   * images
   */
  readonly recipeSha256?: string;
}

/** Path of the manifest in an image's folder. */
export const manifestFile = (folder: string): string => join(folder, "manifest.json");

/** Manifest of an image folder; undefined when there is no complete image. */
export function readManifest(folder: string): ImageManifest | undefined {
  if (!existsSync(manifestFile(folder))) return undefined;
  const manifest = JSON.parse(readFileSync(manifestFile(folder), "utf8")) as ImageManifest;
  return existsSync(join(folder, manifest.file)) ? manifest : undefined;
}
