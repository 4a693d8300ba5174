export type Architecture = "i386" | "x86_64" | "arm64" | "x86_64_mac" | "arm64_mac";
export type VirtualizationType = "hvm" | "paravirtual";
export type BootMode = "legacy-bios" | "uefi" | "uefi-preferred";

/** A machine image whose properties are known before any API is asked, so that it can be checked at synth. */
export interface CatalogueImage {
  /** Name in our own tools, such as `drydock-micro` */
  readonly key: string;
  /** Filter on the AMI's name, with EC2's wildcards; the newest that matches is meant */
  readonly namePattern: string;
  /** Account of the publisher, twelve digits, or `self` */
  readonly owner: string;
  readonly architecture: Architecture;
  readonly virtualizationType: VirtualizationType;
  readonly enaSupport: boolean;
  /** Absent where the AMI does not say, as with AWS: the instance type decides */
  readonly bootMode?: BootMode;
  readonly rootDeviceName: string;
  readonly description: string;
}

/** Debian's account on AWS (published at https://wiki.debian.org/Cloud/AmazonEC2Image). */
const debianAccountId = "136693071363";

export const catalogueImages: readonly CatalogueImage[] = [
  {
    key: "drydock-micro",
    namePattern: "drydock-micro-hvm-*",
    owner: "self",
    architecture: "i386",
    virtualizationType: "hvm",
    enaSupport: true,
    bootMode: "legacy-bios",
    rootDeviceName: "/dev/xvda",
    description: "Debian kernel, busybox and dropbear; boots in seconds on the embedded engine",
  },
  {
    key: "drydock-micro",
    namePattern: "drydock-micro-pv-*",
    owner: "self",
    architecture: "i386",
    virtualizationType: "paravirtual",
    enaSupport: false,
    rootDeviceName: "/dev/sda1",
    description: "The paravirtual drydock-micro: a kernel for Xen, named by menu.lst as PV-GRUB reads it",
  },
  {
    key: "debian-12",
    namePattern: "debian-12-amd64-*",
    owner: debianAccountId,
    architecture: "x86_64",
    virtualizationType: "hvm",
    enaSupport: true,
    rootDeviceName: "/dev/xvda",
    description: "Debian 12 (bookworm) with systemd, cloud-init and GRUB",
  },
  {
    key: "debian-12",
    namePattern: "debian-12-pv-amd64-*",
    owner: "self",
    architecture: "x86_64",
    virtualizationType: "paravirtual",
    enaSupport: false,
    rootDeviceName: "/dev/sda1",
    description: "The same Debian 12 for PV-GRUB, which Debian publishes no longer; runs on the Xen host",
  },
];
