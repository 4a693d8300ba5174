import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { open } from "node:fs/promises";
import { dirname, join } from "node:path";
import { hypervisorPaths } from "../../local-hypervisor/config";
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
import { readRawImage } from "./raw-image";

/** The drydock-micro disk that `npm test` builds before the tests run */
export const drydockMicroDisk = join(hypervisorPaths().images, "drydock-micro-hvm", "disk.raw");

const agentFolder = join(__dirname, "../../local-hypervisor/images/drydock-micro/root/usr/lib/drydock-micro");
const diskBytes = 96 * 2 ** 20;

/** What the guest prints once its own programs run */
export const upMarker = "user space is up";

/** Boots to user space at once: no network, no first-boot work; what has another root disk goes on without it */
export const bootScript = (rootDevice: string, ...further: readonly string[]): Uint8Array =>
  Buffer.from(`#!/bin/sh
mkdir -p /disk /run
# An HVM guest of a Xen host has another root device than a Nitro host's, and its tests mount it. A machine with neither
# Xen's disks nor an NVMe card (class 01 08) has none
has_disks() {
  [ -e /sys/hypervisor/type ] || grep -qs 0x0108 /sys/bus/pci/devices/*/class
}
echo "drivers are loaded"
until [ -e ${rootDevice} ] || [ -e /dev/xvda ] || ! has_disks; do sleep 0.1; done
echo "the root disk is there"
mount -t ext4 ${rootDevice} /disk
# From here on the kernel's notices would stand in the middle of what programs print
echo 4 > /proc/sys/kernel/printk
${[...further, `echo "${upMarker}"`].join("\n")}
`);

/** A shell on the console; what is asked of the guest by keys or buttons, it does in order */
export const initTable = (console: string): Uint8Array =>
  Buffer.from(`::sysinit:/etc/rc
${console}::respawn:/bin/sh
::ctrlaltdel:/sbin/reboot
::shutdown:/bin/umount /disk
`);

/** What a paravirtual guest's init goes by: its root is a file system without partitions */
export const paravirtualInitFiles = (): CpioEntry[] => [
  regularFile("etc/rc", bootScript("/dev/xvda1"), 0o755),
  regularFile("etc/inittab", initTable("hvc0")),
];

/** The first program of a RAM disk: loads drivers, and goes on as init */
export const firstProgram = (...loadDrivers: readonly string[]): CpioEntry => {
  const script = `#!/bin/sh
mount -t proc proc /proc
mount -t sysfs sysfs /sys
mount -t devtmpfs devtmpfs /dev
${loadDrivers.join("\n")}
exec /sbin/init
`;
  return regularFile("init", Buffer.from(script), 0o755);
};

/** What init calls itself by other names, all of them busybox */
export const initSwitches = (): CpioEntry[] =>
  ["init", "poweroff", "reboot"].map((name) => symbolicLink(`sbin/${name}`, "/bin/busybox"));

/** Programs of busybox that the tests call */
export const applets = [
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
export const bootFilesOf = (diskPath: string): Promise<BootFilesOfImage> =>
  readRawImage(diskPath, async ({ disk, readFile }) => {
    const menu = Buffer.from(await readFile("/boot/grub/grub.cfg")).toString();
    const pathAfter = (word: string) => new RegExp(`${word} (\\S+)`).exec(menu)?.[1] ?? "";
    return {
      bzImage: await readFile(pathAfter("linux")),
      initrd: await readFile(pathAfter("initrd")),
      loader: await disk.read(0, partitionStartBytes),
    };
  });

/** A second RAM disk, to be unpacked over drydock-micro's: leads to a shell within the RAM disk */
export function shellOverlay(): Uint8Array {
  const programs = applets.map((name) => symbolicLink(`bin/${name}`, "/bin/busybox"));
  const agent = ["host-agent", "disks.sh", "interfaces.sh"].map((name) =>
    regularFile(`usr/lib/drydock-micro/${name}`, readFileSync(join(agentFolder, name)), 0o755),
  );
  const entries: CpioEntry[] = [
    ...["sbin", "etc", "usr", "usr/lib", "usr/lib/drydock-micro"].map(directory),
    firstProgram("modprobe -a $(cat /modules.$([ -e /sys/hypervisor/type ] && echo xen || echo pci))"),
    regularFile(
      "etc/rc",
      bootScript("/dev/nvme0n1p1", "# On the second port", "/usr/lib/drydock-micro/host-agent &"),
      0o755,
    ),
    regularFile("etc/inittab", initTable("ttyS0")),
    ...programs,
    ...initSwitches(),
    ...agent,
  ];
  return createCpio(entries);
}

export const commandLine = `${recipe.kernelArguments.filter((word) => !word.startsWith("root=")).join(" ")} console=ttyS0`;

/** Writes a file system with these files into a raw image, at the place of its first partition or as all of it */
export async function writeFileSystem(
  path: string,
  files: Readonly<Record<string, string | Uint8Array>>,
  offsetBytes = 0,
): Promise<void> {
  const tree = `${path}.tree`;
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(tree, name)), { recursive: true });
    writeFileSync(join(tree, name), content);
  }
  await makeExt4({ tree, file: path, offsetBytes, sizeBytes: diskBytes - offsetBytes, label: "test" });
  rmSync(tree, { recursive: true });
}

/** GRUB 2's menu of one entry */
export const grubMenu = (commandLine: string, initrds: readonly string[]): string =>
  [
    "set default=0",
    "set timeout=0",
    "menuentry 'Test' {",
    `  linux /boot/vmlinuz ${commandLine}`,
    `  initrd ${initrds.join(" ")}`,
    "}",
    "",
  ].join("\n");

/** Writes a raw disk image that boots to `upMarker` and a shell, by firmware too; GRUB 2's menu, two RAM disks */
export async function writeEngineDisk(
  path: string,
  { bzImage, initrd, loader }: BootFilesOfImage,
): Promise<void> {
  const files = {
    "boot/vmlinuz": bzImage,
    "boot/initrd.img": initrd,
    "boot/shell.img": shellOverlay(),
    "boot/grub/grub.cfg": grubMenu(commandLine, ["/boot/initrd.img", "/boot/shell.img"]),
  };
  await writeFileSystem(path, files, partitionStartBytes);
  const file = await open(path, "r+");
  const record = masterBootRecord(diskBytes, 0x1234, loader);
  await file.write(record, 0, record.length, 0);
  await file.write(loader, record.length, partitionStartBytes - record.length, record.length);
  await file.close();
}
