import { createCpio, directory, regularFile, symbolicLink } from "../cpio";

export interface InitialRamDiskParts {
  /** Statically linked */
  readonly busybox: Uint8Array;
  /** Driver of Xen's disks, for the kernel that the RAM disk is for */
  readonly diskDriver: Uint8Array;
  readonly init: Uint8Array;
}

const applets = ["cat", "insmod", "ls", "mount", "sh", "switch_root", "tr", "usleep"];

/** What finds the root file system of a paravirtual guest: two megabytes, uncompressed. */
export const initialRamDisk = ({ busybox, diskDriver, init }: InitialRamDiskParts): Uint8Array =>
  createCpio([
    ...["bin", "dev", "proc", "root", "sys"].map(directory),
    regularFile("bin/busybox", busybox, 0o755),
    ...applets.map((name) => symbolicLink(`bin/${name}`, "busybox")),
    regularFile("init", init, 0o755),
    regularFile("xen-blkfront.ko", diskDriver),
  ]);
