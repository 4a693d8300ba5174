import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createCpio, directory, regularFile } from "../../local-hypervisor/images/cpio";
import { makeExt4 } from "../../local-hypervisor/images/ext4-file-system";
import { type BootFilesOfImage, commandLine, shellOverlay, upMarker } from "./engine-disk";

const diskBytes = 96 * 2 ** 20;

const rc = `#!/bin/sh
# The kernel's notices would stand in the middle of what programs print
echo 4 > /proc/sys/kernel/printk
mkdir -p /disk /run
mount -t ext4 /dev/xvda1 /disk
echo "${upMarker}"
`;
const inittab = `::sysinit:/etc/rc
hvc0::respawn:/bin/sh
::ctrlaltdel:/sbin/reboot
::shutdown:/bin/umount /disk
`;

/** Writes a paravirtual root disk, a file system without partitions, that boots to `upMarker` and a shell on hvc0 */
export async function writeXenEngineDisk(path: string, { bzImage, initrd }: BootFilesOfImage): Promise<void> {
  const tree = `${path}.tree`;
  mkdirSync(join(tree, "boot/grub"), { recursive: true });
  writeFileSync(join(tree, "boot/vmlinuz"), bzImage);
  writeFileSync(join(tree, "boot/initrd.img"), initrd);
  writeFileSync(join(tree, "boot/shell.img"), shellOverlay());
  const entries = [
    directory("etc"),
    regularFile("etc/rc", Buffer.from(rc), 0o755),
    regularFile("etc/inittab", Buffer.from(inittab)),
  ];
  writeFileSync(join(tree, "boot/xen.img"), createCpio(entries));
  const menu = [
    "set default=0",
    "menuentry 'Test' {",
    `  linux /boot/vmlinuz ${commandLine.replace("console=ttyS0", "console=hvc0")}`,
    "  initrd /boot/initrd.img /boot/shell.img /boot/xen.img",
    "}",
    "",
  ];
  writeFileSync(join(tree, "boot/grub/grub.cfg"), menu.join("\n"));
  await makeExt4({ tree, file: path, offsetBytes: 0, sizeBytes: diskBytes, label: "test" });
  rmSync(tree, { recursive: true });
}
