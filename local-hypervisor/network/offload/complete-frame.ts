import type { FrameOffload } from "../../control-plane/ports";
import { foldedSum, internetChecksum, sumOfPseudoHeader } from "../wire/checksum";
import { ethernetHeaderBytes, etherType } from "../wire/ethernet";
import { ipProtocol, ipv4HeaderBytes } from "../wire/ipv4";
import { MalformedPacketError } from "../wire/malformed-packet-error";
import { readUint16, readUint32, writeUint16, writeUint32 } from "../wire/octets";
import { tcpHeaderBytes } from "../wire/tcp";

/**
 * The work that a sender left undone, done for a receiver that leaves none: pure functions over frames, for the
 * network as for a device whose guest negotiated no offload.
 */

const tcpFlags = { fin: 0x01, push: 0x08, congestionWindowReduced: 0x80 } as const;

/**
 * The frames that this one stands for, every checksum in place. A frame that is one packet is completed where it is,
 * and returned. Throws `MalformedPacketError` for an offload that the frame cannot have.
 */
export function completeFrame(frame: Uint8Array, offload: FrameOffload): Uint8Array[] {
  if (offload.segmentBytes !== undefined) return segmentFrame(frame, offload.segmentBytes);
  completeChecksum(frame, offload);
  return [frame];
}

/** Puts the checksum where the offload says, over what it says; the place holds the sum of the pseudo header */
function completeChecksum(
  frame: Uint8Array,
  {
    checksumStartBytes,
    checksumOffsetBytes,
  }: Pick<FrameOffload, "checksumStartBytes" | "checksumOffsetBytes">,
): void {
  const place = checksumStartBytes + checksumOffsetBytes;
  if (checksumStartBytes < ethernetHeaderBytes || place + 2 > frame.length) {
    throw new MalformedPacketError("Ethernet", "the checksum lies outside of the frame");
  }
  const checksum = internetChecksum(frame.subarray(checksumStartBytes));
  // UDP sends a checksum that comes to zero as its complement: zero says that there is none (RFC 768)
  const isUdp = frame[ethernetHeaderBytes + 9] === ipProtocol.udp && checksumOffsetBytes === 6;
  writeUint16(frame, place, checksum === 0 && isUdp ? 0xffff : checksum);
}

/** Cuts TCP over IPv4 into segments of so many bytes, as a network card does for its driver */
function segmentFrame(frame: Uint8Array, segmentBytes: number): Uint8Array[] {
  const { ipStart, tcpStart, payloadStart, payloadEnd } = readHeaders(frame);
  if (segmentBytes < 1) throw new MalformedPacketError("TCP", "segments without bytes");
  const identification = readUint16(frame, ipStart + 4);
  const sequence = readUint32(frame, tcpStart + 4);
  const flags = frame[tcpStart + 13] as number;
  const addresses = { source: readUint32(frame, ipStart + 12), destination: readUint32(frame, ipStart + 16) };
  const segments: Uint8Array[] = [];
  let start = payloadStart;
  do {
    const end = Math.min(start + segmentBytes, payloadEnd);
    const segment = new Uint8Array(payloadStart + end - start);
    segment.set(frame.subarray(0, payloadStart));
    segment.set(frame.subarray(start, end), payloadStart);
    writeUint16(segment, ipStart + 2, segment.length - ipStart);
    writeUint16(segment, ipStart + 4, (identification + segments.length) & 0xffff);
    writeUint16(segment, ipStart + 10, 0);
    writeUint16(segment, ipStart + 10, internetChecksum(segment.subarray(ipStart, tcpStart)));
    writeUint32(segment, tcpStart + 4, (sequence + start - payloadStart) >>> 0);
    segment[tcpStart + 13] =
      flags &
      ~(end < payloadEnd ? tcpFlags.fin | tcpFlags.push : 0) &
      ~(start > payloadStart ? tcpFlags.congestionWindowReduced : 0);
    const pseudoHeader = sumOfPseudoHeader(addresses, ipProtocol.tcp, segment.length - tcpStart);
    writeUint16(segment, tcpStart + 16, foldedSum(pseudoHeader));
    completeChecksum(segment, { checksumStartBytes: tcpStart, checksumOffsetBytes: 16 });
    segments.push(segment);
    start = end;
  } while (start < payloadEnd);
  return segments;
}

function readHeaders(frame: Uint8Array) {
  const ipStart = ethernetHeaderBytes;
  if (frame.length < ipStart + ipv4HeaderBytes || readUint16(frame, 12) !== etherType.ipv4) {
    throw new MalformedPacketError("Ethernet", "segments of something that is not IPv4");
  }
  const version = (frame[ipStart] as number) >>> 4;
  const tcpStart = ipStart + ((frame[ipStart] as number) & 15) * 4;
  const isWholeTcp = frame[ipStart + 9] === ipProtocol.tcp && (readUint16(frame, ipStart + 6) & 0x3fff) === 0;
  const payloadEnd = ipStart + readUint16(frame, ipStart + 2);
  const isComplete = tcpStart >= ipStart + ipv4HeaderBytes && payloadEnd <= frame.length;
  if (version !== 4 || !isWholeTcp || !isComplete || payloadEnd < tcpStart + tcpHeaderBytes) {
    throw new MalformedPacketError("IPv4", "segments of something that is not a whole TCP packet");
  }
  const payloadStart = tcpStart + ((frame[tcpStart + 12] as number) >>> 4) * 4;
  if (payloadStart < tcpStart + tcpHeaderBytes || payloadStart > payloadEnd) {
    throw new MalformedPacketError("TCP", "lengths do not agree");
  }
  return { ipStart, tcpStart, payloadStart, payloadEnd };
}
