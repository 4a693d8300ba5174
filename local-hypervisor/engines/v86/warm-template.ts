import { createHash } from "node:crypto";

/** A guest that waits for its root disk, from which others go on as their own. */
export interface WarmTemplate {
  /** `saved-guest.ts` */
  readonly artefact: SharedArrayBuffer;
  /** What it printed from power-on */
  readonly console: Uint8Array;
}

/** A file: magic, SHA-256 of all that follows, length of the console's text (32 bits, little endian), the text, the artefact. */
const magic = Buffer.from("DRYDOCKW", "latin1");
const hashBytes = 32;
const headerBytes = magic.length + hashBytes + 4;

export function encodeTemplate({ artefact, console }: WarmTemplate): Buffer {
  const bytes = Buffer.alloc(headerBytes + console.length + artefact.byteLength);
  magic.copy(bytes);
  bytes.writeUInt32LE(console.length, headerBytes - 4);
  bytes.set(console, headerBytes);
  bytes.set(new Uint8Array(artefact), headerBytes + console.length);
  digest(bytes).copy(bytes, magic.length);
  return bytes;
}

/** Undefined for what is not whole */
export function decodeTemplate(bytes: Buffer): WarmTemplate | undefined {
  if (bytes.length < headerBytes || !bytes.subarray(0, magic.length).equals(magic)) return undefined;
  if (!digest(bytes).equals(bytes.subarray(magic.length, magic.length + hashBytes))) return undefined;
  const artefactAt = headerBytes + bytes.readUInt32LE(headerBytes - 4);
  if (artefactAt > bytes.length) return undefined;
  const artefact = new SharedArrayBuffer(bytes.length - artefactAt);
  new Uint8Array(artefact).set(bytes.subarray(artefactAt));
  return { artefact, console: Uint8Array.from(bytes.subarray(headerBytes, artefactAt)) };
}

const digest = (bytes: Buffer): Buffer =>
  createHash("sha256")
    .update(bytes.subarray(magic.length + hashBytes))
    .digest();
