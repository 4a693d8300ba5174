/** What the Xen host is made from. Changing anything here makes the next build a new one. */
export const recipe = {
  /** Raised when the code in this folder changes what a host holds: the other entries do not show that */
  layoutVersion: 1,
  debianArchitecture: "amd64",
  /** Depends on the hypervisor and the tools of the suite's Xen */
  xenMetaPackage: "xen-system-amd64",
  /** Debian's cloud kernel cannot be dom0: it lacks XEN_DOM0 */
  kernelMetaPackage: "linux-image-amd64",
  /** Besides the hypervisor and its tools: programs and the libraries that those name */
  packages: [
    "busybox-static",
    "libc6",
    "libgcc-s1",
    "liblzma5",
    "libuuid1",
    "libxencall1",
    "libxendevicemodel1",
    "libxenevtchn1",
    "libxenforeignmemory1",
    "libxengnttab1",
    "libxenhypfs1",
    "libxenstore4",
    "libxentoolcore1",
    "libxentoollog1",
    "libyajl2",
    "libzstd1",
    "xenstore-utils",
    "zlib1g",
  ],
  /** Of `/usr/lib/xen-<version>/bin` */
  xenPrograms: ["xenstored", "xenconsoled", "xen-init-dom0", "xl"],
  /** Of `/usr/bin` or `/bin` */
  programs: ["xenstore-ls", "xenstore-read", "xenstore-rm", "xenstore-watch", "xenstore-write"],
  /** Loaded by its C library when a thread ends, which no program names */
  hiddenLibraries: ["libgcc_s.so.1"],
  modules: [
    "virtio_pci",
    "virtio_console",
    "virtio_scsi",
    "sd_mod",
    "virtio_net",
    "bridge",
    "xen-evtchn",
    "xen-gntdev",
    "xen-gntalloc",
    "xen-privcmd",
    "xenfs",
    "xen-blkback",
    "xen-netback",
  ],
} as const;
