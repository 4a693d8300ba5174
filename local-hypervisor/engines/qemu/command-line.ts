import type { Accelerator } from "./accelerator";
import type { MachineIdentity } from "./identity";
import { rngSlot } from "./machine-layout";

/** A disk as QEMU is told of it, at the start or later. */
export interface DiskCard {
  /** `vol0123456789abcdef0`: what the guest sees, and the card's name */
  readonly serial: string;
  /** Where our NBD server listens */
  readonly socketPath: string;
  readonly slot: number;
  /** What tells the guest its device name, by `acpiIndexOf`; no two disks have the same */
  readonly acpiIndex?: number;
  /** Whether firmware boots from it */
  readonly isRoot?: boolean;
}

/** A network interface as QEMU is told of it. */
export interface InterfaceCard {
  /** `eni-…`, the card's name */
  readonly networkInterfaceId: string;
  readonly macAddress: string;
  readonly mtuBytes: number;
  /** Where we take its frames */
  readonly socketPath: string;
  readonly slot: number;
}

export interface MachineDescription {
  readonly identity: MachineIdentity;
  readonly accelerator: Accelerator;
  /** Whether the kernel keeps QEMU from what it does not need; Linux only */
  readonly sandbox: boolean;
  readonly memoryMib: number;
  readonly vcpus: number;
  /** Root disk first */
  readonly disks: readonly DiskCard[];
  readonly networkInterfaces: readonly InterfaceCard[];
  /** File that holds its memory; written to only where it is shared @default - memory of the process */
  readonly memory?: { readonly path: string; readonly shared: boolean };
  /** Whether it waits for QMP's migrate-incoming in place of being switched on */
  readonly incoming?: boolean;
}

/** File descriptors that QEMU inherits: what it says about itself, both serial ports, and a state that it goes on from. */
export const inherited = { monitor: 3, console: 4, agent: 5, state: 6 } as const;

/**
 * With TCG, what EC2's oldest x86_64 hosts have and the translator does well: `max` costs boot time and made services
 * fail (0025).
 */
const translatedProcessor = "qemu64,+ssse3,+sse4.1,+sse4.2,+popcnt";

/**
 * Memory for translated code, MiB. QEMU would take up to 1,024 and never give any back: a Debian has filled more than
 * 300 by its login. What no longer fits is translated again (0025).
 */
const translationMib = 128;

const denied = ["obsolete", "elevateprivileges", "spawn", "resourcecontrol"];

/** QEMU's whole command line: nothing by default, nothing from its user's files, and no way to start programs. */
export function commandLine(machine: MachineDescription): string[] {
  const { identity, accelerator, sandbox, memoryMib, vcpus, disks, networkInterfaces, memory, incoming } =
    machine;
  return [
    ...["-name", `guest=${identity.instanceId}`],
    ...["-nodefaults", "-no-user-config", "-display", "none"],
    ...(sandbox ? ["-sandbox", `on,${denied.map((each) => `${each}=deny`).join(",")}`] : []),
    // The host bridge that Nitro's guests see, and its slots take cards while it runs
    ...["-machine", `pc,vmport=off,dump-guest-core=off${memory ? ",memory-backend=ram" : ""}`],
    ...(memory ? ["-object", json(memoryBackend(memory, memoryMib))] : []),
    ...["-accel", accelerator === "tcg" ? `tcg,tb-size=${translationMib}` : accelerator],
    // An NVMe card that is plugged in beyond 4 GiB hung Linux's i386 kernel
    ...["-global", "i440FX-pcihost.pci-hole64-size=0"],
    ...["-cpu", accelerator === "tcg" ? translatedProcessor : "host"],
    ...["-m", `${memoryMib}M`, ...processorWords(accelerator, vcpus), "-rtc", "base=utc"],
    ...["-boot", "strict=on"],
    // A guest that switches itself off may have been told to reboot: whether it goes is decided here
    ...["-action", "reboot=reset,shutdown=pause,panic=none"],
    ...smbios(identity),
    ...["-chardev", `socket,id=monitor,fd=${inherited.monitor}`, "-mon", "chardev=monitor,mode=control"],
    ...["-chardev", `socket,id=console,fd=${inherited.console}`],
    ...["-device", json({ driver: "isa-serial", chardev: "console", index: 0 })],
    ...["-chardev", `socket,id=agent,fd=${inherited.agent}`],
    ...["-device", json({ driver: "isa-serial", chardev: "agent", index: 1 })],
    ...["-device", json({ driver: "virtio-rng-pci", id: "rng", bus: "pci.0", addr: address(rngSlot) })],
    ...disks.flatMap((disk) => [
      ...["-blockdev", json(blockNode(disk))],
      ...["-device", json(diskDevice(disk))],
    ]),
    ...networkInterfaces.flatMap((card) => [
      ...["-netdev", json(netNode(card))],
      ...["-device", json(interfaceDevice(card))],
    ]),
    ...(incoming ? ["-incoming", "defer"] : []),
  ];
}

