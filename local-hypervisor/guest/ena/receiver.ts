import type { DeviceMemory } from "../guest-memory";
import type { AdapterStatistics } from "./admin-queue";
import { maxParts } from "./features";
import { type CompletionQueue, completionBytes, QueueFailure, type SubmissionQueue } from "./queues";

/** Bits of a completion's first word (`ena_eth_io_rx_cdesc_base` of Linux) */
const bit = { checksumChecked: 1 << 16, first: 1 << 26, last: 1 << 27, buffer: 1 << 30 } as const;
const ipv4 = 8;
const protocols: Readonly<Record<number, number>> = { 6: 12, 17: 13 };
const etherTypeIpv4 = 0x0800;
const ethernetHeaderBytes = 14;
const wholeBuffer = 0x10000;

/** Puts frames into the guest's receive queue. */
export class Receiver {
  private readonly completion = new DataView(new ArrayBuffer(completionBytes.receive));

  constructor(
    private readonly memory: DeviceMemory,
    private readonly statistics: AdapterStatistics,
  ) {}

  /**
   * Gives the guest one frame, over as many buffers as it takes; false when it has not offered enough. Throws
   * `QueueFailure` for buffers that are none.
   *
   * @param checked whether the sum of what the frame carries is known to be right
   */
  deliver(
    queue: SubmissionQueue,
    completions: CompletionQueue,
    frame: Uint8Array,
    checked: boolean,
  ): boolean {
    const parts = this.partsFor(queue, frame.length);
    if (parts === undefined) return false;
    const kind = parts > 0 ? statusOf(frame, checked) : 0;
    let at = 0;
    for (let part = 0; part < parts; part++) {
      const descriptor = queue.descriptor(part);
      const count = Math.min(this.roomOf(descriptor), frame.length - at);
      this.memory.write(this.memory.readUint32(descriptor + 8), frame.subarray(at, at + count));
      at += count;
      const ends = (part === 0 ? bit.first : 0) | (part === parts - 1 ? bit.last : 0);
      this.completion.setUint32(0, kind | ends | bit.buffer | (completions.phase << 24), true);
      this.completion.setUint16(4, count, true);
      this.completion.setUint16(6, this.memory.readUint16(descriptor + 4), true);
      completions.post(this.memory, new Uint8Array(this.completion.buffer));
    }
    queue.take(parts);
    this.statistics.receiveFrames++;
    this.statistics.receiveBytes += frame.length;
    return true;
  }

  /** How many buffers a frame takes; undefined when the guest has not offered enough */
  private partsFor(queue: SubmissionQueue, frameBytes: number): number | undefined {
    let room = 0;
    let parts = 0;
    while (room < frameBytes) {
      if (parts === queue.available) return undefined;
      if (parts === maxParts.receive) throw new QueueFailure("receive buffers too small for a frame");
      const descriptor = queue.descriptor(parts);
      const lengthBytes = this.roomOf(descriptor);
      const isPlace =
        this.memory.readUint16(descriptor + 12) === 0 &&
        this.memory.covers(this.memory.readUint32(descriptor + 8), lengthBytes);
      if (!isPlace) throw new QueueFailure("a receive buffer that is no memory");
      room += lengthBytes;
      parts++;
    }
    return parts;
  }

  private roomOf(descriptor: number): number {
    return this.memory.readUint16(descriptor) || wholeBuffer;
  }
}

/** What the device says of a frame's headers: the driver believes the sum of TCP and UDP over IPv4 that it looked at */
function statusOf(frame: Uint8Array, checked: boolean): number {
  const etherType = ((frame[12] ?? 0) << 8) | (frame[13] ?? 0);
  if (etherType !== etherTypeIpv4) return 0;
  const protocol = protocols[frame[ethernetHeaderBytes + 9] ?? 0];
  const fragment = ((frame[ethernetHeaderBytes + 6] ?? 0) & 0x3f) | (frame[ethernetHeaderBytes + 7] ?? 0);
  if (protocol === undefined || fragment !== 0) return ipv4;
  return ipv4 | (protocol << 8) | (checked ? bit.checksumChecked : 0);
}
