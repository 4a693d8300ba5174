import type { DeviceMemory } from "../../guest-memory";

/** Offsets in `struct xenstore_domain_interface` (xen/include/public/io/xs_wire.h) */
const offset = {
  requests: 0,
  responses: 1024,
  requestConsumer: 2048,
  requestProducer: 2052,
  responseConsumer: 2056,
  responseProducer: 2060,
  serverFeatures: 2064,
  connection: 2068,
  error: 2072,
} as const;

const ringBytes = 1024;
/** `XENSTORE_SERVER_FEATURE_RECONNECTION` and `_ERROR` */
const serverFeatures = 1 | 2;
const connected = 0;
const reconnect = 1;

/** What the store says in the page when it stops to serve a guest */
export const storeRingError = { index: 2, protocol: 3 } as const;

/**
 * The page that a guest shares with the store: two rings of bytes, whose indices run freely. Whatever the guest wrote
 * into it, no access leaves the page.
 */
export class StoreRing {
  constructor(
    private readonly memory: DeviceMemory,
    private readonly address: number,
  ) {}

  /** Empties both rings for a guest that begins */
  open(): void {
    const { requestConsumer, requestProducer, responseConsumer, responseProducer } = offset;
    for (const field of [requestConsumer, requestProducer, responseConsumer, responseProducer, offset.error])
      this.set(field, 0);
    this.set(offset.serverFeatures, serverFeatures);
    this.set(offset.connection, connected);
  }

  /** Whether the guest asks to begin anew, as one does that another kernel was started from */
  reconnectionAsked(): boolean {
    return this.field(offset.connection) === reconnect;
  }

  /** Takes at most that many bytes; `undefined` where the indices are impossible */
  take(maxBytes: number): Uint8Array | undefined {
    const consumer = this.field(offset.requestConsumer);
    const there = (this.field(offset.requestProducer) - consumer) >>> 0;
    if (there > ringBytes) return undefined;
    const bytes = new Uint8Array(Math.min(there, maxBytes));
    for (let at = 0; at < bytes.length; ) {
      const place = (consumer + at) % ringBytes;
      const part = bytes.subarray(at, at + Math.min(bytes.length - at, ringBytes - place));
      this.memory.copyTo(part, this.address + offset.requests + place);
      at += part.length;
    }
    if (bytes.length > 0) this.set(offset.requestConsumer, consumer + bytes.length);
    return bytes;
  }

  /** Gives as many bytes as there is room for; the result is their number, `undefined` for impossible indices */
  give(bytes: Uint8Array): number | undefined {
    const producer = this.field(offset.responseProducer);
    const there = (producer - this.field(offset.responseConsumer)) >>> 0;
    if (there > ringBytes) return undefined;
    const length = Math.min(bytes.length, ringBytes - there);
    for (let at = 0; at < length; ) {
      const place = (producer + at) % ringBytes;
      const part = bytes.subarray(at, at + Math.min(length - at, ringBytes - place));
      this.memory.write(this.address + offset.responses + place, part);
      at += part.length;
    }
    if (length > 0) this.set(offset.responseProducer, producer + length);
    return length;
  }

  /** Tells the guest why it is not served */
  fail(code: number): void {
    this.set(offset.error, code);
  }

  private field(at: number): number {
    return this.memory.readUint32(this.address + at) >>> 0;
  }

  private set(at: number, value: number): void {
    this.memory.writeUint32(this.address + at, value >>> 0);
  }
}
