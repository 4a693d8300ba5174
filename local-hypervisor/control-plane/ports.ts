import type { NetworkTopology } from "./network-topology";

/**
 * What the control plane asks of the rooms around it. An engine sees frames, blocks, a console and a power
 * switch, nothing else; this file holds the interfaces, the rooms hold the implementations.
 */

/** A disk as an engine and a server of disks see it: a fixed number of bytes, read and written at offsets. */
export interface BlockDevice {
  /** Size in bytes, a multiple of 512 */
  readonly sizeBytes: number;
  /**
   * Reads `lengthBytes` bytes, into `into` of that length where it is given and the device can: what resolves is where
   * they are. Rejects with `BlockStoreError` kind `outOfBounds` beyond the end
   */
  read(offsetBytes: number, lengthBytes: number, into?: Uint8Array): Promise<Uint8Array>;
  /** Takes the bytes; they survive a crash only after a later `flush` resolves */
  write(offsetBytes: number, data: Uint8Array): Promise<void>;
  /** Resolves when every write that resolved before the call is on stable storage */
  flush(): Promise<void>;
  /** Gives the bytes of the range back; they read as zeroes afterwards */
  discard(offsetBytes: number, lengthBytes: number): Promise<void>;
  /** Registers one more listener, called after `sizeBytes` grew; absent where the size never changes */
  onResize?(listener: () => void): void;
  /** Flushes and releases; no call is legal afterwards */
  close(): Promise<void>;
}

/** Work that the sender of a frame left to be done, as virtio-net, netfront and ENA name it. */
export interface FrameOffload {
  /** Where the data that the checksum covers begins, bytes from the start of the frame; it reaches to the end */
  readonly checksumStartBytes: number;
  /** Where the 16 bits of the checksum go, bytes from `checksumStartBytes`; they hold the sum of the pseudo header */
  readonly checksumOffsetBytes: number;
  /** TCP payload of each segment that this frame stands for; absent when the frame is one packet as it is */
  readonly segmentBytes?: number;
}

/**
 * One end of an Ethernet cable. Frames carry no FCS; at most the MTU plus 14 bytes, with `offload.segmentBytes` at
 * most 65,550 bytes.
 */
export interface FramePort {
  /**
   * Hands a frame to the other end; the array must not be changed afterwards by the sender. `offload` only from and to
   * an engine whose capabilities have `frameOffload`.
   */
  send(frame: Uint8Array, offload?: FrameOffload): void;
  /** Registers the only receiver of frames that the other end sends; the array is the receiver's own */
  onFrame(receive: (frame: Uint8Array, offload?: FrameOffload) => void): void;
}

/** The serial console of a guest, as its log and its terminal see it. */
export interface ConsolePort {
  /** Takes bytes that the guest printed */
  output(bytes: Uint8Array): void;
  /** Registers the only receiver of bytes that a person types */
  onInput(receive: (bytes: Uint8Array) => void): void;
}

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
  readonly engine: VmEngine["name"];
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

/** What an engine can do, as data: requests beyond it are refused, and the README's table is printed from it. */
export interface EngineCapabilities {
  readonly architectures: readonly ("i386" | "x86_64" | "arm64")[];
  readonly virtualizationTypes: readonly ("hvm" | "paravirtual")[];
  /** Hosts that it can be to a guest: EC2's first generations or Nitro */
  readonly hypervisors: readonly ("xen" | "nitro")[];
  readonly maxVcpus: number;
  readonly maxMemoryMib: number;
  readonly maxDisks: number;
  readonly maxNetworkInterfaces: number;
  readonly hotPlugDisks: boolean;
  /** Whether a disk may be several guests' at once: nothing between guest and device keeps blocks back */
  readonly sharedDisks: boolean;
  /** Whether a running guest sees that a volume grew; else it does once it was stopped and started */
  readonly growsDisks: boolean;
  readonly hotPlugNetworkInterfaces: boolean;
  /** Largest IP packet that its network interfaces carry, bytes */
  readonly maxMtuBytes: number;
  /** Whether its ports send and take frames whose checksum and segmentation are left to the other end */
  readonly frameOffload: boolean;
  /** Whether its guests can be paused, saved, moved and gone on with from what was saved */
  readonly savesGuests: boolean;
  /** What it cannot do on this machine that it does elsewhere, and why, in sentences; absent where nothing is lost */
  readonly lost?: string;
}

