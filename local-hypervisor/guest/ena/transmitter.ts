import type { FrameOffload } from "../../control-plane/ports";
import type { FrameBatchWriter } from "../frame-batch";
import type { BatchLimit } from "../frame-device";
import type { DeviceMemory } from "../guest-memory";
import type { AdapterStatistics } from "./admin-queue";
import { maxParts } from "./features";
import { type CompletionQueue, completionBytes, QueueFailure, type SubmissionQueue } from "./queues";

/** An Ethernet header with a VLAN tag */
const largestHeaderBytes = 18;
/** Largest frame that stands for several segments */
const largestSegmentedBytes = 65_550;
const smallestFrameBytes = 14;

/** Bits of a descriptor's first word (`ena_eth_io_tx_desc` of Linux) */
const word0 = { meta: 1 << 23, last: 1 << 27 } as const;
/** Bits of its second */
const word1 = { segmentation: 1 << 7, checksum: 1 << 14, partialChecksum: 1 << 17 } as const;
const metaIsValid = 1 << 14;
const tcp = 12;
const udp = 13;
/** Where the checksum is in the header */
const checksumOffset: Readonly<Record<number, number>> = { [tcp]: 16, [udp]: 6 };

/** Where the headers of a frame are, and how it is to be cut: kept for the frames that follow, until the driver says anew. */
export interface FrameMeta {
  readonly networkHeaderAt: number;
  readonly networkHeaderBytes: number;
  readonly segmentBytes: number;
}

/** Takes frames out of the guest's submission queue. */
export class Transmitter {
  meta: FrameMeta = { networkHeaderAt: 0, networkHeaderBytes: 0, segmentBytes: 0 };
  private readonly addresses = new Float64Array(maxParts.transmit);
  private readonly lengths = new Uint32Array(maxParts.transmit);
  private readonly completion = new DataView(new ArrayBuffer(completionBytes.transmit));

  constructor(
    private readonly memory: DeviceMemory,
    private readonly mtuBytes: number,
    private readonly statistics: AdapterStatistics,
  ) {}

  /**
   * Adds what the guest has offered to the batch, until the batch is full. Frames that are too long, too short or ask
   * for what there is not are given back unsent, as a card does. Throws `QueueFailure` for descriptors that are none.
   */
  run(
    queue: SubmissionQueue,
    completions: CompletionQueue,
    batch: FrameBatchWriter,
    limit: BatchLimit,
  ): void {
    let taken = 0;
    while (queue.available > 0 && batch.frames < limit.frames && batch.lengthBytes < limit.bytes) {
      if (!this.take(queue, completions, batch)) return;
      // Only so many: a guest that offers nothing but broken frames must not hold its thread up
      if (++taken === 4 * limit.frames) return;
    }
  }

  /** False while the last descriptor of a frame is not there yet */
  private take(queue: SubmissionQueue, completions: CompletionQueue, batch: FrameBatchWriter): boolean {
    const { memory } = this;
    let parts = 0;
    let frameBytes = 0;
    let control = 0;
    let requestId = 0;
    let meta = this.meta;
    for (let index = 0; index < queue.available; index++) {
      const at = queue.descriptor(index);
      const first = memory.readUint32(at);
      if (first & word0.meta) {
        if (first & metaIsValid) meta = readMeta(first, memory.readUint32(at + 8));
        // A descriptor of this kind alone is no frame: only what it says is kept
        if (first & word0.last) {
          this.meta = meta;
          queue.take(index + 1);
          return true;
        }
        continue;
      }
      if (parts === maxParts.transmit) throw new QueueFailure("a frame of too many parts");
      if (parts === 0) {
        control = memory.readUint32(at + 4);
        requestId = (control >>> 22) | (((first >>> 16) & 0x3f) << 10);
      }
      const address = memory.readUint32(at + 8);
      const lengthBytes = first & 0xffff;
      if (memory.readUint16(at + 12) !== 0 || !memory.covers(address, lengthBytes))
        throw new QueueFailure("a part of a frame that is no memory");
      this.addresses[parts] = address;
      this.lengths[parts] = lengthBytes;
      parts++;
      frameBytes += lengthBytes;
      if ((first & word0.last) === 0) continue;
      this.meta = meta;
      this.send(batch, parts, frameBytes, control);
      queue.take(index + 1);
      this.complete(completions, requestId, queue.head);
      return true;
    }
    if (queue.available === queue.depth) throw new QueueFailure("a ring full of one frame");
    return false;
  }

  private send(batch: FrameBatchWriter, parts: number, frameBytes: number, control: number): void {
    if (frameBytes < smallestFrameBytes || frameBytes > largestSegmentedBytes) return;
    const offload = this.offloadOf(control, frameBytes);
    if (offload === "impossible") return;
    const segmented = offload?.segmentBytes !== undefined;
    if (!segmented && frameBytes > this.mtuBytes + largestHeaderBytes) return;
    const target = batch.add(frameBytes, offload);
    let at = 0;
    for (let part = 0; part < parts; part++) {
      const lengthBytes = this.lengths[part] as number;
      this.memory.copyTo(target.subarray(at, at + lengthBytes), this.addresses[part] as number);
      at += lengthBytes;
    }
    this.statistics.transmitFrames++;
    this.statistics.transmitBytes += frameBytes;
  }

  private offloadOf(control: number, frameBytes: number): FrameOffload | undefined | "impossible" {
    const segmentation = (control & word1.segmentation) !== 0;
    if (!segmentation && (control & word1.checksum) === 0) return undefined;
    const protocol = (control >>> 8) & 0x1f;
    const checksumOffsetBytes = checksumOffset[protocol];
    const { networkHeaderAt, networkHeaderBytes, segmentBytes } = this.meta;
    const checksumStartBytes = networkHeaderAt + networkHeaderBytes;
    if (checksumOffsetBytes === undefined || checksumStartBytes < smallestFrameBytes) return "impossible";
    if (checksumStartBytes + checksumOffsetBytes + 2 > frameBytes) return "impossible";
    // The sum of the pseudo header is in its place, as Linux leaves it; that alone is on offer
    if (!segmentation)
      return control & word1.partialChecksum ? { checksumStartBytes, checksumOffsetBytes } : "impossible";
    if (protocol !== tcp || segmentBytes === 0) return "impossible";
    return { checksumStartBytes, checksumOffsetBytes, segmentBytes };
  }

  private complete(completions: CompletionQueue, requestId: number, head: number): void {
    this.completion.setUint16(0, requestId, true);
    this.completion.setUint8(3, completions.phase);
    this.completion.setUint16(6, head, true);
    completions.post(this.memory, new Uint8Array(this.completion.buffer));
  }
}

const readMeta = (first: number, third: number): FrameMeta => ({
  networkHeaderBytes: third & 0xff,
  networkHeaderAt: (third >>> 8) & 0xff,
  segmentBytes: (third >>> 22) | (((first >>> 16) & 0xf) << 10),
});
