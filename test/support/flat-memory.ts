import type { DeviceMemory } from "../../local-hypervisor/guest/guest-memory";

/** A guest's RAM as an array of bytes. */
export class FlatMemory implements DeviceMemory {
  readonly bytes: Uint8Array;
  private readonly fields: DataView;

  constructor(readonly sizeBytes: number) {
    this.bytes = new Uint8Array(sizeBytes);
    this.fields = new DataView(this.bytes.buffer);
  }

  covers(address: number, lengthBytes: number): boolean {
    return address >= 0 && address + lengthBytes <= this.sizeBytes;
  }

  read(address: number, lengthBytes: number): Uint8Array {
    return this.bytes.slice(address, address + lengthBytes);
  }

  write(address: number, bytes: Uint8Array): void {
    this.bytes.set(bytes, address);
  }

  copyTo(target: Uint8Array, address: number): void {
    target.set(this.bytes.subarray(address, address + target.length));
  }

  readUint16(address: number): number {
    return this.fields.getUint16(address, true);
  }

  readUint32(address: number): number {
    return this.fields.getUint32(address, true);
  }

  writeUint16(address: number, value: number): void {
    this.fields.setUint16(address, value, true);
  }

  writeUint32(address: number, value: number): void {
    this.fields.setUint32(address, value, true);
  }
}
