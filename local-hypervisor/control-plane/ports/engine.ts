import type { EngineName } from "./engine-name";
import type { Guest, GuestSpec, RestoreOptions, SavedGuest } from "./guest";

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
  readonly name: EngineName;
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
