import type { WaitingFrame } from "../frame-device";
import type { DeviceMemory } from "../guest-memory";
import { bufferCountOffset, frameHeaderBytes, writeFrameHeader } from "./frame-header";
import { RingFailure, type Virtqueue } from "./virtqueue";

/** Puts frames into the guest's receive queue. */
export class Receiver {
  private readonly header = new Uint8Array(frameHeaderBytes);
  private readonly headerView = new DataView(this.header.buffer);
  /** Chains of the frame that is being written, with what was written into each */
  private readonly heads: number[] = [];
  private readonly written: number[] = [];

  constructor(
    private readonly memory: DeviceMemory,
    private readonly queue: Virtqueue,
  ) {}

  /** Gives the guest one frame; false when it has not offered enough room. Seen by the guest after `publish` */
  deliver({ bytes, offload }: WaitingFrame, mergeable: boolean): boolean {
    writeFrameHeader(this.headerView, bytes, offload);
    const chains = mergeable ? this.writeToSeveral(bytes) : this.writeToOne(bytes);
    for (let index = 0; index < chains; index++) {
      this.queue.use(this.heads[index] as number, this.written[index] as number);
    }
    return chains > 0;
  }

  private writeToOne(bytes: Uint8Array): number {
    if (this.queue.available === 0) return 0;
    this.heads[0] = this.queue.read(0);
    // Smaller than any frame may be: the driver broke its word, and the frame is lost
    const fits = this.queue.lengthBytes >= frameHeaderBytes + bytes.length;
    this.written[0] = fits ? this.writeChain(bytes, -frameHeaderBytes) : 0;
    return 1;
  }

  private writeToSeveral(bytes: Uint8Array): number {
    const { queue } = this;
    const available = queue.available;
    let firstPart = 0;
    let chains = 0;
    for (let offset = -frameHeaderBytes; offset < bytes.length; chains++) {
      if (chains === available) return 0;
      this.heads[chains] = queue.read(chains);
      if (chains === 0) firstPart = this.checkedFirstPart();
      const count = this.writeChain(bytes, offset);
      if (count === 0) throw new RingFailure("a receive buffer without room");
      this.written[chains] = count;
      offset += count;
    }
    if (chains > 1) this.memory.writeUint16(firstPart + bufferCountOffset, chains);
    return chains;
  }

  /** The header lies in one piece, which the standard lets a device ask for with mergeable buffers */
  private checkedFirstPart(): number {
    if ((this.queue.partLengths[0] ?? 0) < frameHeaderBytes)
      throw new RingFailure("a receive buffer smaller than a header");
    return this.queue.partAddresses[0] as number;
  }

  /** Fills the chain with the frame from an offset on, the header being before the frame; gives the bytes written */
  private writeChain(bytes: Uint8Array, offset: number): number {
    const { partAddresses, partLengths, parts } = this.queue;
    let at = offset;
    for (let part = 0; part < parts && at < bytes.length; part++) {
      let address = partAddresses[part] as number;
      let room = partLengths[part] as number;
      if (at < 0) {
        const count = Math.min(room, -at);
        this.memory.write(
          address,
          this.header.subarray(at + frameHeaderBytes, at + frameHeaderBytes + count),
        );
        at += count;
        address += count;
        room -= count;
      }
      const count = at < 0 ? 0 : Math.min(room, bytes.length - at);
      if (count === 0) continue;
      this.memory.write(address, bytes.subarray(at, at + count));
      at += count;
    }
    return at - offset;
  }
}
