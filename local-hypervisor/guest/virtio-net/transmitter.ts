import type { FrameBatchWriter } from "../frame-batch";
import type { BatchLimit } from "../frame-device";
import type { DeviceMemory } from "../guest-memory";
import { type AllowedOffloads, frameHeaderBytes, parseFrameHeader } from "./frame-header";
import type { Virtqueue } from "./virtqueue";

/** An Ethernet header with a VLAN tag */
const largestHeaderBytes = 18;
/** Largest frame that stands for several segments */
const largestSegmentedBytes = 65_550;

/** Takes frames out of the guest's transmit queue. */
export class Transmitter {
  private readonly header = new Uint8Array(frameHeaderBytes);
  private readonly headerView = new DataView(this.header.buffer);

  constructor(
    private readonly memory: DeviceMemory,
    private readonly queue: Virtqueue,
    private readonly mtuBytes: number,
  ) {}

  /**
   * Adds what the guest has offered to the batch, until the batch is full; whether the guest wants to be interrupted.
   * Frames that are too long, too short or ask for what was not agreed on are given back unsent, as a card does.
   */
  run(batch: FrameBatchWriter, limit: BatchLimit, allowed: AllowedOffloads): boolean {
    const { queue } = this;
    let taken = 0;
    while (queue.available > 0 && batch.frames < limit.frames && batch.lengthBytes < limit.bytes) {
      const head = queue.read(0);
      this.take(batch, allowed);
      queue.use(head, 0);
      // Only so many: a guest that offers nothing but broken frames must not hold its thread up
      if (++taken === 4 * limit.frames) break;
    }
    return taken > 0 && queue.publish();
  }

  private take(batch: FrameBatchWriter, allowed: AllowedOffloads): void {
    const frameBytes = this.queue.lengthBytes - frameHeaderBytes;
    if (frameBytes < 14 || frameBytes > largestSegmentedBytes) return;
    this.copy(this.header, 0);
    const offload = parseFrameHeader(this.headerView, frameBytes, allowed);
    if (offload === "impossible") return;
    const segmented = offload !== "none" && offload.segmentBytes !== undefined;
    if (!segmented && frameBytes > this.mtuBytes + largestHeaderBytes) return;
    this.copy(batch.add(frameBytes, offload === "none" ? undefined : offload), frameHeaderBytes);
  }

  /** Fills the target with what the chain holds from an offset on */
  private copy(target: Uint8Array, offset: number): void {
    const { partAddresses, partLengths, parts } = this.queue;
    let skip = offset;
    let at = 0;
    for (let part = 0; part < parts && at < target.length; part++) {
      const lengthBytes = partLengths[part] as number;
      if (skip >= lengthBytes) {
        skip -= lengthBytes;
        continue;
      }
      const count = Math.min(lengthBytes - skip, target.length - at);
      this.memory.copyTo(target.subarray(at, at + count), (partAddresses[part] as number) + skip);
      at += count;
      skip = 0;
    }
  }
}