/** Arguments of QMP's blockdev-add */
export const blockNode = ({ serial, socketPath }: DiskCard) => ({
  driver: "nbd",
  "node-name": serial,
  server: { type: "unix", path: socketPath },
  export: serial,
  discard: "unmap",
});

/** Arguments of QMP's device_add */
export const diskDevice = ({ serial, slot, acpiIndex, isRoot }: DiskCard) => ({
  driver: "nvme",
  id: diskDeviceId(serial),
  drive: serial,
  serial,
  bus: "pci.0",
  addr: address(slot),
  ...(acpiIndex !== undefined && { "acpi-index": acpiIndex }),
  ...(isRoot && { bootindex: 0 }),
});

export const diskDeviceId = (serial: string): string => `disk-${serial}`;

/** Arguments of QMP's netdev_add */
export const netNode = ({ networkInterfaceId, socketPath }: InterfaceCard) => ({
  type: "stream",
  id: networkInterfaceId,
  server: false,
  addr: { type: "unix", path: socketPath },
});

/** Arguments of QMP's device_add */
export const interfaceDevice = ({ networkInterfaceId, macAddress, mtuBytes, slot }: InterfaceCard) => ({
  driver: "virtio-net-pci",
  id: interfaceDeviceId(networkInterfaceId),
  netdev: networkInterfaceId,
  mac: macAddress,
  host_mtu: mtuBytes,
  // No firmware of its own: nothing boots from the network
  romfile: "",
  bus: "pci.0",
  addr: address(slot),
});

export const interfaceDeviceId = (networkInterfaceId: string): string => `card-${networkInterfaceId}`;

const memoryBackend = ({ path, shared }: { path: string; shared: boolean }, memoryMib: number) => ({
  "qom-type": "memory-backend-file",
  id: "ram",
  size: memoryMib * 2 ** 20,
  "mem-path": path,
  share: shared,
});

/**
 * A place for a second processor has QEMU translate the memory barriers of a single one: it leaves them out for a machine
 * that can never have two, although its devices work in other threads, and a doorbell may then be missed (0025).
 */
export const processorWords = (accelerator: Accelerator, count: number): string[] => [
  "-smp",
  accelerator === "tcg" && count === 1 ? "1,maxcpus=2" : `${count}`,
];

/** What `dmidecode` shows on Nitro */
function smbios({ instanceId, uuid }: MachineIdentity): string[] {
  const vendor = "Amazon EC2";
  return [
    `type=0,vendor=${vendor},version=1.0,date=10/16/2017`,
    `type=1,manufacturer=${vendor},uuid=${uuid},serial=${uuid}`,
    `type=2,manufacturer=${vendor},asset=${instanceId}`,
    `type=3,manufacturer=${vendor},asset=${vendor}`,
  ].flatMap((table) => ["-smbios", table]);
}

const address = (slot: number): string => `0x${slot.toString(16)}`;

const json = (value: object): string => JSON.stringify(value);
