import type { GuestMemory } from "../guest-memory";
import { fail } from "./errors";

const pageBytes = 4096;

/** The guest's memory by the addresses of its kernel, which hypercalls point with. Bad pointers end in EFAULT. */
export class VirtualMemory {
  constructor(
    private readonly memory: GuestMemory,
    /** Physical address of a virtual one; undefined where nothing is mapped */
    private readonly translate: (address: number) => number | undefined,
  ) {}

  read(address: number, lengthBytes: number): Uint8Array {
    const bytes = new Uint8Array(lengthBytes);
    for (const part of this.parts(address, lengthBytes))
      bytes.set(this.memory.read(part.physical, part.lengthBytes), part.offset);
    return bytes;
  }

  write(address: number, bytes: Uint8Array): void {
    for (const part of this.parts(address, bytes.length))
      this.memory.write(part.physical, bytes.subarray(part.offset, part.offset + part.lengthBytes));
  }

  /** A structure, copied */
  structure(address: number, lengthBytes: number): DataView {
    const bytes = this.read(address, lengthBytes);
    return new DataView(bytes.buffer);
  }

  writeUint32(address: number, value: number): void {
    const bytes = Buffer.alloc(4);
    bytes.writeUInt32LE(value >>> 0);
    this.write(address, bytes);
  }

  /** All of them before the first is touched, so that a failing call changes nothing */
  private parts(address: number, lengthBytes: number) {
    const parts: { physical: number; offset: number; lengthBytes: number }[] = [];
    for (let offset = 0; offset < lengthBytes; ) {
      const at = (address + offset) >>> 0;
      const length = Math.min(lengthBytes - offset, pageBytes - (at % pageBytes));
      const physical = this.translate(at);
      if (physical === undefined || !this.memory.covers(physical, length)) fail("badAddress");
      parts.push({ physical, offset, lengthBytes: length });
      offset += length;
    }
    return parts;
  }
}
