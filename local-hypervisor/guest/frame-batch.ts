import type { FrameOffload } from "../control-plane/ports";

/**
 * Frames on their way between threads, many in one buffer: each after a header of 12 bytes, little endian (length, what
 * its sender left to be done), and padded to four bytes.
 */
const headerBytes = 12;
const flag = { offload: 1, segments: 2 } as const;
const padded = (lengthBytes: number): number => (lengthBytes + 3) & ~3;
const initialBytes = 4096;
/** Smaller frames are copied out of their batch: who keeps one of them must not keep all */
const copiedBelowBytes = 2048;

/** Collects frames; the memory is used again for the next batch. */
export class FrameBatchWriter {
  frames = 0;
  lengthBytes = 0;
  /** Of the frames alone */
  frameBytes = 0;
  private bytes = new Uint8Array(initialBytes);
  private view = new DataView(this.bytes.buffer);

  /** Adds a frame and gives the place where its bytes go, to be filled before the next call */
  add(lengthBytes: number, offload: FrameOffload | undefined): Uint8Array {
    const start = this.lengthBytes;
    this.reserve(start + headerBytes + padded(lengthBytes));
    this.view.setUint32(start, lengthBytes, true);
    this.view.setUint16(start + 4, offload?.checksumStartBytes ?? 0, true);
    this.view.setUint16(start + 6, offload?.checksumOffsetBytes ?? 0, true);
    this.view.setUint16(start + 8, offload?.segmentBytes ?? 0, true);
    const flags = offload ? flag.offload | (offload.segmentBytes === undefined ? 0 : flag.segments) : 0;
    this.view.setUint16(start + 10, flags, true);
    this.frames++;
    this.frameBytes += lengthBytes;
    this.lengthBytes = start + headerBytes + padded(lengthBytes);
    return this.bytes.subarray(start + headerBytes, start + headerBytes + lengthBytes);
  }

  /** The frames so far in a buffer of their own, which can be handed to another thread */
  take(): Uint8Array {
    const batch = this.bytes.slice(0, this.lengthBytes);
    this.frames = 0;
    this.frameBytes = 0;
    this.lengthBytes = 0;
    return batch;
  }

  private reserve(lengthBytes: number): void {
    if (lengthBytes <= this.bytes.length) return;
    const larger = new Uint8Array(Math.max(lengthBytes, this.bytes.length * 2));
    larger.set(this.bytes.subarray(0, this.lengthBytes));
    this.bytes = larger;
    this.view = new DataView(larger.buffer);
  }
}

/** Calls back for each frame of a batch that `FrameBatchWriter` made; the arrays are the receiver's own */
export function readFrameBatch(
  batch: Uint8Array,
  receive: (frame: Uint8Array, offload: FrameOffload | undefined) => void,
): void {
  const view = new DataView(batch.buffer, batch.byteOffset, batch.byteLength);
  let at = 0;
  while (at < batch.length) {
    const lengthBytes = view.getUint32(at, true);
    const flags = view.getUint16(at + 10, true);
    const start = at + headerBytes;
    const end = start + lengthBytes;
    const frame = lengthBytes < copiedBelowBytes ? batch.slice(start, end) : batch.subarray(start, end);
    receive(frame, flags & flag.offload ? readOffload(view, at, flags) : undefined);
    at = start + padded(lengthBytes);
  }
}

function readOffload(view: DataView, at: number, flags: number): FrameOffload {
  const checksumStartBytes = view.getUint16(at + 4, true);
  const checksumOffsetBytes = view.getUint16(at + 6, true);
  if ((flags & flag.segments) === 0) return { checksumStartBytes, checksumOffsetBytes };
  return { checksumStartBytes, checksumOffsetBytes, segmentBytes: view.getUint16(at + 8, true) };
}
