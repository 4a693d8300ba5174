import type { WaitingFrame } from "../../frame-device";
import type { DeviceMemory } from "../../guest-memory";
import type { IoRing } from "../io-ring";
import type { GrantedPages } from "../ports";
import { extraInfo, pageBytes, receiveFlag, status } from "./wire";

/** Of the requests of a frame with extra information, the one in whose place that goes */
const extraPlace = 1;

/** Copies frames into the pages that a front end granted in its receive ring: a response a page, in order. */
export class Receiver {
  private readonly references: number[] = [];
  private readonly ids: number[] = [];
  private readonly addresses: number[] = [];

  constructor(
    private readonly memory: DeviceMemory,
    private readonly grants: GrantedPages,
    private readonly ring: IoRing,
    /** Whether a frame may lie in several pages (feature-sg) */
    private readonly scatters: boolean,
    /** Takes note of a frame that was lost by the guest's fault */
    private readonly refused: (why: string) => void,
  ) {}

  /** Gives the guest one frame; false when it has not offered enough room. Seen by the guest after `publish` */
  deliver({ bytes, offload }: WaitingFrame): boolean {
    const { ring } = this;
    const pages = Math.max(1, Math.ceil(bytes.length / pageBytes));
    // Longer than any packet may be that such a driver was told of
    if (pages > 1 && !this.scatters) return true;
    const segmentBytes = offload?.segmentBytes ?? 0;
    const requests = segmentBytes > 0 ? pages + 1 : pages;
    if (ring.available < requests) return false;
    this.read(requests);
    ring.take(requests);
    const mapped = this.map(requests, segmentBytes > 0);
    if (mapped === requests) this.write(requests, bytes, offload !== undefined, segmentBytes);
    else {
      this.refused("a page for frames that is not granted");
      for (let request = 0; request < requests; request++) this.respond(request, 0, status.error);
    }
    for (let request = 0; request < mapped; request++) {
      if (request === extraPlace && segmentBytes > 0) continue;
      this.grants.unmap(this.references[request] as number, "write");
    }
    return true;
  }

  private read(requests: number): void {
    for (let request = 0; request < requests; request++) {
      const at = this.ring.request(request);
      this.ids[request] = this.memory.readUint16(at);
      this.references[request] = this.memory.readUint32(at + 4);
    }
  }

  /** Gives how many requests' pages could be reached, from the first on; that of extra information is left alone */
  private map(requests: number, hasExtra: boolean): number {
    for (let request = 0; request < requests; request++) {
      if (request === extraPlace && hasExtra) continue;
      const reference = this.references[request] as number;
      const address = this.grants.map(reference, "write");
      if (address === undefined) return request;
      if (!this.memory.covers(address, pageBytes)) {
        this.grants.unmap(reference, "write");
        return request;
      }
      this.addresses[request] = address;
    }
    return requests;
  }

  private write(requests: number, bytes: Uint8Array, isBlank: boolean, segmentBytes: number): void {
    const checksum = isBlank ? receiveFlag.checksumBlank | receiveFlag.dataValidated : 0;
    const first = checksum | (segmentBytes > 0 ? receiveFlag.extraInfo : 0);
    for (let request = 0, at = 0; request < requests; request++) {
      if (request === extraPlace && segmentBytes > 0) {
        this.respondWithExtra(segmentBytes);
        continue;
      }
      const part = bytes.subarray(at, at + pageBytes);
      this.memory.write(this.addresses[request] as number, part);
      at += part.length;
      const more = at < bytes.length ? receiveFlag.moreData : 0;
      this.respond(request, (request === 0 ? first : 0) | more, part.length);
    }
  }

  private respond(request: number, flags: number, outcome: number): void {
    const at = this.ring.respond();
    this.memory.writeUint32(at, this.ids[request] as number);
    this.memory.writeUint32(at + 4, flags | (outcome << 16));
  }

  private respondWithExtra(segmentBytes: number): void {
    const at = this.ring.respond();
    this.memory.writeUint32(at, extraInfo.segmentation | (segmentBytes << 16));
    this.memory.writeUint32(at + 4, extraInfo.kindTcp4);
  }
}
