import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { debian12Key } from "../debian-12/build";
import { recipe as debianRecipe } from "../debian-12/recipe";
import { runHostCommand } from "../host-command";
import { requireHostPrograms } from "../host-programs";
import { buildInPlace, fingerprint, type ImageBuildOptions } from "../image-build";
import { type ImageManifest, manifestFile, readManifest } from "../manifest";
import { PackageClient } from "../package-client";
import { partitionStartBytes } from "../partition-table";
import { initialRamDisk } from "./initial-ram-disk";

/** Folder of the image, and its name in our own tools */
const debian12PvKey = "debian-12-pv";

export interface Debian12PvBuildOptions extends ImageBuildOptions {
  /** Folder for package indexes and downloads, kept between builds */
  readonly cacheFolder: string;
  readonly now: () => number;
}

/** Raised when the code in this folder changes what an image holds */
const layoutVersion = 3;
const diskFile = "disk.raw";
const mebibyte = 2 ** 20;

/**
 * Makes the paravirtual Debian 12 of the HVM one that was built: the same tree, as a file system without partitions, with
 * a menu for PV-GRUB and an initial RAM disk. Debian's tools write into the copy; nothing is mounted.
 */
export async function buildDebian12Pv(
  options: Debian12PvBuildOptions,
): Promise<{ readonly images: readonly [ImageManifest]; readonly built: boolean }> {
  const { imagesFolder, overlayFolder, onProgress, signal } = options;
  const origin = readManifest(join(imagesFolder, debian12Key));
  if (!origin)
    throw new Error(
      "It is made of the image debian-12, which is not built: npx drydock image build debian-12",
    );
  const recipeSha256 = fingerprint(`${layoutVersion} ${origin.name} ${origin.recipeSha256}`, overlayFolder);
  const existing = readManifest(join(imagesFolder, debian12PvKey));
  if (!options.force && existing?.recipeSha256 === recipeSha256) return { images: [existing], built: false };
  await requireHostPrograms(onProgress);
  const manifest = await buildInPlace(options, debian12PvKey, async ({ work, folder }) => {
    const disk = join(folder, diskFile);
    onProgress("copying the file system of debian-12");
    await copyFileSystem(join(imagesFolder, debian12Key, origin.file), disk);
    signal.throwIfAborted();
    onProgress("setting up its boot by PV-GRUB");
    const init = readFileSync(join(overlayFolder, "initrd", "init"));
    await setUp(disk, { work, init, busybox: await fetchBusybox(options, work) });
    const made: ImageManifest = {
      ...origin,
      key: debian12PvKey,
      name: origin.name.replace("debian-12-amd64", "debian-12-pv-amd64"),
      description: `${origin.description}, paravirtual`,
      virtualizationType: "paravirtual",
      enaSupport: false,
      rootDeviceName: "/dev/sda1",
      createdAtMs: options.now(),
      file: diskFile,
      recipeSha256,
    };
    writeFileSync(manifestFile(folder), `${JSON.stringify(made, null, 2)}\n`);
    return made;
  });
  return { images: [manifest], built: true };
}

/** The only partition as a file of its own, with holes where it holds nothing */
async function copyFileSystem(from: string, to: string): Promise<void> {
  const skip = partitionStartBytes / mebibyte;
  await runHostCommand("dd", [`if=${from}`, `of=${to}`, "bs=1M", `skip=${skip}`, "conv=sparse"]);
}

async function fetchBusybox({ cacheFolder }: Debian12PvBuildOptions, work: string): Promise<Buffer> {
  const client = new PackageClient(debianRecipe.debianArchitecture, join(cacheFolder, "xen-host-packages"));
  const complaint = await client.update();
  const folder = join(work, "busybox");
  await client.unpack(["busybox-static"], folder).catch((error: Error) => {
    throw new Error([error.message, complaint].filter(Boolean).join("\n"));
  });
  return readFileSync(join(folder, "bin", "busybox"));
}

interface SetUp {
  readonly work: string;
  readonly init: Uint8Array;
  readonly busybox: Uint8Array;
}

async function setUp(disk: string, { work, init, busybox }: SetUp): Promise<void> {
  const grubMenu = await runHostCommand("debugfs", ["-R", "cat /boot/grub/grub.cfg", disk]);
  const release = /\/boot\/vmlinuz-(\S+)/.exec(grubMenu)?.[1];
  if (!release) throw new Error("The menu of debian-12 names no kernel.");
  const driver = join(work, "xen-blkfront.ko");
  const place = `/usr/lib/modules/${release}/kernel/drivers/block/xen-blkfront.ko`;
  await runHostCommand("debugfs", ["-R", `dump ${place} ${driver}`, disk]);
  if (!existsSync(driver)) throw new Error(`debian-12 has no ${place}.`);
  const diskDriver = readFileSync(driver);
  const initrd = `/boot/initrd.img-${release}`;
  const files: Readonly<Record<string, string | Uint8Array>> = {
    [initrd]: initialRamDisk({ busybox, diskDriver, init }),
    "/boot/grub/menu.lst": [
      "default 0",
      "timeout 0",
      `title Debian GNU/Linux, kernel ${release}`,
      "root (hd0)",
      `kernel /boot/vmlinuz-${release} root=/dev/xvda1 ro console=hvc0 mitigations=off`,
      `initrd ${initrd}`,
      "",
    ].join("\n"),
    "/etc/fstab": `LABEL=${debianRecipe.rootLabel} / ext4 rw,discard,errors=remount-ro 0 0\n`,
    "/etc/modules-load.d/network-card.conf": "# Network cards of Xen hosts\nxen_netfront\n",
  };
  // There is no serial port: systemd asks for a log-in on hvc0 by itself
  const absent = ["/boot/grub/grub.cfg", "/etc/systemd/system/getty.target.wants/serial-getty@ttyS0.service"];
  const lines = absent.map((path) => `rm ${path}`);
  Object.entries(files).forEach(([path, content], index) => {
    const file = join(work, `file-${index}`);
    writeFileSync(file, content, { mode: 0o644 });
    lines.push(`rm ${path}`, `cd ${dirname(path)}`, `write ${file} ${path.slice(dirname(path).length + 1)}`);
    lines.push(`sif ${path} uid 0`, `sif ${path} gid 0`, `sif ${path} mode 0100644`);
  });
  await runHostCommand("debugfs", ["-w", "-f", "-", disk], { input: `${lines.join("\n")}\n` });
}
