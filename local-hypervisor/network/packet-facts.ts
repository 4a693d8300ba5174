import type { Ipv4Address } from "./wire/address";
import { icmpType } from "./wire/icmp";
import { type Ipv4Packet, ipProtocol, ipv4HeaderBytes } from "./wire/ipv4";
import { MalformedPacketError } from "./wire/malformed-packet-error";
import { readUint16, readUint32 } from "./wire/octets";
import { tcpHeaderBytes } from "./wire/tcp";

/** What filters look at in a packet; ports, ICMP and TCP fields are there where the protocol has them. */
export interface PacketFacts {
  /** IP protocol number */
  readonly protocol: number;
  readonly source: Ipv4Address;
  readonly destination: Ipv4Address;
  readonly sourcePort?: number;
  readonly destinationPort?: number;
  readonly icmpType?: number;
  readonly icmpCode?: number;
  /** Of queries and their replies, such as echo */
  readonly icmpIdentifier?: number;
  readonly tcpFlags?: TcpFlags;
  /** Packet that an ICMP error is about, as far as it could be read */
  readonly quoted?: PacketFacts;
  /** Of the whole packet with its header */
  readonly lengthBytes: number;
}

export interface TcpFlags {
  readonly syn: boolean;
  readonly ack: boolean;
  readonly fin: boolean;
  readonly rst: boolean;
}

const portsBytes = 4;
const udpHeaderBytes = 8;
const icmpHeaderBytes = 8;

/** ICMP messages that quote the packet which caused them (RFC 792) */
const icmpErrorTypes: ReadonlySet<number> = new Set([
  icmpType.destinationUnreachable,
  4, // source quench
  5, // redirect
  icmpType.timeExceeded,
  12, // parameter problem
]);

/**
 * The facts of a whole packet or of a first fragment; checksums are not looked at. Throws `MalformedPacketError` for a
 * later fragment and for a transport header that is cut off.
 */
export function readPacketFacts(packet: Ipv4Packet): PacketFacts {
  if (packet.fragmentOffsetBytes > 0) throw new MalformedPacketError("IPv4", "a later fragment has no ports");
  const { protocol, source, destination, payload } = packet;
  const lengthBytes = ipv4HeaderBytes + packet.options.length + payload.length;
  if (protocol === ipProtocol.tcp) {
    const headerBytes = payload.length < tcpHeaderBytes ? 0 : ((payload[12] as number) >>> 4) * 4;
    if (headerBytes < tcpHeaderBytes || (headerBytes > payload.length && !packet.moreFragments)) {
      throw new MalformedPacketError("TCP", "the header is cut off");
    }
    const flags = payload[13] as number;
    return {
      protocol,
      source,
      destination,
      sourcePort: readUint16(payload, 0),
      destinationPort: readUint16(payload, 2),
      tcpFlags: {
        syn: (flags & 0x02) !== 0,
        ack: (flags & 0x10) !== 0,
        fin: (flags & 0x01) !== 0,
        rst: (flags & 0x04) !== 0,
      },
      lengthBytes,
    };
  }
  if (protocol === ipProtocol.udp) {
    if (payload.length < udpHeaderBytes) throw new MalformedPacketError("UDP", "shorter than its header");
    const [sourcePort, destinationPort] = [readUint16(payload, 0), readUint16(payload, 2)];
    return { protocol, source, destination, sourcePort, destinationPort, lengthBytes };
  }
  if (protocol === ipProtocol.icmp) {
    if (payload.length < icmpHeaderBytes) throw new MalformedPacketError("ICMP", "shorter than its header");
    const icmp = icmpFacts(payload);
    const quoted = icmpErrorTypes.has(icmp.icmpType)
      ? readQuoted(payload.subarray(icmpHeaderBytes))
      : undefined;
    return { protocol, source, destination, ...icmp, ...(quoted && { quoted }), lengthBytes };
  }
  return { protocol, source, destination, lengthBytes };
}

function icmpFacts(message: Uint8Array) {
  return {
    icmpType: message[0] as number,
    icmpCode: message[1] as number,
    icmpIdentifier: readUint16(message, 4),
  };
}

/** An error quotes the header and at least eight bytes after it, so lengths and checksums cannot be held against it. */
function readQuoted(bytes: Uint8Array): PacketFacts | undefined {
  const first = bytes[0] ?? 0;
  const headerBytes = (first & 15) * 4;
  if (first >>> 4 !== 4 || headerBytes < ipv4HeaderBytes || bytes.length < headerBytes + icmpHeaderBytes) {
    return undefined;
  }
  const isLaterFragment = (readUint16(bytes, 6) & 0x1fff) !== 0;
  if (isLaterFragment) return undefined;
  const protocol = bytes[9] as number;
  const addresses = { source: readUint32(bytes, 12), destination: readUint32(bytes, 16) };
  const common = { protocol, ...addresses, lengthBytes: readUint16(bytes, 2) };
  const transport = bytes.subarray(headerBytes);
  if (protocol === ipProtocol.icmp) return { ...common, ...icmpFacts(transport) };
  if (protocol !== ipProtocol.tcp && protocol !== ipProtocol.udp) return common;
  const ports = transport.subarray(0, portsBytes);
  return { ...common, sourcePort: readUint16(ports, 0), destinationPort: readUint16(ports, 2) };
}
