import { createCpio, directory } from "../../local-hypervisor/images/cpio";
import {
  type BootFilesOfImage,
  commandLine,
  grubMenu,
  paravirtualInitFiles,
  shellOverlay,
  writeFileSystem,
} from "./engine-disk";

/** Writes a paravirtual root disk, a file system without partitions, that boots to `upMarker` and a shell on hvc0 */
export async function writeXenEngineDisk(path: string, { bzImage, initrd }: BootFilesOfImage): Promise<void> {
  const overlay = [directory("etc"), ...paravirtualInitFiles()];
  await writeFileSystem(path, {
    "boot/vmlinuz": bzImage,
    "boot/initrd.img": initrd,
    "boot/shell.img": shellOverlay(),
    "boot/xen.img": createCpio(overlay),
    "boot/grub/grub.cfg": grubMenu(commandLine.replace("console=ttyS0", "console=hvc0"), [
      "/boot/initrd.img",
      "/boot/shell.img",
      "/boot/xen.img",
    ]),
  });
}
