import type { Ipv4Address, MacAddress } from "./address";
import { MalformedPacketError } from "./malformed-packet-error";
import { readMac, readUint16, readUint32, writeMac, writeUint16, writeUint32 } from "./octets";

export const arpOperation = { request: 1, reply: 2 } as const;

const packetBytes = 28;
const hardwareEthernet = 1;
const protocolIpv4 = 0x0800;

/** An ARP packet for IPv4 over Ethernet (RFC 826). */
export interface ArpPacket {
  /** 1 request, 2 reply; others are passed through */
  readonly operation: number;
  readonly senderMac: MacAddress;
  /** 0.0.0.0 in an address probe (RFC 5227) */
  readonly senderAddress: Ipv4Address;
  readonly targetMac: MacAddress;
  readonly targetAddress: Ipv4Address;
}

/** Bytes after the packet are padding; throws `MalformedPacketError` */
export function parseArp(bytes: Uint8Array): ArpPacket {
  if (bytes.length < packetBytes) throw new MalformedPacketError("ARP", "shorter than 28 bytes");
  if (readUint16(bytes, 0) !== hardwareEthernet || readUint16(bytes, 2) !== protocolIpv4) {
    throw new MalformedPacketError("ARP", "not IPv4 over Ethernet");
  }
  if (bytes[4] !== 6 || bytes[5] !== 4)
    throw new MalformedPacketError("ARP", "address lengths are not 6 and 4");
  return {
    operation: readUint16(bytes, 6),
    senderMac: readMac(bytes, 8),
    senderAddress: readUint32(bytes, 14),
    targetMac: readMac(bytes, 18),
    targetAddress: readUint32(bytes, 24),
  };
}

export function serializeArp(packet: ArpPacket): Uint8Array {
  const bytes = new Uint8Array(packetBytes);
  writeUint16(bytes, 0, hardwareEthernet);
  writeUint16(bytes, 2, protocolIpv4);
  bytes[4] = 6;
  bytes[5] = 4;
  writeUint16(bytes, 6, packet.operation);
  writeMac(bytes, 8, packet.senderMac);
  writeUint32(bytes, 14, packet.senderAddress);
  writeMac(bytes, 18, packet.targetMac);
  writeUint32(bytes, 24, packet.targetAddress);
  return bytes;
}
