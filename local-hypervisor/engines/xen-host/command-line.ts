import type { Accelerator } from "../qemu/accelerator";
import { inherited, processorWords } from "../qemu/command-line";

/** What a Xen host is started with: paths of files. */
export interface XenHostFiles {
  /** The hypervisor, unpacked */
  readonly hypervisor: string;
  /** Kernel and initial RAM disk of dom0 */
  readonly kernel: string;
  readonly initrd: string;
}

export interface HostDescription {
  readonly files: XenHostFiles;
  readonly accelerator: Accelerator;
  readonly sandbox: boolean;
  /** Of the whole host: hypervisor, dom0 and guests */
  readonly memoryMib: number;
  readonly processors: number;
}

export const dom0MemoryMib = 512;

/** Where the cards sit that are there from the start; network interfaces follow */
const slots = { disks: 2, ports: 3 } as const;
export const interfaceSlots: readonly number[] = Array.from({ length: 28 }, (_, index) => 4 + index);

/** Guests, each with a port for its console; the first of virtio's 31 is the agent's */
export const maxGuests = Math.min(interfaceSlots.length, 30);
/** SCSI targets */
export const diskUnits: readonly number[] = Array.from({ length: 255 }, (_, index) => index);

/** See engines/qemu/command-line.ts; without SVM, which Xen would try to use */
const translatedProcessor = "qemu64,-svm,+ssse3,+sse4.1,+sse4.2,+popcnt";
const translationMib = 256;

/**
 * Xen's own words: no second processor for dom0, no work on memory that no guest has asked for, and no defence of
 * guests against each other's processor leaks, which costs an emulated processor much and defends nothing there.
 */
const hypervisorWords = [
  "console=com1 com1=115200,8n1 loglvl=warning guest_loglvl=warning noreboot",
  `dom0_mem=${dom0MemoryMib}M,max:${dom0MemoryMib}M dom0_max_vcpus=1 bootscrub=0`,
  "smt=0 spec-ctrl=no xpti=no pv-l1tf=no",
].join(" ");

/** Network cards keep the names that the kernel gives them: the agent finds them by their address */
const dom0Words = "console=hvc0 quiet mitigations=off net.ifnames=0";

/** QEMU's whole command line for a Xen host without guests. */
export function hostCommandLine(host: HostDescription): string[] {
  const { files, accelerator, sandbox, memoryMib, processors } = host;
  return [
    ...["-name", "guest=xen-host"],
    ...["-nodefaults", "-no-user-config", "-display", "none"],
    ...(sandbox
      ? ["-sandbox", "on,obsolete=deny,elevateprivileges=deny,spawn=deny,resourcecontrol=deny"]
      : []),
    ...["-machine", "pc,vmport=off,dump-guest-core=off"],
    ...["-accel", accelerator === "tcg" ? `tcg,tb-size=${translationMib}` : accelerator],
    ...["-cpu", accelerator === "tcg" ? translatedProcessor : "host"],
    ...["-m", `${memoryMib}M`, ...processorWords(accelerator, processors), "-rtc", "base=utc", "-no-reboot"],
    ...["-chardev", `socket,id=monitor,fd=${inherited.monitor}`, "-mon", "chardev=monitor,mode=control"],
    ...["-chardev", `socket,id=console,fd=${inherited.console}`],
    ...["-device", json({ driver: "isa-serial", chardev: "console", index: 0 })],
    ...["-device", json({ driver: "virtio-scsi-pci", id: "scsi", ...place(slots.disks) })],
    ...["-device", json({ driver: "virtio-serial-pci", id: "ports", max_ports: 31, ...place(slots.ports) })],
    ...["-chardev", `socket,id=agent,fd=${inherited.agent}`],
    ...["-device", json({ driver: "virtserialport", bus: "ports.0", chardev: "agent", name: "control" })],
    ...["-kernel", files.hypervisor, "-append", hypervisorWords],
    // A comma parts modules, so that one within a path is written twice
    ...["-initrd", `${commas(files.kernel)} ${dom0Words},${commas(files.initrd)}`],
  ];
}

/** Arguments of QMP's blockdev-add for a device that our NBD server has */
export const diskNode = (name: string, socketPath: string, isReadOnly: boolean) => ({
  driver: "nbd",
  "node-name": name,
  server: { type: "unix", path: socketPath },
  export: name,
  "read-only": isReadOnly,
  ...(isReadOnly ? {} : { discard: "unmap" }),
});

/** Arguments of QMP's device_add */
export const diskDevice = (name: string, unit: number) => ({
  driver: "scsi-hd",
  id: diskDeviceId(name),
  drive: name,
  bus: "scsi.0",
  "scsi-id": unit,
  lun: 0,
});

export const diskDeviceId = (name: string): string => `disk-${name}`;

/** Arguments of QMP's netdev_add */
export const interfaceNode = (name: string, socketPath: string) => ({
  type: "stream",
  id: name,
  server: false,
  addr: { type: "unix", path: socketPath },
});

/** Arguments of QMP's device_add */
export const interfaceDevice = (name: string, macAddress: string, slot: number, mtuBytes: number) => ({
  driver: "virtio-net-pci",
  id: interfaceDeviceId(name),
  netdev: name,
  mac: macAddress,
  host_mtu: mtuBytes,
  romfile: "",
  ...place(slot),
});

export const interfaceDeviceId = (name: string): string => `card-${name}`;

/** Arguments of QMP's chardev-add */
export const consoleNode = (name: string, socketPath: string) => ({
  id: name,
  backend: {
    type: "socket",
    data: { addr: { type: "unix", data: { path: socketPath } }, server: false },
  },
});

/** Arguments of QMP's device_add */
export const consoleDevice = (name: string) => ({
  driver: "virtserialport",
  id: consoleDeviceId(name),
  bus: "ports.0",
  chardev: name,
  name,
});

export const consoleDeviceId = (name: string): string => `console-${name}`;

const place = (slot: number) => ({ bus: "pci.0", addr: `0x${slot.toString(16)}` });
const commas = (path: string): string => path.replaceAll(",", ",,");
const json = (value: object): string => JSON.stringify(value);
