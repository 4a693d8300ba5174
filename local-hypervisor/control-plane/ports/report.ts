/** What a guest sees of its machine, and what its hypervisor has done for it. */
export interface GuestReport {
  /** What executes its instructions, a phrase */
  readonly processor: string;
  readonly bootPath: /** Firmware, boot sector and boot loader of the root disk */
    | "firmware"
    /** The engine reads the menu, as PV-GRUB does, and enters a prepared kernel */
    | "pv-grub"
    /** The engine reads the menu and enters the kernel as a boot loader would, without firmware */
    | "direct";
  /** Whether it booted here, goes on from where it was saved, or began as another guest's kernel that had booted before */
  readonly start: "cold" | "resumed" | "warm";
  /** What CPUID's leaf 0x40000000 says to its kernel, such as `XenVMMXenVMM`; absent where it finds no hypervisor */
  readonly signature?: string;
  /** What /sys/hypervisor tells, of a guest that finds Xen */
  readonly sysHypervisor?: { readonly version: string; readonly uuid: string };
  readonly console: "hvc0" | "ttyS0";
  readonly disks: readonly ReportedDevice[];
  readonly networkInterfaces: readonly ReportedDevice[];
  /** Whether the guest's Xen drivers had the emulated disk taken away, of a guest that booted from one */
  readonly emulatedDisk?: "in use" | "unplugged";
  /** Since it was switched on */
  readonly activity: GuestActivity;
  /** What this engine cannot count, sentences */
  readonly uncounted: readonly string[];
}

export interface ReportedDevice {
  /** Volume id or serial, or network interface id */
  readonly id: string;
  /** As the guest's kernel names it at first, such as `xvda` or `eth0` */
  readonly name: string;
  /** Of Linux, such as `xen-blkfront` */
  readonly driver: string;
  /** Whether a driver of the guest has taken it; absent where the engine cannot tell */
  readonly connected?: boolean;
}

/** Counts by name. Names of `io` and `bytes` are a device and what was asked of it, in words. */
export type GuestActivity = Readonly<
  Record<"trap" | "hypercall" | "interrupt" | "io" | "bytes", Readonly<Record<string, number>>>
>;
