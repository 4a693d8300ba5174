/** The store's messages (xen/include/public/io/xs_wire.h). Texts hold one byte a character. */

/** `xsd_sockmsg_type` */
export const messageType = {
  control: 0,
  directory: 1,
  read: 2,
  getPermissions: 3,
  watch: 4,
  unwatch: 5,
  transactionStart: 6,
  transactionEnd: 7,
  introduce: 8,
  release: 9,
  getDomainPath: 10,
  write: 11,
  makeDirectory: 12,
  remove: 13,
  setPermissions: 14,
  watchEvent: 15,
  error: 16,
  isDomainIntroduced: 17,
  resume: 18,
  setTarget: 19,
  resetWatches: 21,
  directoryPart: 22,
} as const;

export const headerBytes = 16;
/** `XENSTORE_PAYLOAD_MAX` */
export const maxPayloadBytes = 4096;

export interface StoreMessage {
  readonly type: number;
  readonly requestId: number;
  /** 0 outside transactions */
  readonly transactionId: number;
  readonly payload: string;
}

export interface StoreHeader extends Omit<StoreMessage, "payload"> {
  readonly payloadBytes: number;
}

export function encodeMessage({ type, requestId, transactionId, payload }: StoreMessage): Uint8Array {
  const bytes = Buffer.alloc(headerBytes + payload.length);
  [type, requestId, transactionId, payload.length].forEach((field, index) => {
    bytes.writeUInt32LE(field, index * 4);
  });
  bytes.write(payload, headerBytes, "latin1");
  return bytes;
}

/** Reads the 16 bytes before a payload */
export function decodeHeader(bytes: Uint8Array): StoreHeader {
  const view = new DataView(bytes.buffer, bytes.byteOffset, headerBytes);
  const field = (index: number) => view.getUint32(index * 4, true);
  return { type: field(0), requestId: field(1), transactionId: field(2), payloadBytes: field(3) };
}

export const decodePayload = (bytes: Uint8Array): string => Buffer.from(bytes).toString("latin1");

/** Texts that each end with a zero byte; `undefined` where the last does not */
export function splitTexts(payload: string): string[] | undefined {
  if (!payload.endsWith("\0")) return undefined;
  return payload.slice(0, -1).split("\0");
}

export const joinTexts = (texts: readonly string[]): string => texts.map((text) => `${text}\0`).join("");