/** An executor of guests. One conformance suite runs against every implementation. */
export interface VmEngine {
  readonly name: "v86" | "qemu" | "xen-host";
  readonly capabilities: EngineCapabilities;
  /** Why it runs no guest on this machine at present and how that is mended, in sentences; absent when it can */
  readonly absence?: string;
  /**
   * Starts a guest; resolves when the machine is switched on, long before the operating system is up.
   * Rejects with `EngineError` when it cannot start at all (no boot loader entry, kernel for another architecture).
   */
  launch(spec: GuestSpec): Promise<Guest>;
  /**
   * Goes on with a guest where it was saved. The disks and network interfaces that it had must be among those of the
   * spec; others are plugged in. Rejects with `EngineError` kind `boot` for an artefact that is damaged, of another
   * version or another shape, `unsupported` for another engine's.
   */
  restore(spec: GuestSpec, saved: SavedGuest, options?: RestoreOptions): Promise<Guest>;
  /** Powers every guest off and releases workers and processes */
  close(): Promise<void>;
}

/** Where volumes and snapshots live. Ids are EC2's, such as `vol-0123456789abcdef0` and `snap-0123456789abcdef0`. */
export interface VolumeStorage {
  /**
   * Makes a volume, a copy-on-write child of the snapshot when one is named, else zeroes. Durable once resolved.
   * Rejects with `BlockStoreError` kind `exists`, `notFound` (the snapshot) or `invalid` (size not a multiple of 512,
   * or less than the snapshot's).
   */
  createVolume(request: CreateVolumeRequest): Promise<void>;
  /**
   * Opens a volume; kind `inUse` while an earlier device is open, unless it and this one are `shared`, `notFound` when
   * the volume is gone. Shared devices see each other's writes as soon as they resolve.
   */
  openVolume(volumeId: string, options?: OpenVolumeOptions): Promise<BlockDevice>;
  /** Grows a volume, open or not; an open device's `sizeBytes` follows. Kind `invalid` when it would shrink */
  resizeVolume(volumeId: string, sizeBytes: number): Promise<void>;
  /**
   * A text that stands for what a volume holds while nobody has it open: another one after every write, the same one as
   * long as there was none, however often the volume is read, grown or snapshotted. Kind `notFound`
   */
  contentMark(volumeId: string): Promise<string>;
  /** Forgets a volume and gives its space back; no error when it does not exist. Kind `inUse` while it is open */
  deleteVolume(volumeId: string): Promise<void>;
  /**
   * Makes a snapshot of what a volume holds at the call, whether a guest uses it or not: every write that resolved
   * before is in it, none that was handed over afterwards. Resolves when it is durable; the volume goes on meanwhile.
   * Costs what changed since the last snapshot of the volume, at most.
   */
  createSnapshot(snapshotId: string, volumeId: string): Promise<void>;
  /** Makes another snapshot of the same bytes, shared with the first where the encryption of the two is the same */
  copySnapshot(fromId: string, toId: string, options?: { readonly encrypted?: boolean }): Promise<void>;
  hasSnapshot(snapshotId: string): Promise<boolean>;
  /** Forgets a snapshot; volumes made from it keep their bytes. No error when it does not exist */
  deleteSnapshot(snapshotId: string): Promise<void>;
  /** Makes a snapshot from a raw disk image file, which the caller may delete or change afterwards */
  importSnapshot(snapshotId: string, path: string): Promise<void>;
  /** Writes a snapshot to a new raw disk image file, with holes where it holds nothing but zeroes */
  exportSnapshot(snapshotId: string, path: string): Promise<void>;
  /** Opens a snapshot for reading; `write` and `discard` reject with kind `readOnly`. It outlives its deletion */
  openSnapshot(snapshotId: string): Promise<BlockDevice>;
  snapshotUsage(snapshotId: string): Promise<SnapshotUsage>;
  /** Reads everything; empty when every checksum holds, no space is lost and none is shared that must not be */
  verify(): Promise<Corruption[]>;
  /** Closes every open volume */
  close(): Promise<void>;
}

export interface CreateVolumeRequest {
  readonly volumeId: string;
  /** A multiple of 512, at least the snapshot's size */
  readonly sizeBytes: number;
  readonly snapshotId?: string;
  /** Only ciphertext reaches the host's disk; a child of an encrypted snapshot is encrypted whatever this says */
  readonly encrypted?: boolean;
}

