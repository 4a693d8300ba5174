/** What the drydock-micro images are made from. Changing anything here makes the next build a new image. */
export const recipe = {
  /** Raised when the code in this folder changes what an image holds: the other entries do not show that */
  layoutVersion: 9,
  debianArchitecture: "i386",
  /** Depends on the current kernel package of the release; its modules are uncompressed */
  kernelMetaPackage: "linux-image-686-pae",
  packages: [
    "busybox-static",
    "dropbear-bin",
    "e2fsprogs",
    "libblkid1",
    "libc6",
    "libcom-err2",
    "libcrypt1",
    "libext2fs2",
    "libgmp10",
    "libss2",
    "libtomcrypt1",
    "libtommath1",
    "libuuid1",
    "zlib1g",
  ],
  /** Unpacked, not installed: boot.img, the parts of a core image, modules */
  bootLoaderPackage: "grub-pc-bin",
  bootLoader: {
    /** What GRUB needs to read its menu and boot what is in it; the last four are for people at its prompt */
    modules: [
      "biosdisk",
      "part_msdos",
      "ext2",
      "normal",
      "linux",
      "serial",
      "echo",
      "ls",
      "cat",
      "search_label",
    ],
    prefix: "(hd0,msdos1)/boot/grub",
    /** Before the menu is read, so that a disk without one tells it on the console too */
    configuration: [
      "serial --unit=0 --speed=115200",
      "terminal_input serial",
      "terminal_output serial",
      "",
    ].join("\n"),
  },
  /** Loaded before the root file system is there: its disk, its file system, the network card; by what the machine has */
  initialModules: {
    xen: ["crc32c_generic", "xen_blkfront", "xen_netfront", "ext4"],
    pci: ["crc32c_generic", "nvme", "virtio_pci", "virtio_net", "ena", "ext4"],
  },
  /** Folders and files of the kernel's module tree that the image keeps */
  modulePlaces: [
    "arch/x86/crypto",
    "crypto",
    "lib",
    "block",
    "fs/ext4",
    "fs/jbd2",
    "fs/mbcache.ko",
    "fs/fat",
    "fs/nls",
    "fs/isofs",
    "fs/overlayfs",
    "fs/squashfs",
    "fs/xfs",
    "drivers/block/loop.ko",
    "drivers/block/virtio_blk.ko",
    "drivers/block/xen-blkfront.ko",
    "drivers/net/dummy.ko",
    "drivers/net/ethernet/amazon",
    "drivers/net/net_failover.ko",
    "drivers/net/tun.ko",
    "drivers/net/veth.ko",
    "drivers/net/virtio_net.ko",
    "drivers/net/xen-netfront.ko",
    "drivers/nvme/host/nvme-core.ko",
    "drivers/nvme/host/nvme.ko",
    "drivers/char/hw_random",
    "drivers/md/dm-mod.ko",
    "drivers/virtio",
    "net/8021q",
    "net/bridge",
    "net/core",
    "net/ipv4/netfilter",
    "net/llc",
    "net/netfilter",
  ],
  /** Parts of packages that no running guest reads; of their documentation the copyright files stay */
  leftOut: [
    "usr/share/man",
    "usr/share/lintian",
    "usr/share/info",
    "usr/share/initramfs-tools",
    "usr/lib/i386-linux-gnu/gconv",
    "usr/share/gcc",
    "usr/share/doc-base",
  ],
  rootLabel: "drydock-root",
  rootVolumeGib: 1,
  /**
   * Self-tests, tracing and probing of hardware that this machine does not have cost most of a cold boot; leaving
   * them out changes nothing that a user of the guest sees.
   */
  kernelArguments: [
    "root=LABEL=drydock-root",
    "ro",

    "loglevel=6",
    "mce=off",
    "panic=-1",
    "tsc=reliable",
    "mitigations=off",
    "random.trust_cpu=on",
    "nowatchdog",
    "noisapnp",
    "cryptomgr.notests",
    "initcall_blacklist=init_kprobe_trace,load_system_certificate_list,slab_sysfs_init,isapnp_init,init_blk_tracer,crypto_kdf108_init",
  ],
} as const;
