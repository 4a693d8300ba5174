import type { Ipv4Address, MacAddress } from "./address";

/** Big-endian access to bytes whose bounds the caller has checked. */

export function readUint16(bytes: Uint8Array, offset: number): number {
  return ((bytes[offset] as number) << 8) | (bytes[offset + 1] as number);
}

export function readUint32(bytes: Uint8Array, offset: number): number {
  return ((readUint16(bytes, offset) << 16) | readUint16(bytes, offset + 2)) >>> 0;
}

export function readMac(bytes: Uint8Array, offset: number): MacAddress {
  return readUint16(bytes, offset) * 0x1_0000_0000 + readUint32(bytes, offset + 2);
}

export function writeUint16(bytes: Uint8Array, offset: number, value: number): void {
  bytes[offset] = value >>> 8;
  bytes[offset + 1] = value;
}

export function writeUint32(bytes: Uint8Array, offset: number, value: Ipv4Address | number): void {
  writeUint16(bytes, offset, value >>> 16);
  writeUint16(bytes, offset + 2, value & 0xffff);
}

export function writeMac(bytes: Uint8Array, offset: number, value: MacAddress): void {
  writeUint16(bytes, offset, Math.floor(value / 0x1_0000_0000));
  writeUint32(bytes, offset + 2, value % 0x1_0000_0000);
}