export interface OpenVolumeOptions {
  /** Several devices may be open at a time (Multi-Attach) */
  readonly shared?: boolean;
  /** What the device is slowed down to; as fast as the host when absent */
  readonly limits?: DeviceLimits;
}

/** How fast a device may read and write. */
export interface DeviceLimits {
  readonly iops: number;
  readonly throughputMibps: number;
  /** What counts as one operation at most, bytes; 256 KiB when absent. Larger requests count several times */
  readonly ioBytes?: number;
  /** Rate while credits last; they come back at the rate of `iops`, and all are there at first */
  readonly burst?: { readonly iops: number; readonly credits: number };
}

export interface SnapshotUsage {
  /** Size of the disk */
  readonly sizeBytes: number;
  /** Bytes of its chunks, whether others share them or not */
  readonly storedBytes: number;
  /** Bytes of its chunks that the snapshot before it of the same volume does not hold */
  readonly changedBytes: number;
}

/** Something in the store that is not as it was written. */
export interface Corruption {
  readonly kind: /** Bytes of a disk */
  "data" | /** The store's own records */ "metadata" | /** Space */ "leak";
  /** Volume or snapshot where it shows; absent when it shows in none */
  readonly id?: string;
  /** Where on that disk */
  readonly offsetBytes?: number;
  /** One sentence for people */
  readonly detail: string;
}

/** The network that guests are plugged into: everything between their interfaces, this machine and the outside. */
export interface GuestNetwork {
  /** Replaces what the network knows of VPCs, interfaces and rules. New flows follow it at once */
  configure(topology: NetworkTopology): void;
  /**
   * Plugs in an interface that the topology has and gives the engine's end of the cable; a second call with the same
   * id replaces the first. Throws `RangeError` for an id that the topology does not have.
   */
  connect(networkInterfaceId: string, cable: { readonly frameOffload: boolean }): FramePort;
  /** Unplugs it and drops its connections; an unknown id is ignored */
  disconnect(networkInterfaceId: string): void;
  /** Unplugs everything and cancels all timers */
  close(): void;
}

/** One end of a byte stream (TCP) between a guest and a service on the link, as the service sees it. */
export interface GuestStream {
  /** The instance whose interface opened the stream */
  readonly instanceId: string;
  /**
   * Queues bytes; the array must not be changed afterwards. `timeToLive` is the IP TTL of every packet from here on,
   * until a call gives another (64 at first).
   */
  write(data: Uint8Array, timeToLive?: number): void;
  /** Bytes that were written and not yet acknowledged: a service stops writing while this is large */
  readonly unacknowledgedBytes: number;
  /** Closes in order after everything written is delivered */
  end(): void;
  /** Resets the connection and forgets what was written */
  abort(): void;
  /** Keeps bytes of the guest back; the guest stops sending when the buffer is full */
  pause(): void;
  resume(): void;
  /** Registers the only receiver of bytes */
  onData(receive: (data: Uint8Array) => void): void;
  /** Called once when the guest closed its sending side */
  onEnd(ended: () => void): void;
  /** Called whenever the guest acknowledged bytes, so that `unacknowledgedBytes` fell */
  onAcknowledged(acknowledged: () => void): void;
  /** Called once when the connection is gone, whatever the reason */
  onClose(closed: () => void): void;
}

/** A service that listens on the guests' link, such as the metadata service. */
export interface GuestStreamService {
  accept(stream: GuestStream): void;
}

/** Where records of flow logs are kept, bounded for each network interface. */
export interface FlowLogSink {
  /** Keeps records of an interface for a flow log, one a line without its end; `heading` names their fields */
  append(flowLogId: string, networkInterfaceId: string, heading: string, lines: readonly string[]): void;
}

/** Where the bytes that guests print are kept, bounded for each instance. */
export interface ConsoleLog {
  /** Keeps bytes; they survive a kill -9 once `flush` resolves, at the latest a moment later */
  append(instanceId: string, bytes: Uint8Array): void;
  /** The last bytes that were printed, at most `maxBytes`, and when the last of them came */
  tail(
    instanceId: string,
    maxBytes: number,
  ): { readonly bytes: Uint8Array; readonly atMs: number } | undefined;
  /** Forgets an instance's console */
  delete(instanceId: string): void;
  /** Resolves when everything appended is written */
  flush(): Promise<void>;
}
