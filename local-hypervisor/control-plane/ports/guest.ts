import type { BlockDevice, ConsolePort, FramePort } from "./device";
import type { EngineName } from "./engine-name";
import type { GuestReport } from "./report";

export interface GuestDisk {
  /** EBS volume id, such as `vol-0123456789abcdef0`; of an instance store disk, such as `aws-0123456789abcdef0` */
  readonly volumeId: string;
  /** Device name as the block device mapping has it, such as `/dev/sda1`; else `/dev/` and the virtual name */
  readonly deviceName: string;
  /** Set for an instance store disk, such as `ephemeral0` */
  readonly virtualName?: string;
  readonly device: BlockDevice;
  /** What it holds, where that is known: a new volume of a snapshot, to which nobody has written */
  readonly content?: DiskContent;
}

/** The bytes of a snapshot, which a disk may begin with; zeroes follow where the disk is larger. */
export interface DiskContent {
  /** Of these bytes and no others */
  readonly id: string;
  /** A device of its own, to read from and to close; rejects with `BlockStoreError` kind `notFound` once they are gone */
  open(): Promise<BlockDevice>;
}

export interface GuestNetworkInterface {
  /** `eni-…` */
  readonly networkInterfaceId: string;
  /** Position in the guest; 0 is the primary interface */
  readonly deviceIndex: number;
  /** Six octets, lower case, colons */
  readonly macAddress: string;
  /** Largest IP packet, bytes */
  readonly mtuBytes: number;
  readonly port: FramePort;
}

/** Everything an engine is told about a guest. */
export interface GuestSpec {
  readonly instanceId: string;
  readonly memoryMib: number;
  readonly vcpus: number;
  readonly architecture: "i386" | "x86_64" | "arm64";
  readonly virtualizationType: "hvm" | "paravirtual";
  /**
   * What the instance type's host shows its guests: Xen's interface (xvd disks, netfront), or Nitro's devices (NVMe,
   * ENA)
   */
  readonly hypervisor: "xen" | "nitro";
  /**
   * Of a paravirtual guest: what its PV-GRUB takes its menu from, the whole root device (or what partitions it has), or
   * the partitions of a root device that must have them
   */
  readonly pvGrub?: { readonly root: "hd0" | "hd00" };
  /** Whether the image says that it has a driver for Nitro's network adapter (EnaSupport) */
  readonly enaSupport?: boolean;
  /** Root disk first */
  readonly disks: readonly GuestDisk[];
  readonly networkInterfaces: readonly GuestNetworkInterface[];
  readonly console: ConsolePort;
}

/** How a guest came to its end, seen from the power switch. */
export type GuestExit =
  /** The guest's own operating system switched it off, or the host did */
  | { readonly kind: "poweredOff" }
  /** The engine or the virtual machine failed; `detail` is one sentence for people */
  | { readonly kind: "failed"; readonly detail: string };

/** A guest that was given to an engine. */
export interface Guest {
  /** Resolves once, when the guest no longer runs; never rejects */
  readonly exited: Promise<GuestExit>;
  /** Presses the power button: the operating system is asked to shut down */
  pressPowerButton(): void;
  /** Asks the operating system to reboot; the engine resets the machine if it cannot ask */
  reboot(): void;
  /** Pulls the plug: flushes what the guest had flushed, releases everything, resolves when the guest is gone */
  powerOff(): Promise<void>;
  /** Adds a disk to the running guest */
  attachDisk(disk: GuestDisk): Promise<void>;
  /** Removes a disk from the running guest; the device is closed by the caller afterwards */
  detachDisk(volumeId: string): Promise<void>;
  /** Adds a network interface to the running guest */
  attachNetworkInterface(networkInterface: GuestNetworkInterface): Promise<void>;
  /** Removes a network interface from the running guest; no frame passes afterwards */
  detachNetworkInterface(networkInterfaceId: string): Promise<void>;
  /**
   * Stops the guest's processor until `resume`, or until the guest is to shut down or reboot; what its disks have under
   * way ends. This and the three below reject with `EngineError` kind `unsupported` where the engine's capabilities
   * lack `savesGuests`, and kind `busy` while the guest is being moved.
   */
  pause(): Promise<void>;
  resume(): Promise<void>;
  /**
   * Pauses the guest and gives its state; when it resolves no request of its disks is under way. Requests that the guest
   * has no answer to are in the state, and made again by whoever goes on from it. The state is worth something as long
   * as the disks hold what they held: not once the guest was resumed.
   */
  save(): Promise<SavedGuest>;
  /** Takes the guest to another worker, where it goes on at the point where it was, its connections and disks with it */
  move(): Promise<GuestMove>;
  /** Tells what it sees and what was done for it, at this moment. Rejects with `EngineError` once the guest ended */
  describe(): Promise<GuestReport>;
}

/** A guest's whole state at one moment, as its engine made it; only that engine can go on from it. */
export interface SavedGuest {
  readonly engine: EngineName;
  /** Carries the version of its format */
  readonly artefact: SharedArrayBuffer;
}

/** What a move took. */
export interface GuestMove {
  /** How long the guest stood still, milliseconds */
  readonly pausedMs: number;
  readonly artefactBytes: number;
}

export interface RestoreOptions {
  /**
   * What the guest's clocks do with the time since it was saved: they are ahead by it, so that its wall clock is right
   * (the default), or go on as if there had been none
   */
  readonly clock?: "advances" | "stoodStill";
}
