import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { open } from "node:fs/promises";
import { join } from "node:path";
import { hypervisorPaths } from "../../local-hypervisor/config";
import {
  type BlockReader,
  partitionReader,
  readPartitions,
} from "../../local-hypervisor/guest/boot/partition-table";
import { Ext4FileSystem } from "../../local-hypervisor/guest/ext4/file-system";
import { createCpio, directory, regularFile, symbolicLink } from "../../local-hypervisor/images/cpio";
import { makeExt4 } from "../../local-hypervisor/images/ext4-file-system";
import { readXenHost } from "../../local-hypervisor/images/xen-host/xen-host-files";
import { upMarker } from "./engine-disk";

const diskBytes = 96 * 2 ** 20;
const { images } = hypervisorPaths();

/** The debian-12 disk that `npm test` builds: its kernel is one that runs as a paravirtual x86_64 guest */
const debianDisk = join(images, "debian-12", "disk.raw");

const applets = [
  ...[
    "awk",
    "cat",
    "cmp",
    "dd",
    "grep",
    "ip",
    "ln",
    "ls",
    "md5sum",
    "mkdir",
    "mkswap",
    "mount",
    "nc",
    "ping",
  ],
  ...["readlink", "rm", "sh", "sleep", "stty", "swapoff", "swapon", "sync", "umount", "uname"],
];

const init = `#!/bin/sh
mount -t proc proc /proc
mount -t sysfs sysfs /sys
mount -t devtmpfs devtmpfs /dev
insmod /xen-blkfront.ko
insmod /xen-netfront.ko
exec /sbin/init
`;
const rc = `#!/bin/sh
# The kernel's notices would stand in the middle of what programs print
echo 4 > /proc/sys/kernel/printk
until [ -e /dev/xvda1 ]; do sleep 0.1; done
mount -t ext4 /dev/xvda1 /disk
echo "${upMarker}"
`;
const inittab = `::sysinit:/etc/rc
hvc0::respawn:/bin/sh
::ctrlaltdel:/sbin/reboot
::shutdown:/bin/umount /disk
`;

/**
 * Writes the root disk of a paravirtual x86_64 guest, a file system without partitions, that boots to `upMarker` and a
 * shell on hvc0. Its kernel is of the debian-12 image, its programs are of the Xen host's.
 */
export async function writePvEngineDisk(path: string): Promise<void> {
  const { kernel, modules } = await readKernel();
  const entries = [
    ...["bin", "dev", "disk", "etc", "proc", "run", "sbin", "sys", "tmp"].map(directory),
    regularFile("bin/busybox", busybox(), 0o755),
    ...[...applets, "insmod"].map((name) => symbolicLink(`bin/${name}`, "busybox")),
    ...["init", "poweroff", "reboot"].map((name) => symbolicLink(`sbin/${name}`, "/bin/busybox")),
    regularFile("init", Buffer.from(init), 0o755),
    regularFile("etc/rc", Buffer.from(rc), 0o755),
    regularFile("etc/inittab", Buffer.from(inittab)),
    ...Object.entries(modules).map(([name, bytes]) => regularFile(`${name}.ko`, bytes)),
  ];
  const tree = `${path}.tree`;
  mkdirSync(join(tree, "boot/grub"), { recursive: true });
  writeFileSync(join(tree, "boot/vmlinuz"), kernel);
  writeFileSync(join(tree, "boot/initrd.img"), createCpio(entries));
  const menu = [
    "default 0",
    "title Test",
    "root (hd0)",
    "kernel /boot/vmlinuz console=hvc0 mitigations=off quiet",
    "initrd /boot/initrd.img",
    "",
  ];
  writeFileSync(join(tree, "boot/grub/menu.lst"), menu.join("\n"));
  await makeExt4({ tree, file: path, offsetBytes: 0, sizeBytes: diskBytes, label: "test" });
  rmSync(tree, { recursive: true });
}

async function readKernel(): Promise<{ kernel: Uint8Array; modules: Record<string, Uint8Array> }> {
  const file = await open(debianDisk, "r");
  try {
    const disk: BlockReader = {
      sizeBytes: statSync(debianDisk).size,
      read: async (offset, length) => {
        const bytes = new Uint8Array(length);
        await file.read(bytes, 0, length, offset);
        return bytes;
      },
    };
    const [partition] = await readPartitions(disk);
    const fileSystem = partition && (await Ext4FileSystem.open(partitionReader(disk, partition)));
    const read = async (name: string): Promise<Uint8Array> => {
      const bytes = await fileSystem?.readFile(name, 2 ** 26);
      if (!bytes) throw new Error(`${debianDisk} has no ${name}`);
      return bytes;
    };
    const menu = Buffer.from(await read("/boot/grub/grub.cfg")).toString();
    const kernelPath = /linux (\S+)/.exec(menu)?.[1] ?? "";
    const drivers = `/lib/modules/${kernelPath.replace("/boot/vmlinuz-", "")}/kernel/drivers`;
    return {
      kernel: await read(kernelPath),
      modules: {
        "xen-blkfront": await read(`${drivers}/block/xen-blkfront.ko`),
        "xen-netfront": await read(`${drivers}/net/xen-netfront.ko`),
      },
    };
  } finally {
    await file.close();
  }
}

/** Of the host's initial RAM disk */
function busybox(): Uint8Array {
  const host = readXenHost(images);
  if (!host) throw new Error("There is no Xen host; build it: npx drydock image build xen-host");
  const archive = readFileSync(host.initrd);
  const name = Buffer.from("bin/busybox\0");
  // The header's fields are eight hexadecimal digits each, before the name: the seventh is the file's length
  const header = archive.indexOf(name) - 110;
  const lengthBytes = Number.parseInt(archive.toString("latin1", header + 54, header + 62), 16);
  const start = (header + 110 + name.length + 3) & ~3;
  return archive.subarray(start, start + lengthBytes);
}
