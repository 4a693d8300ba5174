import type { DeviceMemory } from "../../guest-memory";
import type { GrantedPages } from "../ports";
import { type BlockSegment, bytesOf, sectorBytes } from "./block-request";

interface MappedSegment {
  readonly reference: number;
  readonly address: number;
  readonly lengthBytes: number;
}

/**
 * The pages of a request's data, granted by the guest: mapped as long as the request is under way, so that the guest
 * cannot take them back meanwhile.
 */
export class GrantedData {
  private constructor(
    private readonly memory: DeviceMemory,
    private readonly grants: GrantedPages,
    private readonly access: "read" | "write",
    private readonly segments: readonly MappedSegment[],
  ) {}

  /** `undefined` where the guest did not grant all of it */
  static map(
    memory: DeviceMemory,
    grants: GrantedPages,
    segments: readonly BlockSegment[],
    access: "read" | "write",
  ): GrantedData | undefined {
    const mapped: MappedSegment[] = [];
    const data = new GrantedData(memory, grants, access, mapped);
    for (const segment of segments) {
      const page = grants.map(segment.reference, access);
      if (page === undefined) {
        data.unmap();
        return undefined;
      }
      mapped.push({
        reference: segment.reference,
        address: page + segment.firstSector * sectorBytes,
        lengthBytes: bytesOf(segment),
      });
    }
    return data;
  }

  /** A copy of what the guest wrote */
  read(lengthBytes: number): Uint8Array {
    const bytes = new Uint8Array(lengthBytes);
    let at = 0;
    for (const segment of this.segments) {
      this.memory.copyTo(bytes.subarray(at, at + segment.lengthBytes), segment.address);
      at += segment.lengthBytes;
    }
    return bytes;
  }

  write(bytes: Uint8Array): void {
    let at = 0;
    for (const { address, lengthBytes } of this.segments) {
      this.memory.write(address, bytes.subarray(at, at + lengthBytes));
      at += lengthBytes;
    }
  }

  unmap(): void {
    for (const { reference } of this.segments) this.grants.unmap(reference, this.access);
  }
}
