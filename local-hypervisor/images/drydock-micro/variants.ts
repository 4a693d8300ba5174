import type { ImageManifest } from "../manifest";
import { recipe } from "./recipe";

/** One AMI of the family: the same tree, laid out and booted in its virtualization type's own way. */
export interface Variant
  extends Pick<ImageManifest, "key" | "virtualizationType" | "rootDeviceName" | "bootMode" | "description"> {
  /** HVM images are partitioned disks; PV-GRUB takes the whole device as the file system */
  readonly partitioned: boolean;
  /** Boot loader configuration: path in the tree and content */
  bootConfiguration(kernelRelease: string): { readonly path: string; readonly content: string };
}

const hvm: Variant = {
  key: "drydock-micro-hvm",
  virtualizationType: "hvm",
  bootMode: "legacy-bios",
  rootDeviceName: "/dev/xvda",
  description: "Drydock micro: Debian's i386 kernel, busybox, dropbear (HVM)",
  partitioned: true,
  bootConfiguration: (release) => ({
    path: "boot/grub/grub.cfg",
    content: [
      "set default=0",
      "set timeout=0",
      `menuentry 'Debian GNU/Linux, with Linux ${release}' {`,
      `  linux /boot/vmlinuz-${release} ${recipe.kernelArguments.join(" ")} console=ttyS0`,
      `  initrd /boot/initrd.img-${release}`,
      "}",
      "",
    ].join("\n"),
  }),
};

const paravirtual: Variant = {
  key: "drydock-micro-pv",
  virtualizationType: "paravirtual",
  rootDeviceName: "/dev/sda1",
  description: "Drydock micro: Debian's i386 kernel, busybox, dropbear (PV, for PV-GRUB)",
  partitioned: false,
  bootConfiguration: (release) => ({
    path: "boot/grub/menu.lst",
    content: [
      "default 0",
      "timeout 0",
      `title Debian GNU/Linux, kernel ${release}`,
      "root (hd0)",
      `kernel /boot/vmlinuz-${release} ${recipe.kernelArguments.join(" ")} console=hvc0`,
      `initrd /boot/initrd.img-${release}`,
      "",
    ].join("\n"),
  }),
};

export const variants: readonly Variant[] = [hvm, paravirtual];
