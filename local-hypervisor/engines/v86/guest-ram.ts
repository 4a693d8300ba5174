import type { GuestMemory } from "../../guest/nvme/guest-memory";
import type { Cpu } from "./v86-internals";

/** Legacy video memory and ROMs: addresses below the end of memory that are no RAM */
const hole = { start: 0xa0000, end: 0x100000 };

/** The guest's RAM within WebAssembly's memory. */
export class GuestRam implements GuestMemory {
  readonly sizeBytes: number;
  private readonly offset: number;
  private view: Uint8Array;

  constructor(private readonly cpu: Cpu) {
    this.sizeBytes = cpu.memory_size[0] ?? 0;
    this.offset = cpu.mem8.byteOffset;
    this.view = this.makeView();
  }

  covers(address: number, lengthBytes: number): boolean {
    const end = address + lengthBytes;
    return address >= 0 && end <= this.sizeBytes && (end <= hole.start || address >= hole.end);
  }

  read(address: number, lengthBytes: number): Uint8Array {
    return this.current().slice(address, address + lengthBytes);
  }

  write(address: number, bytes: Uint8Array): void {
    this.cpu.write_blob(bytes, address);
  }

  /** WebAssembly's memory gets a new buffer whenever it grows */
  private current(): Uint8Array {
    if (this.view.buffer !== this.cpu.wasm_memory.buffer) this.view = this.makeView();
    return this.view;
  }

  private makeView(): Uint8Array {
    return new Uint8Array(this.cpu.wasm_memory.buffer, this.offset, this.sizeBytes);
  }
}
