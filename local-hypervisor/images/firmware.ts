import { cpSync, mkdirSync, renameSync } from "node:fs";
import { join } from "node:path";

/** Debian's package with the firmware; it is for all architectures */
export const firmwarePackage = "seabios";

/** Where an images folder keeps the firmware of its HVM images: SeaBIOS's build of 128 KiB for QEMU's PC */
export const firmwareFile = (imagesFolder: string): string => join(imagesFolder, "firmware", "seabios.bin");

/** Copies firmware and licence out of the unpacked package, in one step each */
export function keepFirmware(unpacked: string, imagesFolder: string): void {
  const target = firmwareFile(imagesFolder);
  mkdirSync(join(imagesFolder, "firmware"), { recursive: true });
  const copies = [
    [join(unpacked, "usr", "share", "seabios", "bios.bin"), target],
    [join(unpacked, "usr", "share", "doc", "seabios", "copyright"), `${target}.copyright`],
  ] as const;
  for (const [from, to] of copies) {
    cpSync(from, `${to}.new`);
    renameSync(`${to}.new`, to);
  }
}
