import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { hypervisorPaths } from "../../local-hypervisor/config";
import { createCpio, directory, regularFile, symbolicLink } from "../../local-hypervisor/images/cpio";
import { buildXenHost } from "../../local-hypervisor/images/xen-host/build";
import { applets, firstProgram, initSwitches, paravirtualInitFiles, writeFileSystem } from "./engine-disk";
import { readRawImage } from "./raw-image";

const { images, cache, drydockMicro } = hypervisorPaths();

/** The debian-12 disk that `npm test` builds: its kernel is one that runs as a paravirtual x86_64 guest */
const debianDisk = join(images, "debian-12", "disk.raw");

/**
 * Writes the root disk of a paravirtual x86_64 guest, a file system without partitions, that boots to `upMarker` and a
 * shell on hvc0. Its kernel is of the debian-12 image, its programs are of the Xen host's, which is built where it is not.
 */
export async function writePvEngineDisk(path: string): Promise<void> {
  const { kernel, modules } = await readKernel();
  const entries = [
    ...["bin", "dev", "disk", "etc", "proc", "run", "sbin", "sys", "tmp"].map(directory),
    regularFile("bin/busybox", await busybox(), 0o755),
    ...[...applets, "insmod", "mount", "sh", "sync"].map((name) => symbolicLink(`bin/${name}`, "busybox")),
    ...initSwitches(),
    firstProgram("insmod /xen-blkfront.ko", "insmod /xen-netfront.ko"),
    ...paravirtualInitFiles(),
    ...Object.entries(modules).map(([name, bytes]) => regularFile(`${name}.ko`, bytes)),
  ];
  await writeFileSystem(path, {
    "boot/vmlinuz": kernel,
    "boot/initrd.img": createCpio(entries),
    "boot/grub/menu.lst": [
      "default 0",
      "title Test",
      "root (hd0)",
      "kernel /boot/vmlinuz console=hvc0 mitigations=off quiet",
      "initrd /boot/initrd.img",
      "",
    ].join("\n"),
  });
}

const readKernel = (): Promise<{ kernel: Uint8Array; modules: Record<string, Uint8Array> }> =>
  readRawImage(debianDisk, async ({ readFile }) => {
    const menu = Buffer.from(await readFile("/boot/grub/grub.cfg")).toString();
    const kernelPath = /linux (\S+)/.exec(menu)?.[1] ?? "";
    const drivers = `/lib/modules/${kernelPath.replace("/boot/vmlinuz-", "")}/kernel/drivers`;
    return {
      kernel: await readFile(kernelPath),
      modules: {
        "xen-blkfront": await readFile(`${drivers}/block/xen-blkfront.ko`),
        "xen-netfront": await readFile(`${drivers}/net/xen-netfront.ko`),
      },
    };
  });

/** Of the host's initial RAM disk */
async function busybox(): Promise<Uint8Array> {
  const { files } = await buildXenHost({
    imagesFolder: images,
    cacheFolder: cache,
    overlayFolder: join(dirname(drydockMicro), "xen-host"),
    onProgress: () => undefined,
    signal: new AbortController().signal,
  });
  const archive = readFileSync(files.initrd);
  const name = Buffer.from("bin/busybox\0");
  // The header's fields are eight hexadecimal digits each, before the name: the seventh is the file's length
  const header = archive.indexOf(name) - 110;
  const lengthBytes = Number.parseInt(archive.toString("latin1", header + 54, header + 62), 16);
  const start = (header + 110 + name.length + 3) & ~3;
  return archive.subarray(start, start + lengthBytes);
}
