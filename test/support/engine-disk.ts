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
import {
  type CpioEntry,
  createCpio,
  directory,
  regularFile,
  symbolicLink,
} from "../../local-hypervisor/images/cpio";
import { recipe } from "../../local-hypervisor/images/drydock-micro/recipe";
import { makeExt4 } from "../../local-hypervisor/images/ext4-file-system";
import { masterBootRecord, partitionStartBytes } from "../../local-hypervisor/images/partition-table";

/** The drydock-micro disk that `npm test` builds before the tests run */
export const drydockMicroDisk = join(hypervisorPaths().images, "drydock-micro-hvm", "disk.raw");

const agentFolder = join(__dirname, "../../local-hypervisor/images/drydock-micro/root/usr/lib/drydock-micro");
const diskBytes = 96 * 2 ** 20;

/** What the guest prints once its own programs run */
export const upMarker = "user space is up";

/** Boots to user space at once: no network, no first-boot work; a shell on the console, the agent on the second port */
const rc = `#!/bin/sh
# The kernel's notices would stand in the middle of what programs print
echo 4 > /proc/sys/kernel/printk
mkdir -p /disk /run
mount -t ext4 /dev/nvme0n1p1 /disk
/usr/lib/drydock-micro/host-agent &
echo "${upMarker}"
`;
const inittab = `::sysinit:/etc/rc
ttyS0::respawn:/bin/sh
::ctrlaltdel:/sbin/reboot
::shutdown:/bin/umount /disk
`;
const init = `#!/bin/sh
mount -t proc proc /proc
mount -t sysfs sysfs /sys
mount -t devtmpfs devtmpfs /dev
modprobe -a $(cat /modules.$([ -e /sys/hypervisor/type ] && echo xen || echo pci))
exec /sbin/init
`;
const applets = [
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
  "nc",
  "ping",
  "readlink",
  "rm",
  "rmmod",
  "sleep",
  "stty",
  "umount",
  "uname",
];

export interface BootFilesOfImage {
  readonly bzImage: Uint8Array;
  readonly initrd: Uint8Array;
  /** All that lies before the first partition: the boot sector, the boot loader, the partition table */
  readonly loader: Uint8Array;
}

/** Boot loader, kernel and RAM disk of the drydock-micro image, read by the engine's own reader */
export async function bootFilesOf(diskPath: string): Promise<BootFilesOfImage> {
  const file = await open(diskPath, "r");
  try {
    const disk: BlockReader = {
      sizeBytes: statSync(diskPath).size,
      read: async (offset, length) => {
        const bytes = new Uint8Array(length);
        await file.read(bytes, 0, length, offset);
        return bytes;
      },
    };
    const [partition] = await readPartitions(disk);
    const fileSystem = partition && (await Ext4FileSystem.open(partitionReader(disk, partition)));
    const menu = await fileSystem?.readFile("/boot/grub/grub.cfg", 2 ** 20);
    const pathAfter = (word: string) =>
      new RegExp(`${word} (\\S+)`).exec(Buffer.from(menu ?? []).toString())?.[1] ?? "";
    const bzImage = await fileSystem?.readFile(pathAfter("linux"), 2 ** 26);
    const initrd = await fileSystem?.readFile(pathAfter("initrd"), 2 ** 26);
    if (!bzImage || !initrd) throw new Error(`${diskPath} has no kernel and RAM disk.`);
    return { bzImage, initrd, loader: await disk.read(0, partitionStartBytes) };
  } finally {
    await file.close();
  }
}

/** A second RAM disk, to be unpacked over drydock-micro's: leads to a shell within the RAM disk */
export function shellOverlay(): Uint8Array {
  const programs = applets.map((name) => symbolicLink(`bin/${name}`, "/bin/busybox"));
  const switches = ["init", "poweroff", "reboot"].map((name) => symbolicLink(`sbin/${name}`, "/bin/busybox"));
  const agent = ["host-agent", "disks.sh", "interfaces.sh"].map((name) =>
    regularFile(`usr/lib/drydock-micro/${name}`, readFileSync(join(agentFolder, name)), 0o755),
  );
  const entries: CpioEntry[] = [
    ...["sbin", "etc", "usr", "usr/lib", "usr/lib/drydock-micro"].map(directory),
    regularFile("init", Buffer.from(init), 0o755),
    regularFile("etc/rc", Buffer.from(rc), 0o755),
    regularFile("etc/inittab", Buffer.from(inittab)),
    ...programs,
    ...switches,
    ...agent,
  ];
  return createCpio(entries);
}

export const commandLine = `${recipe.kernelArguments.filter((word) => !word.startsWith("root=")).join(" ")} console=ttyS0`;

/** Writes a raw disk image that boots to `upMarker` and a shell, by firmware too; GRUB 2's menu, two RAM disks */
export async function writeEngineDisk(
  path: string,
  { bzImage, initrd, loader }: BootFilesOfImage,
): Promise<void> {
  const tree = `${path}.tree`;
  mkdirSync(join(tree, "boot/grub"), { recursive: true });
  writeFileSync(join(tree, "boot/vmlinuz"), bzImage);
  writeFileSync(join(tree, "boot/initrd.img"), initrd);
  writeFileSync(join(tree, "boot/shell.img"), shellOverlay());
  const menu = [
    "set default=0",
    "set timeout=0",
    "menuentry 'Test' {",
    `  linux /boot/vmlinuz ${commandLine}`,
    "  initrd /boot/initrd.img /boot/shell.img",
    "}",
    "",
  ];
  writeFileSync(join(tree, "boot/grub/grub.cfg"), menu.join("\n"));
  await makeExt4({
    tree,
    file: path,
    offsetBytes: partitionStartBytes,
    sizeBytes: diskBytes - partitionStartBytes,
    label: "test",
  });
  rmSync(tree, { recursive: true });
  const file = await open(path, "r+");
  const record = masterBootRecord(diskBytes, 0x1234, loader);
  await file.write(record, 0, record.length, 0);
  await file.write(loader, record.length, partitionStartBytes - record.length, record.length);
  await file.close();
}
