import type { GuestExit, GuestReport } from "../../control-plane/ports";
import type { EmulatorState } from "./emulator-state";
import type { IdentityPlaces } from "./identity-places";
import type { WasmModule } from "./web-assembly";

/** Everything that passes between the daemon's thread and a guest's worker. Byte arrays are transferred, not copied. */

/** What a worker is started with */
export interface WorkerStart {
  readonly wasmModule: WasmModule;
  readonly instanceId: string;
  readonly memoryMib: number;
  readonly virtualizationType: "hvm" | "paravirtual";
  /** Whether network cards are ENAs, whose driver wants interrupt messages; else they are virtio's */
  readonly enaNetworkCards: boolean;
  /** ROM that starts the machine from its first disk; without it the disk's kernel is entered directly */
  readonly firmware?: Uint8Array;
  /** Folder for unpacked kernels */
  readonly cacheFolder: string;
  /** Root disk first */
  readonly disks: readonly DiskDescription[];
  /** By device index, the primary one first */
  readonly networkInterfaces: readonly NetworkInterfaceDescription[];
  /** Whether nothing boots: the machine waits for a saved guest to go on in it (`goOn`), of which it has the shape */
  readonly awaitsGuest?: boolean;
  /** Whether a template is to be made of it, by `suspend` */
  readonly becomesTemplate?: boolean;
}

/** What a template has beside the artefact of its guest. */
export interface TemplateMachine {
  /** Where the guest's memory speaks of who it is */
  readonly identity: IdentityPlaces;
  /** Absent where the guest goes on with no code compiled */
  readonly emulator?: EmulatorState;
}

/** A guest that goes on where it was saved, with the devices that it has now. */
export interface ResumedGuest {
  /** `saved-guest.ts` */
  readonly artefact: SharedArrayBuffer;
  /**
   * What the guest's clocks do with the time that it was away: they are ahead by it, so that its wall clock is right, or
   * go on as if there had been none
   */
  readonly clock: "advances" | "stoodStill";
  /** Of a template: a guest that suspended itself and goes on as another, its devices are new to it */
  readonly template?: TemplateMachine;
  /** Those that it was saved with are among them; the others are plugged in */
  readonly disks: readonly DiskDescription[];
  readonly networkInterfaces: readonly NetworkInterfaceDescription[];
}

export interface DiskDescription {
  readonly serial: string;
  readonly deviceName: string;
  /** Set for an instance store disk */
  readonly virtualName?: string;
  readonly sizeBytes: number;
}

export interface NetworkInterfaceDescription {
  readonly networkInterfaceId: string;
  readonly deviceIndex: number;
  readonly macAddress: string;
  readonly mtuBytes: number;
  /** `FrameCredit.shared` of both sides */
  readonly credit: SharedArrayBuffer;
}

export type HostMessage =
  | {
      readonly kind: "diskResult";
      readonly request: number;
      readonly data?: Uint8Array;
      readonly error?: string;
    }
  | { readonly kind: "frames"; readonly networkInterfaceId: string; readonly batch: Uint8Array }
  /** There is credit again for a network card that ran out of it */
  | { readonly kind: "framesTaken" }
  | { readonly kind: "consoleInput"; readonly bytes: Uint8Array }
  | { readonly kind: "plugDisk"; readonly call: number; readonly disk: DiskDescription }
  | { readonly kind: "diskResized"; readonly serial: string; readonly sizeBytes: number }
  | { readonly kind: "unplugDisk"; readonly call: number; readonly serial: string }
  | {
      readonly kind: "plugNetworkInterface";
      readonly call: number;
      readonly networkInterface: NetworkInterfaceDescription;
    }
  | { readonly kind: "unplugNetworkInterface"; readonly call: number; readonly networkInterfaceId: string }
  | { readonly kind: "goOn"; readonly guest: ResumedGuest }
  | { readonly kind: "pause" | "resume"; readonly call: number }
  /** Asks for the guest's artefact; it is paused by that */
  | { readonly kind: "save"; readonly call: number }
  /** Asks the operating system to suspend itself, and for the artefact of the guest that did */
  | { readonly kind: "suspend"; readonly call: number }
  | { readonly kind: "describe"; readonly call: number }
  | { readonly kind: "powerButton" }
  | { readonly kind: "reboot" };

export type WorkerMessage =
  /** A machine waits for its guest */
  | { readonly kind: "ready" }
  /** Of a guest that goes on: how long it stood still, milliseconds */
  | { readonly kind: "started"; readonly awayMs?: number }
  | { readonly kind: "refused"; readonly detail: string }
  | {
      readonly kind: "diskRequest";
      readonly request: number;
      readonly serial: string;
      readonly operation: DiskOperation;
    }
  | { readonly kind: "frames"; readonly networkInterfaceId: string; readonly batch: Uint8Array }
  | { readonly kind: "console"; readonly bytes: Uint8Array }
  /** Answers the call of that number */
  | {
      readonly kind: "done";
      readonly call: number;
      readonly error?: string;
      readonly report?: GuestReport;
      readonly artefact?: SharedArrayBuffer;
      /** Of a guest that suspended itself */
      readonly template?: TemplateMachine;
    }
  | { readonly kind: "rebooted" }
  | { readonly kind: "exited"; readonly exit: GuestExit };

export type DiskOperation =
  | { readonly kind: "read" | "discard"; readonly offsetBytes: number; readonly lengthBytes: number }
  | { readonly kind: "write"; readonly offsetBytes: number; readonly data: Uint8Array }
  | { readonly kind: "flush" };

/** Buffers to hand over with a message: those that a view covers as a whole; parts of larger ones are copied */
export function transferable(views: readonly Uint8Array[]): ArrayBuffer[] {
  const whole = views.filter((view) => view.byteLength > 0 && view.byteLength === view.buffer.byteLength);
  return [...new Set(whole.map((view) => view.buffer as ArrayBuffer))];
}
