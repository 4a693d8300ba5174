import { Ext4FileSystem } from "../ext4/file-system";
import { BootError } from "./boot-error";
import { type BootEntry, parseGrubConfiguration, parseLegacyMenu } from "./boot-menu";
import { type KernelImage, parseKernelImage } from "./kernel-image";
import { type BlockReader, partitionReader, readPartitions } from "./partition-table";

/** What the boot loader of a disk would put into memory. */
export interface BootFiles {
  readonly kernel: KernelImage;
  readonly initrd: Uint8Array | undefined;
  readonly commandLine: string;
}

const menus: readonly { path: string; parse(text: string): BootEntry | undefined }[] = [
  { path: "/boot/grub/grub.cfg", parse: parseGrubConfiguration },
  { path: "/boot/grub2/grub.cfg", parse: parseGrubConfiguration },
  { path: "/boot/grub/menu.lst", parse: parseLegacyMenu },
  // A partition of its own, mounted at /boot
  { path: "/grub/grub.cfg", parse: parseGrubConfiguration },
  { path: "/grub/menu.lst", parse: parseLegacyMenu },
];
const maxMenuBytes = 2 ** 20;
const maxKernelBytes = 64 * 2 ** 20;
const maxInitrdBytes = 512 * 2 ** 20;

/**
 * Reads a disk as firmware and GRUB do: boot sector, partition table, the boot loader's menu in the first ext2/3/4
 * partition that has one, the kernel and the initial RAM disk of its default entry. Throws `BootError`.
 */
export async function loadBootFiles(disk: BlockReader): Promise<BootFiles> {
  const { fileSystem, entry } = await findBootEntry(disk);
  return readBootEntry(fileSystem, entry, "ttyS0");
}

/**
 * Reads what a menu's entry names. EC2 shows one console as the instance's; an image that names none still prints there.
 * Throws `BootError`.
 */
export async function readBootEntry(
  fileSystem: Ext4FileSystem,
  entry: BootEntry,
  console: "ttyS0" | "hvc0",
): Promise<BootFiles> {
  const { kernelFile, initrd, commandLine } = await readEntryFiles(fileSystem, entry, console);
  return { kernel: parseKernelImage(kernelFile, entry.kernelPath), initrd, commandLine };
}

/** What a boot loader's menu names, as it stands on the disk. */
export interface EntryFiles extends Pick<BootFiles, "initrd" | "commandLine"> {
  readonly kernelFile: Uint8Array;
}

/** As `readBootEntry`, the kernel whatever it is. Throws `BootError`. */
export async function readEntryFiles(
  fileSystem: Ext4FileSystem,
  entry: BootEntry,
  console: "ttyS0" | "hvc0",
): Promise<EntryFiles> {
  const kernelFile = await fileSystem.readFile(entry.kernelPath, maxKernelBytes);
  if (!kernelFile) {
    throw new BootError(
      `The boot menu entry '${entry.title}' names the kernel ${entry.kernelPath}, which is not there.`,
    );
  }
  const initrds: Uint8Array[] = [];
  for (const path of entry.initrdPaths) {
    const initrd = await fileSystem.readFile(path, maxInitrdBytes);
    if (!initrd)
      throw new BootError(
        `The boot menu entry '${entry.title}' names the RAM disk ${path}, which is not there.`,
      );
    initrds.push(initrd);
  }
  return {
    kernelFile,
    initrd: initrds.length > 1 ? concatenate(initrds) : initrds[0],
    commandLine: withConsole(entry.commandLine, console),
  };
}

async function findBootEntry(disk: BlockReader): Promise<{ fileSystem: Ext4FileSystem; entry: BootEntry }> {
  const partitions = await readPartitions(disk);
  if (partitions.length === 0) throw new BootError("The partition table of the root disk is empty.");
  let menuWithoutEntry: string | undefined;
  for (const partition of partitions) {
    const fileSystem = await Ext4FileSystem.open(partitionReader(disk, partition));
    if (!fileSystem) continue;
    for (const menu of menus) {
      const text = await fileSystem.readFile(menu.path, maxMenuBytes);
      const entry = text && menu.parse(Buffer.from(text).toString("utf8"));
      if (entry) return { fileSystem, entry };
      if (text) menuWithoutEntry ??= menu.path;
    }
  }
  throw new BootError(
    menuWithoutEntry
      ? `${menuWithoutEntry} of the root disk has no entry that names a Linux kernel.`
      : `No partition of the root disk holds a boot menu; looked for ${menus.map(({ path }) => path).join(", ")} on ext2, ext3 and ext4.`,
  );
}

function withConsole(commandLine: string, console: string): string {
  return /(^|\s)console=/.test(commandLine) ? commandLine : `${commandLine} console=${console}`.trim();
}

/** Several RAM disks follow each other, each at a multiple of four bytes, as the kernel's initramfs reader wants */
function concatenate(parts: readonly Uint8Array[]): Uint8Array {
  const padded = (length: number) => Math.ceil(length / 4) * 4;
  const result = new Uint8Array(parts.reduce((sum, part) => sum + padded(part.length), 0));
  let at = 0;
  for (const part of parts) {
    result.set(part, at);
    at += padded(part.length);
  }
  return result;
}
