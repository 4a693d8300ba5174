import { deserialize, serialize } from "node:v8";
import type { GuestActivity } from "../../control-plane/ports";
import { arePlausible, type MemoryPages, packPages } from "./memory-pages";
import type { SavedNitroPlatform } from "./nitro-platform";
import { pinnedVersion } from "./pinned-build";
import { SavedGuestError } from "./saved-guest-error";
import type { SavedXenPlatform } from "./xen-platform";

/**
 * A guest as one artefact: a header, what the guest is, its pages. Offsets are bytes, numbers are little endian.
 * 0 magic, 8 format version, 12 length of what the guest is, 16 number of runs of pages, 20 bytes of pages; from 64 on
 * what the guest is (V8's serialization), the runs (first page and count, 32 bits each), the pages, each at a multiple
 * of 8.
 */
const magic = "DRYDOCKG";
/** Grows with every change of what the parts of a guest save */
const formatVersion = 2;
const headerBytes = 64;
const field = { version: 8, description: 12, runs: 16, pages: 20 } as const;

/** What a saved guest must have in common with the one that goes on from it. */
export interface GuestShape {
  readonly memoryMib: number;
  readonly virtualizationType: "hvm" | "paravirtual";
  readonly enaNetworkCards: boolean;
  /** Whether firmware started it */
  readonly hasFirmware: boolean;
}

/** v86's own state without the memory, and the moment at which it was taken. */
export interface SavedMachine {
  readonly processor: Uint8Array;
  /** The machine's own clock, ms */
  readonly clockMs: number;
  /** Typed and not yet taken by the guest, by serial port */
  readonly serialInput: readonly [Uint8Array, Uint8Array];
}

/** Everything of a guest but its memory. */
export interface SavedState {
  readonly v86: string;
  readonly shape: GuestShape;
  /** Milliseconds since 1970 */
  readonly takenAtMs: number;
  readonly machine: SavedMachine;
  /** A Nitro host's or a Xen host's, as the shape says */
  readonly platform: SavedNitroPlatform | SavedXenPlatform;
  readonly asked?: "powerOff" | "reboot";
  readonly counts: GuestActivity;
}

export interface OpenedGuest {
  readonly state: SavedState;
  readonly runs: Uint32Array;
  /** A view into the artefact: not copied */
  readonly pages: Uint8Array;
}

const aligned = (offset: number) => (offset + 7) & ~7;

/** Makes the artefact of a guest, in memory that every thread sees; the pages are copied once */
export function packGuest(
  state: Omit<SavedState, "v86">,
  memory: Uint8Array,
  pages: MemoryPages,
): SharedArrayBuffer {
  const description = serialize({ ...state, v86: pinnedVersion });
  const runsAt = aligned(headerBytes + description.length);
  const pagesAt = aligned(runsAt + pages.runs.byteLength);
  const shared = new SharedArrayBuffer(pagesAt + pages.lengthBytes);
  const bytes = new Uint8Array(shared);
  bytes.set(Buffer.from(magic, "latin1"));
  const header = new DataView(shared);
  header.setUint32(field.version, formatVersion, true);
  header.setUint32(field.description, description.length, true);
  header.setUint32(field.runs, pages.runs.length, true);
  header.setUint32(field.pages, pages.lengthBytes, true);
  bytes.set(description, headerBytes);
  new Uint32Array(shared, runsAt, pages.runs.length).set(pages.runs);
  packPages(memory, pages, bytes.subarray(pagesAt));
  return shared;
}

/** Opens an artefact; throws `SavedGuestError` for one that is not whole, of another version, or of another v86 */
export function openGuest(shared: SharedArrayBuffer): OpenedGuest {
  const bytes = new Uint8Array(shared);
  if (bytes.length < headerBytes || Buffer.from(bytes.slice(0, magic.length)).toString("latin1") !== magic)
    throw new SavedGuestError("This is no saved guest of the embedded engine.");
  const header = new DataView(shared);
  const version = header.getUint32(field.version, true);
  if (version !== formatVersion)
    throw new SavedGuestError(
      `The guest was saved in format ${version}; this version of Drydock reads format ${formatVersion}. ` +
        "Start it from its disks instead.",
    );
  const descriptionBytes = header.getUint32(field.description, true);
  const runCount = header.getUint32(field.runs, true);
  const pageBytes = header.getUint32(field.pages, true);
  const runsAt = aligned(headerBytes + descriptionBytes);
  const pagesAt = aligned(runsAt + runCount * 4);
  if (pagesAt + pageBytes !== bytes.length)
    throw new SavedGuestError(
      `The saved guest is not whole: ${bytes.length} bytes of ${pagesAt + pageBytes} are there.`,
    );
  const state = readDescription(bytes.slice(headerBytes, headerBytes + descriptionBytes));
  if (state.v86 !== pinnedVersion)
    throw new SavedGuestError(
      `The guest was saved by v86 ${state.v86}; this engine runs v86 ${pinnedVersion}. Start it from its disks instead.`,
    );
  const runs = new Uint32Array(shared, runsAt, runCount);
  if (!arePlausible(runs, state.shape.memoryMib * 2 ** 20, pageBytes))
    throw new SavedGuestError("The saved guest is damaged: its pages lie outside of its memory.");
  return { state, runs, pages: bytes.subarray(pagesAt) };
}

/** Throws `SavedGuestError` where a guest of one shape would go on in a machine of another */
export function requireShape({ shape }: SavedState, wanted: GuestShape): void {
  for (const key of ["memoryMib", "virtualizationType", "enaNetworkCards", "hasFirmware"] as const)
    if (shape[key] !== wanted[key])
      throw new SavedGuestError(
        `The saved guest is of another shape: its ${key} is ${shape[key]}, and this one's is ${wanted[key]}.`,
      );
}

function readDescription(bytes: Uint8Array): SavedState {
  try {
    const state: unknown = deserialize(bytes);
    if (typeof state === "object" && state !== null && "v86" in state && "shape" in state)
      return state as SavedState;
  } catch {
    // Told below, as what it is to the user
  }
  throw new SavedGuestError("The saved guest is damaged: what it is cannot be read.");
}
