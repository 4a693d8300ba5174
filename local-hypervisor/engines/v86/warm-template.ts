import { createHash } from "node:crypto";
import { deserialize, serialize } from "node:v8";
import { type EmulatorState, type GuestCode, guestCode } from "./emulator-state";
import type { IdentityPlaces } from "./identity-places";
import type { TemplateMachine } from "./messages";
import type { DiskWrite } from "./scratch-disk";
import { webAssembly } from "./web-assembly";

/** A guest that waits for its network interface, from which others go on as their own. */
export interface WarmTemplate {
  /** `saved-guest.ts` */
  readonly artefact: SharedArrayBuffer;
  readonly machine: TemplateMachine;
  /** What it printed from power-on */
  readonly console: Uint8Array;
  /** Where in that its firmware told who it was */
  readonly consoleIdentity: IdentityPlaces;
  /** What it wrote to its root disk, and what must be on the root disk of whoever goes on from it */
  readonly writes: readonly DiskWrite[];
}

/**
 * A file, little endian: magic, SHA-256 of all that follows, lengths of the description and of the emulator's pages (32
 * bits each), the description (V8's serialization), the pages, the artefact.
 */
const magic = Buffer.from("DRYDOCKT", "latin1");
const hashBytes = 32;
const headerBytes = magic.length + hashBytes + 8;

interface Description
  extends Pick<TemplateMachine, "identity">,
    Pick<WarmTemplate, "console" | "consoleIdentity" | "writes"> {
  readonly emulator?: Omit<EmulatorState, "pages" | "code"> & {
    readonly code: readonly Omit<GuestCode, "module">[];
  };
}

export function encodeTemplate({
  artefact,
  machine,
  console,
  consoleIdentity,
  writes,
}: WarmTemplate): Buffer {
  const { identity, emulator } = machine;
  const description: Description = {
    identity,
    console,
    consoleIdentity,
    writes,
    ...(emulator && { emulator: plain(emulator) }),
  };
  const described = serialize(description);
  const pages = new Uint8Array(emulator?.pages ?? new SharedArrayBuffer(0));
  const parts = [described, pages, new Uint8Array(artefact)];
  const bytes = Buffer.alloc(parts.reduce((sum, { length }) => sum + length, headerBytes));
  magic.copy(bytes);
  bytes.writeUInt32LE(described.length, headerBytes - 8);
  bytes.writeUInt32LE(pages.length, headerBytes - 4);
  let at = headerBytes;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  digest(bytes).copy(bytes, magic.length);
  return bytes;
}

/** Undefined for what is not whole. The code is compiled, which takes a moment and none of the thread's time */
export async function decodeTemplate(bytes: Buffer): Promise<WarmTemplate | undefined> {
  if (bytes.length < headerBytes || !bytes.subarray(0, magic.length).equals(magic)) return undefined;
  if (!digest(bytes).equals(bytes.subarray(magic.length, magic.length + hashBytes))) return undefined;
  const pagesAt = headerBytes + bytes.readUInt32LE(headerBytes - 8);
  const artefactAt = pagesAt + bytes.readUInt32LE(headerBytes - 4);
  if (artefactAt > bytes.length) return undefined;
  const description = deserialize(bytes.subarray(headerBytes, pagesAt)) as Description;
  const { identity, console, consoleIdentity, writes, emulator } = description;
  const code = await Promise.all(
    (emulator?.code ?? []).map(async ({ place, bytes: each }) =>
      guestCode(place, each, await webAssembly.compile(each)),
    ),
  );
  const pages = shared(bytes.subarray(pagesAt, artefactAt));
  const machine = { identity, ...(emulator && { emulator: { ...emulator, pages, code } }) };
  return { artefact: shared(bytes.subarray(artefactAt)), machine, console, consoleIdentity, writes };
}

/** What it takes in memory, bytes */
export function templateBytes({ artefact, machine: { emulator } }: WarmTemplate): number {
  const code = emulator?.code.reduce((sum, { bytes }) => sum + bytes.length, 0) ?? 0;
  return artefact.byteLength + (emulator?.pages.byteLength ?? 0) + code;
}

function plain({ pages: _, code, ...rest }: EmulatorState): Description["emulator"] {
  return { ...rest, code: code.map(({ place, bytes }) => ({ place, bytes })) };
}

function shared(bytes: Uint8Array): SharedArrayBuffer {
  const result = new SharedArrayBuffer(bytes.length);
  new Uint8Array(result).set(bytes);
  return result;
}

const digest = (bytes: Buffer): Buffer =>
  createHash("sha256")
    .update(bytes.subarray(magic.length + hashBytes))
    .digest();
