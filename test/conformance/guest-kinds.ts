import type { GuestSpec } from "../../local-hypervisor/control-plane/ports";
import { bootFilesOf, drydockMicroDisk, writeEngineDisk } from "../support/engine-disk";
import { writePvEngineDisk } from "../support/pv-engine-disk";
import { writeXenEngineDisk } from "../support/xen-engine-disk";

const megabyte = 2 ** 20;

/** A disk that does not boot, and what an engine that reads it says of it. */
interface UnbootableDisk {
  readonly content: Uint8Array;
  readonly reason: RegExp;
}

/** What a guest is to the engine, and how the devices that it gets look to its own kernel. */
export interface GuestKind {
  readonly spec: Pick<GuestSpec, "architecture" | "virtualizationType" | "hypervisor" | "memoryMib">;
  /** As `uname -m` says it */
  readonly machine: string;
  /** Device name of its root volume */
  readonly rootDeviceName: string;
  /** Writes a disk that boots to `upMarker` and a shell on the console, its file system mounted at /disk */
  writeDisk(path: string): Promise<void>;
  /** The kernel's name of a disk, by the device name of its volume and its place among those that are plugged */
  nameOf(deviceName: string, index: number): string;
  /** Where programs find it, and a file system on it that was written by `writeDisk` */
  pathOf(deviceName: string): { readonly disk: string; readonly fileSystem: string };
  /** All names below /dev that a disk of `writeDisk` has, and the devices behind them */
  linksOf(deviceName: string, index: number): Readonly<Record<string, string>>;
  readonly drivers: { readonly disk: string; readonly network: string };
  /** What an engine calls the requests to a disk that it counts */
  counterOf(serial: string, name: string): string;
  /** Whether disks say their model and their serial number, the volume's id; else the reason why they say neither */
  readonly disksSayWhoTheyAre: true | { readonly not: string };
  /** Whether its driver lets go of a disk only when nobody uses it; else the reason why it lets go at once */
  readonly holdsDisksInUse: true | { readonly not: string };
  /** What comes of a kernel that panics and is to reboot a second later; else the reason why it is not booted again */
  readonly bootsAfterPanic: true | { readonly not: string };
  readonly unbootable: readonly UnbootableDisk[];
}

const firmwareDisks = (): readonly UnbootableDisk[] => {
  const signature = { at: 510, bytes: [0x55, 0xaa] };
  const entry = { at: 446, bytes: [0x80, 0, 0, 0, 0x83, 0, 0, 0, 0, 1, 0, 0, 0, 6, 0, 0] };
  return [
    { with: [], reason: /no boot sector/ },
    { with: [signature], reason: /partition table of the root disk is empty/ },
    { with: [signature, entry], reason: /No partition of the root disk holds a boot menu/ },
  ].map(({ with: parts, reason }) => {
    const content = new Uint8Array(megabyte);
    for (const { at, bytes } of parts) content.set(bytes, at);
    return { content, reason };
  });
};

/** An i386 guest on Nitro's devices, with the agent of drydock-micro. */
export const nitroGuest: GuestKind = {
  spec: { architecture: "i386", virtualizationType: "hvm", hypervisor: "nitro", memoryMib: 128 },
  machine: "i686",
  rootDeviceName: "/dev/xvda",
  writeDisk: async (path) => writeEngineDisk(path, await bootFilesOf(drydockMicroDisk)),
  nameOf: (_, index) => `nvme${index}n1`,
  pathOf: (deviceName) => ({ disk: deviceName, fileSystem: `${deviceName}1` }),
  linksOf: (deviceName, index) =>
    Object.fromEntries(
      [deviceName, deviceName.replace("/sd", "/xvd")].flatMap((name) => [
        [name, `nvme${index}n1`],
        [`${name}1`, `nvme${index}n1p1`],
      ]),
    ),
  drivers: { disk: "nvme", network: "virtio_net" },
  counterOf: (serial) => `nvme ${serial}`,
  disksSayWhoTheyAre: true,
  holdsDisksInUse: true,
  bootsAfterPanic: true,
  unbootable: firmwareDisks(),
};

const xenName = (deviceName: string): string => deviceName.replace(/^\/dev\/(sd|xvd)/, "xvd");

/** What paravirtual guests of Xen have in common: rings, and a root disk without partitions. */
const paravirtual = {
  rootDeviceName: "/dev/sda1",
  nameOf: xenName,
  pathOf: (deviceName: string) => ({
    disk: `/dev/${xenName(deviceName)}`,
    fileSystem: `/dev/${xenName(deviceName)}`,
  }),
  linksOf: (deviceName: string) => ({ [`/dev/${xenName(deviceName)}`]: `/dev/${xenName(deviceName)}` }),
  drivers: { disk: "xen-blkfront", network: "xen-netfront" },
  counterOf: (_: string, name: string) => `vbd ${name}`,
  disksSayWhoTheyAre: { not: "Xen's disks have a number, and neither a model nor a serial number." },
  holdsDisksInUse: { not: "Linux closes a Xen disk when its back end asks, since 5.15 in use or not." },
  unbootable: [{ content: new Uint8Array(megabyte), reason: /PV-GRUB finds no menu\.lst/ }],
} as const;

/** A paravirtual i386 guest, of a hypervisor that resets who says that it crashed. */
export const xenGuest: GuestKind = {
  ...paravirtual,
  bootsAfterPanic: true,
  spec: { architecture: "i386", virtualizationType: "paravirtual", hypervisor: "xen", memoryMib: 128 },
  machine: "i686",
  writeDisk: async (path) => writeXenEngineDisk(path, await bootFilesOf(drydockMicroDisk)),
};

/** A paravirtual x86_64 guest, of a Xen that leaves it to its toolstack what comes of a crash. */
export const xen64Guest: GuestKind = {
  ...paravirtual,
  bootsAfterPanic: { not: "Linux tells Xen that it crashed, and a domain that crashed is not booted again." },
  spec: { architecture: "x86_64", virtualizationType: "paravirtual", hypervisor: "xen", memoryMib: 192 },
  machine: "x86_64",
  writeDisk: writePvEngineDisk,
};
