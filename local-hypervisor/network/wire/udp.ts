import { internetChecksum, sumOfPseudoHeader, type TransportAddresses } from "./checksum";
import { ipProtocol } from "./ipv4";
import { MalformedPacketError } from "./malformed-packet-error";
import { readUint16, writeUint16 } from "./octets";

const headerBytes = 8;

/** A UDP datagram (RFC 768). */
export interface UdpDatagram {
  readonly sourcePort: number;
  readonly destinationPort: number;
  readonly payload: Uint8Array;
}

/**
 * The payload is a view of `bytes`; a checksum of 0 means that the sender made none. Throws `MalformedPacketError`, for
 * a wrong checksum too unless it is trusted: left to be made by an offload, or checked before.
 */
export function parseUdp(
  bytes: Uint8Array,
  addresses: TransportAddresses,
  checksumTrusted = false,
): UdpDatagram {
  if (bytes.length < headerBytes) throw new MalformedPacketError("UDP", "shorter than its header");
  const lengthBytes = readUint16(bytes, 4);
  if (lengthBytes < headerBytes || lengthBytes > bytes.length) {
    throw new MalformedPacketError("UDP", "lengths do not agree");
  }
  const datagram = bytes.subarray(0, lengthBytes);
  if (!checksumTrusted && readUint16(bytes, 6) !== 0) {
    const start = sumOfPseudoHeader(addresses, ipProtocol.udp, lengthBytes);
    if (internetChecksum(datagram, start) !== 0) throw new MalformedPacketError("UDP", "wrong checksum");
  }
  return {
    sourcePort: readUint16(bytes, 0),
    destinationPort: readUint16(bytes, 2),
    payload: datagram.subarray(headerBytes),
  };
}

export function serializeUdp(datagram: UdpDatagram, addresses: TransportAddresses): Uint8Array {
  const bytes = new Uint8Array(headerBytes + datagram.payload.length);
  writeUint16(bytes, 0, datagram.sourcePort);
  writeUint16(bytes, 2, datagram.destinationPort);
  writeUint16(bytes, 4, bytes.length);
  bytes.set(datagram.payload, headerBytes);
  const checksum = internetChecksum(bytes, sumOfPseudoHeader(addresses, ipProtocol.udp, bytes.length));
  writeUint16(bytes, 6, checksum === 0 ? 0xffff : checksum);
  return bytes;
}
