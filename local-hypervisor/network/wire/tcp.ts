import { foldedSum, internetChecksum, sumOfPseudoHeader, type TransportAddresses } from "./checksum";
import { ipProtocol } from "./ipv4";
import { MalformedPacketError } from "./malformed-packet-error";
import { readUint16, readUint32, writeUint16, writeUint32 } from "./octets";

export const tcpHeaderBytes = 20;

const flagBits = { fin: 0x01, syn: 0x02, reset: 0x04, push: 0x08, acknowledgement: 0x10 } as const;
const optionKind = { end: 0, noOperation: 1, maximumSegmentSize: 2, windowScale: 3 } as const;

/** A TCP segment (RFC 9293). Urgent data and options other than these two are not represented. */
export interface TcpSegment {
  readonly sourcePort: number;
  readonly destinationPort: number;
  readonly sequence: number;
  /** Next sequence number that the sender expects; absent when the ACK bit is clear */
  readonly acknowledgement?: number;
  readonly syn: boolean;
  readonly fin: boolean;
  readonly reset: boolean;
  readonly push: boolean;
  /** As in the header, before scaling */
  readonly window: number;
  /** Largest payload that the sender takes, bytes; only on SYN */
  readonly maximumSegmentBytes?: number;
  /** Shift of later windows, 0 to 14 (RFC 7323); only on SYN */
  readonly windowScale?: number;
  readonly payload: Uint8Array;
}

/**
 * The payload is a view of `bytes`; throws `MalformedPacketError`, for a wrong checksum too unless it is trusted: left to
 * be made by an offload, or checked before.
 */
export function parseTcp(
  bytes: Uint8Array,
  addresses: TransportAddresses,
  checksumTrusted = false,
): TcpSegment {
  if (bytes.length < tcpHeaderBytes) throw new MalformedPacketError("TCP", "shorter than its header");
  const headerBytes = ((bytes[12] as number) >>> 4) * 4;
  if (headerBytes < tcpHeaderBytes || headerBytes > bytes.length) {
    throw new MalformedPacketError("TCP", "lengths do not agree");
  }
  if (!checksumTrusted) {
    const start = sumOfPseudoHeader(addresses, ipProtocol.tcp, bytes.length);
    if (internetChecksum(bytes, start) !== 0) throw new MalformedPacketError("TCP", "wrong checksum");
  }
  const flags = bytes[13] as number;
  const syn = (flags & flagBits.syn) !== 0;
  return {
    sourcePort: readUint16(bytes, 0),
    destinationPort: readUint16(bytes, 2),
    sequence: readUint32(bytes, 4),
    ...((flags & flagBits.acknowledgement) !== 0 && { acknowledgement: readUint32(bytes, 8) }),
    syn,
    fin: (flags & flagBits.fin) !== 0,
    reset: (flags & flagBits.reset) !== 0,
    push: (flags & flagBits.push) !== 0,
    window: readUint16(bytes, 14),
    ...(syn && parseSynOptions(bytes.subarray(tcpHeaderBytes, headerBytes))),
    payload: bytes.subarray(headerBytes),
  };
}

/** Options of a broken length end the list: Linux reads what comes before them, and so do we. */
function parseSynOptions(options: Uint8Array): Pick<TcpSegment, "maximumSegmentBytes" | "windowScale"> {
  let found: Pick<TcpSegment, "maximumSegmentBytes" | "windowScale"> = {};
  let offset = 0;
  while (offset < options.length) {
    const kind = options[offset];
    if (kind === optionKind.end) break;
    if (kind === optionKind.noOperation) {
      offset += 1;
      continue;
    }
    const length = options[offset + 1] ?? 0;
    if (length < 2 || offset + length > options.length) break;
    if (kind === optionKind.maximumSegmentSize && length === 4) {
      found = { ...found, maximumSegmentBytes: readUint16(options, offset + 2) };
    } else if (kind === optionKind.windowScale && length === 3) {
      found = { ...found, windowScale: Math.min(options[offset + 2] as number, 14) };
    }
    offset += length;
  }
  return found;
}

/** @param checksum `offloaded`: the field holds the sum of the pseudo header, the rest is left to an offload */
export function serializeTcp(
  segment: TcpSegment,
  addresses: TransportAddresses,
  checksum: "complete" | "offloaded" = "complete",
): Uint8Array {
  const options = serializeSynOptions(segment);
  const headerBytes = tcpHeaderBytes + options.length;
  const bytes = new Uint8Array(headerBytes + segment.payload.length);
  writeUint16(bytes, 0, segment.sourcePort);
  writeUint16(bytes, 2, segment.destinationPort);
  writeUint32(bytes, 4, segment.sequence);
  writeUint32(bytes, 8, segment.acknowledgement ?? 0);
  bytes[12] = (headerBytes / 4) << 4;
  bytes[13] =
    (segment.fin ? flagBits.fin : 0) |
    (segment.syn ? flagBits.syn : 0) |
    (segment.reset ? flagBits.reset : 0) |
    (segment.push ? flagBits.push : 0) |
    (segment.acknowledgement === undefined ? 0 : flagBits.acknowledgement);
  writeUint16(bytes, 14, segment.window);
  bytes.set(options, tcpHeaderBytes);
  bytes.set(segment.payload, headerBytes);
  const start = sumOfPseudoHeader(addresses, ipProtocol.tcp, bytes.length);
  writeUint16(bytes, 16, checksum === "complete" ? internetChecksum(bytes, start) : foldedSum(start));
  return bytes;
}

function serializeSynOptions(segment: TcpSegment): Uint8Array {
  const options: number[] = [];
  if (segment.maximumSegmentBytes !== undefined) {
    const size = segment.maximumSegmentBytes;
    options.push(optionKind.maximumSegmentSize, 4, size >>> 8, size & 255);
  }
  if (segment.windowScale !== undefined) {
    options.push(optionKind.noOperation, optionKind.windowScale, 3, segment.windowScale);
  }
  return Uint8Array.from(options);
}
