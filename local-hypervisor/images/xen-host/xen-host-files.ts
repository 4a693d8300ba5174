import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** Folder of the Xen host among the images, and its name in our own tools */
export const xenHostKey = "xen-host";

/** A Xen host on disk: what QEMU is started with. */
export interface XenHostFiles {
  /** The hypervisor, unpacked */
  readonly hypervisor: string;
  /** Kernel and initial RAM disk of dom0 */
  readonly kernel: string;
  readonly initrd: string;
  /** Debian packages that tell which Xen and which Linux they are, such as `xen-hypervisor-4.17-amd64` */
  readonly xenPackage: string;
  readonly kernelPackage: string;
  /** Fingerprint of everything the host was made from */
  readonly recipeSha256: string;
}

/** Path of the manifest in the host's folder; not an image's, for it is none */
export const xenHostManifestFile = (folder: string): string => join(folder, "xen-host.json");

/** The host that was built; undefined when there is no complete one */
export function readXenHost(imagesFolder: string): XenHostFiles | undefined {
  const folder = join(imagesFolder, xenHostKey);
  const files = {
    hypervisor: join(folder, "xen.elf"),
    kernel: join(folder, "vmlinuz"),
    initrd: join(folder, "dom0.cpio"),
  };
  const manifest = xenHostManifestFile(folder);
  if (![manifest, ...Object.values(files)].every((file) => existsSync(file))) return undefined;
  return {
    ...(JSON.parse(readFileSync(manifest, "utf8")) as Omit<XenHostFiles, keyof typeof files>),
    ...files,
  };
}
