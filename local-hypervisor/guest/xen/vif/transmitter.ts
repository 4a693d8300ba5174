import type { FrameOffload } from "../../../control-plane/ports";
import type { FrameBatchWriter } from "../../frame-batch";
import type { BatchLimit } from "../../frame-device";
import type { DeviceMemory } from "../../guest-memory";
import { type IoRing, IoRingFailure } from "../io-ring";
import type { GrantedPages } from "../ports";
import { checksumPlace, headerBytes } from "./checksum-place";
import { extraInfo, maxSlots, pageBytes, status, transmitFlag } from "./wire";

const ethernetHeaderBytes = 14;
/** An Ethernet header with a VLAN tag */
const largestHeaderBytes = 18;

/** Takes frames out of a front end's transmit ring: one request a part, the first with the length of the whole. */
export class Transmitter {
  /** Of the frame that is being taken, without the requests that carry extra information */
  private readonly references: number[] = [];
  private readonly offsets: number[] = [];
  private readonly lengths: number[] = [];
  private readonly ids: number[] = [];
  private readonly addresses: number[] = [];
  private extras = 0;
  private flags = 0;
  private frameBytes = 0;
  private segmentBytes = 0;
  private readonly header = new Uint8Array(headerBytes);

  constructor(
    private readonly memory: DeviceMemory,
    private readonly grants: GrantedPages,
    private readonly ring: IoRing,
    private readonly mtuBytes: number,
    /** Takes note of a frame that was refused */
    private readonly refused: (why: string) => void,
  ) {}

  /** Adds what the guest has offered to the batch, until the batch is full; whether the guest wants to be notified */
  run(batch: FrameBatchWriter, limit: BatchLimit): boolean {
    const { ring } = this;
    let taken = 0;
    while (ring.available > 0 && batch.frames < limit.frames && batch.lengthBytes < limit.bytes) {
      this.read(ring.available);
      const why = this.send(batch);
      if (why !== undefined) this.refused(why);
      this.answer(why === undefined ? status.okay : status.error);
      // Only so many: a guest that offers nothing but broken frames must not hold its thread up
      if (++taken === 4 * limit.frames) break;
    }
    return taken > 0 && ring.publish();
  }

  /** Reads the requests of one frame and takes them */
  private read(available: number): void {
    const { memory, ring, lengths } = this;
    this.references.length = this.offsets.length = this.lengths.length = this.ids.length = 0;
    this.extras = this.segmentBytes = 0;
    let at = ring.request(0);
    this.readPart(at);
    this.frameBytes = lengths[0] as number;
    this.flags = memory.readUint16(at + 6);
    let requests = 1;
    const next = () => {
      if (requests === available) throw new IoRingFailure("a frame that ends before its last part");
      return ring.request(requests++);
    };
    for (let more = (this.flags & transmitFlag.extraInfo) !== 0; more; ) more = this.readExtra(next());
    let rest = 0;
    for (let flags = this.flags; flags & transmitFlag.moreData; ) {
      at = next();
      this.readPart(at);
      rest += lengths.at(-1) as number;
      flags = memory.readUint16(at + 6);
    }
    lengths[0] = this.frameBytes - rest;
    if (lengths[0] < 0) throw new IoRingFailure("a frame shorter than its parts");
    for (let part = 0; part < lengths.length; part++) {
      if ((this.offsets[part] as number) + (lengths[part] as number) > pageBytes)
        throw new IoRingFailure("a part of a frame that reaches beyond its page");
    }
    ring.take(requests);
  }

  private readPart(at: number): void {
    const { memory } = this;
    this.references.push(memory.readUint32(at));
    this.offsets.push(memory.readUint16(at + 4));
    this.ids.push(memory.readUint16(at + 8));
    this.lengths.push(memory.readUint16(at + 10));
  }

  /** Whether more of its kind follow */
  private readExtra(at: number): boolean {
    const { memory } = this;
    const typeAndFlags = memory.readUint16(at);
    const size = memory.readUint16(at + 2);
    const kind = memory.readUint16(at + 4) & 0xff;
    if ((typeAndFlags & 0xff) !== extraInfo.segmentation || kind !== extraInfo.kindTcp4 || size === 0)
      throw new IoRingFailure("extra information that was not offered");
    this.segmentBytes = size;
    this.extras++;
    return ((typeAndFlags >> 8) & extraInfo.flagMore) !== 0;
  }

  /** Gives why the frame is not sent */
  private send(batch: FrameBatchWriter): string | undefined {
    const { frameBytes, references } = this;
    if (references.length > maxSlots) return "a frame of too many parts";
    if (frameBytes < ethernetHeaderBytes) return "a frame shorter than its header";
    if (this.segmentBytes === 0 && frameBytes > this.mtuBytes + largestHeaderBytes)
      return "a frame longer than the MTU";
    const mapped = this.map();
    const why = mapped === references.length ? this.copyInto(batch) : "a part of a frame that is not granted";
    for (let part = 0; part < mapped; part++) this.grants.unmap(references[part] as number, "read");
    return why;
  }

  /** Gives how many parts could be reached, from the first on */
  private map(): number {
    const { references, offsets, lengths, addresses, grants, memory } = this;
    for (let part = 0; part < references.length; part++) {
      const page = grants.map(references[part] as number, "read");
      if (page === undefined) return part;
      addresses[part] = page + (offsets[part] as number);
      if (!memory.covers(addresses[part] as number, lengths[part] as number)) {
        grants.unmap(references[part] as number, "read");
        return part;
      }
    }
    return references.length;
  }

  private copyInto(batch: FrameBatchWriter): string | undefined {
    const offload = this.offload();
    if (offload === "impossible") return "a frame whose checksum cannot be completed";
    this.copy(batch.add(this.frameBytes, offload));
    return undefined;
  }

  private offload(): FrameOffload | undefined | "impossible" {
    const { segmentBytes } = this;
    const isBlank = (this.flags & transmitFlag.checksumBlank) !== 0;
    if (!isBlank) return segmentBytes === 0 ? undefined : "impossible";
    this.copy(this.header.fill(0).subarray(0, Math.min(headerBytes, this.frameBytes)));
    const place = checksumPlace(this.header, this.frameBytes);
    if (!place || (segmentBytes > 0 && !place.isTcp)) return "impossible";
    const { checksumStartBytes, checksumOffsetBytes } = place;
    if (segmentBytes === 0) return { checksumStartBytes, checksumOffsetBytes };
    return { checksumStartBytes, checksumOffsetBytes, segmentBytes };
  }

  /** Fills the target with the frame from its start on */
  private copy(target: Uint8Array): void {
    let at = 0;
    for (let part = 0; part < this.lengths.length && at < target.length; part++) {
      const count = Math.min(this.lengths[part] as number, target.length - at);
      this.memory.copyTo(target.subarray(at, at + count), this.addresses[part] as number);
      at += count;
    }
  }

  private answer(outcome: number): void {
    this.respond(this.ids[0] as number, outcome);
    for (let extra = 0; extra < this.extras; extra++) this.respond(0, status.none);
    for (let part = 1; part < this.ids.length; part++) this.respond(this.ids[part] as number, outcome);
  }

  private respond(id: number, outcome: number): void {
    const at = this.ring.respond();
    this.memory.writeUint16(at, id);
    this.memory.writeUint16(at + 2, outcome);
  }
}
