import type { DeviceMemory } from "../guest-memory";
import { fail } from "./errors";
import type { GrantedPages } from "./ports";

/** `struct grant_entry_v1` and its flags (xen/include/public/grant_table.h) */
const entryBytes = 8;
const entry = { flags: 0, domain: 2, frame: 4 } as const;
const typeMask = 3;
const permitAccess = 1;
const flag = { readOnly: 4, reading: 8, writing: 16 } as const;
const pageBytes = 4096;
const entriesPerFrame = pageBytes / entryBytes;
/** Frames that a guest may have, as Xen's default */
export const maxGrantFrames = 32;
const domainZero = 0;

export interface SavedGrantTable {
  /** Physical addresses of the table's pages; undefined where the guest placed none */
  readonly frames: readonly (number | undefined)[];
}

/** The guest's grant table, version 1, in pages that it placed itself (XENMAPSPACE_grant_table). */
export class GrantTable implements GrantedPages {
  private readonly frames: (number | undefined)[];
  /** Uses of domain 0, by reference */
  private readonly uses = new Map<number, { readers: number; writers: number }>();

  constructor(
    private readonly memory: DeviceMemory,
    saved?: SavedGrantTable,
  ) {
    this.frames = [...(saved?.frames ?? [])];
  }

  get frameCount(): number {
    return Math.max(1, this.frames.length);
  }

  /** Puts a page of the table where the guest wants it */
  placeFrame(index: number, address: number): void {
    if (index >= maxGrantFrames || !this.memory.covers(address, pageBytes)) fail("invalid");
    const former = this.frames[index];
    const content = former === undefined ? new Uint8Array(pageBytes) : this.memory.read(former, pageBytes);
    while (this.frames.length <= index) this.frames.push(undefined);
    this.frames[index] = address;
    this.memory.write(address, content);
  }

  map(reference: number, access: "read" | "write"): number | undefined {
    const at = this.entryAddress(reference);
    if (at === undefined) return undefined;
    const flags = this.memory.readUint16(at + entry.flags);
    const isPermitted =
      (flags & typeMask) === permitAccess && this.memory.readUint16(at + entry.domain) === domainZero;
    if (!isPermitted || (access === "write" && flags & flag.readOnly)) return undefined;
    const frame = this.memory.readUint32(at + entry.frame);
    const address = frame * pageBytes;
    if (!this.memory.covers(address, pageBytes)) return undefined;
    const uses = this.uses.get(reference) ?? { readers: 0, writers: 0 };
    if (access === "write") uses.writers++;
    else uses.readers++;
    this.uses.set(reference, uses);
    const marks = access === "write" ? flag.reading | flag.writing : flag.reading;
    if ((flags & marks) !== marks) this.memory.writeUint16(at + entry.flags, flags | marks);
    return address;
  }

  unmap(reference: number, access: "read" | "write"): void {
    const uses = this.uses.get(reference);
    if (!uses) return;
    if (access === "write") uses.writers = Math.max(0, uses.writers - 1);
    else uses.readers = Math.max(0, uses.readers - 1);
    const released =
      (uses.writers === 0 ? flag.writing : 0) | (uses.readers + uses.writers === 0 ? flag.reading : 0);
    if (uses.readers + uses.writers === 0) this.uses.delete(reference);
    const at = this.entryAddress(reference);
    if (at === undefined || released === 0) return;
    const flags = this.memory.readUint16(at + entry.flags);
    this.memory.writeUint16(at + entry.flags, flags & ~released);
  }

  /** Uses are not saved: back ends map their pages again */
  save(): SavedGrantTable {
    return { frames: [...this.frames] };
  }

  private entryAddress(reference: number): number | undefined {
    const frame = this.frames[Math.floor(reference / entriesPerFrame)];
    return frame === undefined ? undefined : frame + (reference % entriesPerFrame) * entryBytes;
  }
}
