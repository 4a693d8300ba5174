import type { Ipv4Address } from "./address";
import { internetChecksum } from "./checksum";
import { MalformedPacketError } from "./malformed-packet-error";
import { readUint16, readUint32, writeUint16, writeUint32 } from "./octets";

export const ipProtocol = { icmp: 1, igmp: 2, tcp: 6, udp: 17 } as const;

export const ipv4HeaderBytes = 20;

/** An IPv4 packet (RFC 791). */
export interface Ipv4Packet {
  /** DSCP and ECN */
  readonly typeOfService: number;
  readonly identification: number;
  readonly dontFragment: boolean;
  readonly moreFragments: boolean;
  /** Position of the payload in the original one, bytes, a multiple of 8 */
  readonly fragmentOffsetBytes: number;
  /** Hops left */
  readonly timeToLive: number;
  readonly protocol: number;
  readonly source: Ipv4Address;
  readonly destination: Ipv4Address;
  /** Raw header options, a multiple of four bytes, 40 at most */
  readonly options: Uint8Array;
  readonly payload: Uint8Array;
}

/**
 * Options and payload are views of `bytes`; bytes after the total length are padding. Throws `MalformedPacketError`,
 * for a wrong header checksum too.
 */
export function parseIpv4(bytes: Uint8Array): Ipv4Packet {
  if (bytes.length < ipv4HeaderBytes) throw new MalformedPacketError("IPv4", "shorter than its header");
  const first = bytes[0] as number;
  if (first >>> 4 !== 4) throw new MalformedPacketError("IPv4", "version is not 4");
  const headerBytes = (first & 15) * 4;
  const totalBytes = readUint16(bytes, 2);
  if (headerBytes < ipv4HeaderBytes || totalBytes < headerBytes || bytes.length < totalBytes) {
    throw new MalformedPacketError("IPv4", "lengths do not agree");
  }
  if (internetChecksum(bytes.subarray(0, headerBytes)) !== 0) {
    throw new MalformedPacketError("IPv4", "wrong header checksum");
  }
  const fragment = readUint16(bytes, 6);
  return {
    typeOfService: bytes[1] as number,
    identification: readUint16(bytes, 4),
    dontFragment: (fragment & 0x4000) !== 0,
    moreFragments: (fragment & 0x2000) !== 0,
    fragmentOffsetBytes: (fragment & 0x1fff) * 8,
    timeToLive: bytes[8] as number,
    protocol: bytes[9] as number,
    source: readUint32(bytes, 12),
    destination: readUint32(bytes, 16),
    options: bytes.subarray(ipv4HeaderBytes, headerBytes),
    payload: bytes.subarray(headerBytes, totalBytes),
  };
}

/** @param headroomBytes Bytes to leave free before the packet, for the header of a frame */
export function serializeIpv4(packet: Ipv4Packet, headroomBytes = 0): Uint8Array {
  const headerBytes = ipv4HeaderBytes + packet.options.length;
  const whole = new Uint8Array(headroomBytes + headerBytes + packet.payload.length);
  const bytes = whole.subarray(headroomBytes);
  bytes[0] = 0x40 | (headerBytes / 4);
  bytes[1] = packet.typeOfService;
  writeUint16(bytes, 2, bytes.length);
  writeUint16(bytes, 4, packet.identification);
  writeUint16(
    bytes,
    6,
    (packet.dontFragment ? 0x4000 : 0) |
      (packet.moreFragments ? 0x2000 : 0) |
      (packet.fragmentOffsetBytes / 8),
  );
  bytes[8] = packet.timeToLive;
  bytes[9] = packet.protocol;
  writeUint32(bytes, 12, packet.source);
  writeUint32(bytes, 16, packet.destination);
  bytes.set(packet.options, ipv4HeaderBytes);
  writeUint16(bytes, 10, internetChecksum(bytes.subarray(0, headerBytes)));
  bytes.set(packet.payload, headerBytes);
  return whole;
}

const noOptions = new Uint8Array(0);

/** A whole, unfragmented packet, as our own services send them */
export function plainIpv4Packet(
  packet: Pick<Ipv4Packet, "protocol" | "source" | "destination" | "payload"> & { timeToLive?: number },
): Ipv4Packet {
  return {
    typeOfService: 0,
    identification: 0, // legal for packets that must not be fragmented (RFC 6864)
    dontFragment: true,
    moreFragments: false,
    fragmentOffsetBytes: 0,
    timeToLive: 64,
    options: noOptions,
    ...packet,
  };
}
