import { BootError } from "./boot-error";
import { type BootFiles, readBootEntry } from "./load-boot-files";
import type { BlockReader } from "./partition-table";
import { findPvGrubEntry } from "./pv-grub";
import { unpackKernel } from "./unpack-kernel";

/** What PV-GRUB would start a paravirtual guest with. */
export interface PvBoot {
  readonly files: BootFiles;
  /** The unpacked kernel */
  readonly vmlinux: Uint8Array;
  readonly kernelPath: string;
}

/** Reads a paravirtual image's root disk as PV-GRUB does. Throws `BootError`. */
export async function loadPvBoot(disk: BlockReader, cacheFolder: string): Promise<PvBoot> {
  const { fileSystem, entry } = await findPvGrubEntry(disk);
  const files = await readBootEntry(fileSystem, entry, "hvc0");
  const { payload } = files.kernel;
  const vmlinux = payload && (await unpackKernel(payload, cacheFolder));
  if (!vmlinux) {
    throw new BootError(
      `The kernel ${entry.kernelPath} cannot be unpacked on this machine, which a paravirtual guest needs: ` +
        "it is packed by gzip, xz or zstd, whose program (xz-utils, zstd) may be missing here.",
    );
  }
  return { files, vmlinux, kernelPath: entry.kernelPath };
}
