/** What the debian-12 image is made from. Changing anything here makes the next build a new image. */
export const recipe = {
  /** Raised when the code in this folder changes what an image holds: the other entries do not show that */
  layoutVersion: 1,
  suite: "bookworm",
  debianArchitecture: "amd64",
  /** Besides the essential packages and apt; what they recommend is left out */
  packages: [
    "amazon-ec2-utils",
    "ca-certificates",
    "cloud-guest-utils",
    "cloud-init",
    "curl",
    "dbus",
    "e2fsprogs",
    "fdisk",
    "gdisk",
    "grub-pc",
    "iproute2",
    "iputils-ping",
    "kmod",
    "less",
    "linux-image-cloud-amd64",
    "netbase",
    "netplan.io",
    "openssh-server",
    "procps",
    "sudo",
    "systemd-resolved",
    "systemd-sysv",
    "udev",
    "vim-tiny",
  ],
  /** Parts of packages that are not unpacked; of their documentation the copyright files stay */
  leftOut: [
    "/usr/share/man/*",
    "/usr/share/locale/*",
    "/usr/share/info/*",
    "/usr/share/lintian/*",
    "/usr/share/doc/*/*",
  ],
  keptOfLeftOut: ["/usr/share/doc/*/copyright"],
  /** Modules of GRUB that read the menu and the kernel from the root file system */
  bootLoaderModules: [
    "biosdisk",
    "part_msdos",
    "part_gpt",
    "ext2",
    "linux",
    "normal",
    "search",
    "search_label",
    "serial",
    "terminal",
    "configfile",
  ],
  rootLabel: "cloudimg-rootfs",
  /** As Debian's own AMIs: a volume may not be smaller */
  rootVolumeGib: 8,
  /** The image's file holds the first part of the root volume; the guest grows it to the volume's size at first boot */
  fileMib: 1280,
  /** Names the root partition (PARTUUID) to a kernel that boots without an initial RAM disk */
  diskSignature: 0x7b3a91c2,
} as const;

/** The root partition's PARTUUID: `7b3a91c2-01` */
export const rootPartitionId = `${recipe.diskSignature.toString(16).padStart(8, "0")}-01`;
