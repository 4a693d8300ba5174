import type { DeviceMemory } from "../../guest/guest-memory";
import type { Cpu } from "./v86-internals";

/** Legacy video memory and ROMs: addresses below the end of memory that are no RAM */
const hole = { start: 0xa0000, end: 0x100000 };

/** The guest's RAM within WebAssembly's memory. */
export class GuestRam implements DeviceMemory {
  readonly sizeBytes: number;
  private readonly offset: number;
  private view: Uint8Array;
  private fields: DataView;

  constructor(private readonly cpu: Cpu) {
    this.sizeBytes = cpu.memory_size[0] ?? 0;
    this.offset = cpu.mem8.byteOffset;
    this.view = this.makeView();
    this.fields = this.makeFields();
  }

  /** All of it, as it is now: good until the next call of anything */
  get bytes(): Uint8Array {
    this.refresh();
    return this.view;
  }

  covers(address: number, lengthBytes: number): boolean {
    const end = address + lengthBytes;
    return address >= 0 && end <= this.sizeBytes && (end <= hole.start || address >= hole.end);
  }

  read(address: number, lengthBytes: number): Uint8Array {
    this.refresh();
    return this.view.slice(address, address + lengthBytes);
  }

  copyTo(target: Uint8Array, address: number): void {
    this.refresh();
    target.set(this.view.subarray(address, address + target.length));
  }

  readUint16(address: number): number {
    this.refresh();
    return this.fields.getUint16(address, true);
  }

  readUint32(address: number): number {
    this.refresh();
    return this.fields.getUint32(address, true);
  }

  /** For fields of rings, which are no code: unlike `write` it does not look for code to forget */
  writeUint16(address: number, value: number): void {
    this.refresh();
    this.fields.setUint16(address, value, true);
  }

  writeUint32(address: number, value: number): void {
    this.refresh();
    this.fields.setUint32(address, value, true);
  }

  write(address: number, bytes: Uint8Array): void {
    this.cpu.write_blob(bytes, address);
  }

  /** WebAssembly's memory gets a new buffer whenever it grows, and views of the old one have no length */
  private refresh(): void {
    if (this.view.length > 0) return;
    this.view = this.makeView();
    this.fields = this.makeFields();
  }

  private makeView(): Uint8Array {
    return new Uint8Array(this.cpu.wasm_memory.buffer, this.offset, this.sizeBytes);
  }

  private makeFields(): DataView {
    return new DataView(this.cpu.wasm_memory.buffer, this.offset, this.sizeBytes);
  }
}
