import { BootError } from "./boot-error";
import { type BootFiles, type EntryFiles, readBootEntry, readEntryFiles } from "./load-boot-files";
import type { BlockReader } from "./partition-table";
import { findPvGrubEntry } from "./pv-grub";
import { unpackKernel } from "./unpack-kernel";

/** What PV-GRUB's menu names, as it stands on the disk. */
export interface PvMenuChoice {
  readonly files: BootFiles;
  readonly kernelPath: string;
}

/** What PV-GRUB would start a paravirtual guest with. */
export interface PvBoot extends PvMenuChoice {
  /** The unpacked kernel */
  readonly vmlinux: Uint8Array;
}

/** Reads a paravirtual image's root disk as PV-GRUB does. Throws `BootError`. */
export async function loadPvBoot(disk: BlockReader, cacheFolder: string): Promise<PvBoot> {
  return completePvBoot(await readPvBoot(disk), cacheFolder);
}

/** Reads what the menu names for a domain builder that takes the files as they are. Throws `BootError`. */
export async function readPvFiles(disk: BlockReader): Promise<EntryFiles> {
  const { fileSystem, entry } = await findPvGrubEntry(disk);
  return readEntryFiles(fileSystem, entry, "hvc0");
}

/** Reads what the menu names and leaves the kernel packed. Throws `BootError`. */
export async function readPvBoot(disk: BlockReader): Promise<PvMenuChoice> {
  const { fileSystem, entry } = await findPvGrubEntry(disk);
  return { files: await readBootEntry(fileSystem, entry, "hvc0"), kernelPath: entry.kernelPath };
}

/** Throws `BootError` for a kernel that cannot be unpacked */
async function completePvBoot(choice: PvMenuChoice, cacheFolder: string): Promise<PvBoot> {
  const { payload } = choice.files.kernel;
  const vmlinux = payload && (await unpackKernel(payload, cacheFolder));
  if (!vmlinux) {
    throw new BootError(
      `The kernel ${choice.kernelPath} cannot be unpacked on this machine, which a paravirtual guest needs: ` +
        "it is packed by gzip, xz or zstd, whose program (xz-utils, zstd) may be missing here.",
    );
  }
  return { ...choice, vmlinux };
}
