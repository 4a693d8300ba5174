import type { GuestReport } from "../../control-plane/ports";
import type { ActivityCounters } from "../../guest/activity-counters";
import type { Clock } from "../../model/clock";
import type { Machine } from "./machine";
import type { DiskDescription, NetworkInterfaceDescription } from "./messages";
import type { RemoteDisk } from "./remote-disk";

/**
 * What differs between the guests of one host and those of another: which devices carry disks, network, console and
 * power button. There is one for each generation of EC2's hosts, `nitro-platform.ts` and `xen-platform.ts`.
 */
export interface DevicePlatform {
  /** Puts a disk in; the guest sees it at once or at its next look */
  plugDisk(disk: DiskDescription): void;
  /** Resolves when the guest can use a disk that was put in while it ran, or will not say so */
  diskPlugged(disk: DiskDescription): Promise<void>;
  /** Asks the guest to let go of a disk and takes it out; resolves when that is done, at once for an unknown one */
  releaseDisk(serial: string): Promise<void>;
  plugNetworkInterface(networkInterface: NetworkInterfaceDescription): void;
  /** As `diskPlugged` */
  networkInterfacePlugged(networkInterface: NetworkInterfaceDescription): Promise<void>;
  /** As `releaseDisk` */
  releaseNetworkInterface(networkInterfaceId: string): Promise<void>;
  /** Takes frames for the guest, which `exchange` gives it */
  receive(networkInterfaceId: string, batch: Uint8Array): void;
  /** Moves on what waits, both ways: between two slices of the processor */
  exchange(): void;
  pressPowerButton(): void;
  /** Asks the operating system to reboot */
  askToReboot(): void;
  /**
   * Asks the operating system to suspend itself, so that it can go on as another guest; `DevicePlatformPorts.shutDown`
   * is called when it has. False where nobody can be asked
   */
  askToSuspend(): boolean;
  /** Takes what a person typed */
  consoleInput(bytes: Uint8Array): void;
  /** Takes what the guest wrote to a serial port */
  serialOutput(port: 0 | 1, bytes: Uint8Array): void;
  /** What there is of the devices; what they had under way is begun anew by whoever goes on from it */
  save(): unknown;
  /** Resolves once a guest that began as a new one from `ResumedDevices` has its devices before it */
  goneOn(): Promise<void>;
  /** The guest goes on after its processor stood still for some time */
  wentOn(): void;
  /** The machine was reset and will boot again; what was waited for is over */
  reset(): void;
  /** What the guest sees of its devices and of its hypervisor */
  describe(): DescribedDevices;
}

export type DescribedDevices = Pick<
  GuestReport,
  "signature" | "sysHypervisor" | "console" | "disks" | "networkInterfaces" | "emulatedDisk"
>;

/** What a platform goes on from. */
export interface ResumedDevices<Saved> {
  /** Absent for a guest that suspended itself and goes on as a new one: it asks for everything anew */
  readonly saved?: Saved;
  /** Of such a guest: what it was, of which only that goes on which belongs to the machine */
  readonly template?: Saved;
  /** Those that there are now, root disk first. The saved ones are among them; the others are plugged in */
  readonly disks: readonly DiskDescription[];
  readonly networkInterfaces: readonly NetworkInterfaceDescription[];
  /** To be called once every device is registered with the machine, before any of them reads its memory */
  restoreMachine(): void;
}

/** What a platform needs of the guest's worker. */
export interface DevicePlatformPorts {
  readonly machine: Machine;
  /** What the guest does, by the devices and by whatever else works for it */
  readonly counters: ActivityCounters;
  /** The disk as the daemon's thread has it */
  remoteDisk(disk: DiskDescription): RemoteDisk;
  /** Hands a batch of frames (`guest/frame-batch.ts`) to the daemon's thread */
  sendFrames(networkInterfaceId: string, batch: Uint8Array): void;
  /** Takes what the guest printed on its console */
  printed(bytes: Uint8Array): void;
  /** The guest asked its hypervisor for its end or for a reset, or suspended itself; between two slices of the processor */
  shutDown(how: "powerOff" | "reset" | "suspend"): void;
  /** The guest cannot go on, for that reason, a sentence; between two slices of the processor */
  failed(detail: string): void;
  /** The thread's, which nobody sets: only differences of its times count */
  readonly clock: Clock;
}
