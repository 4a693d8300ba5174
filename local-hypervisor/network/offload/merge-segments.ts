import type { FrameOffload } from "../../control-plane/ports";
import { foldedSum, internetChecksum, sumOfPseudoHeader } from "../wire/checksum";
import { etherType } from "../wire/ethernet";
import { ipProtocol } from "../wire/ipv4";
import { readUint16, readUint32, writeUint16, writeUint32 } from "../wire/octets";

/** Headers without options of Ethernet, IPv4 and TCP */
const ipStart = 14;
const tcpStart = 34;
const optionsStart = 54;
const checksumOffsetBytes = 16;
/** Largest IPv4 packet */
const largestPacketBytes = 65_535;
/** Programs that send little at a time are left alone: their frames are cheap, and must stay segments that may be cut */
const smallestSegmentBytes = 536;
const dontFragment = 0x4000;
const flag = { push: 0x08, acknowledgement: 0x10 } as const;
/** No operation twice, and the kind and length of timestamps: as every operating system writes them (RFC 7323, A) */
const timestampsHead = 0x0101080a;
const timestampsBytes = 12;

/** A frame on its way to a receiver that takes segments as one */
interface FrameToMerge {
  readonly bytes: Uint8Array;
  readonly offload: FrameOffload | undefined;
  /** What its owner counts it as: a merged frame counts as all that it stands for */
  readonly cost: number;
}

/** A frame of TCP over IPv4 with data and nothing out of the ordinary, whose checksum is left to be done. */
interface Segment {
  readonly bytes: Uint8Array;
  readonly payloadStart: number;
  readonly payloadBytes: number;
  /** Of each segment that it stands for; the last may be smaller */
  readonly segmentBytes: number;
}

/**
 * Puts the frames that follow the one at that place into it, as long as they go on where it ends: segments of one TCP
 * connection become one frame that stands for all, as receiving cards and kernels coalesce them. To the guest's
 * processor a frame costs much more than its bytes. Cut again they are what they were, but for times that lay between
 * the first and the last: the frame has the first's own time, which is the one that a receiver echoes (RFC 7323, 4.3),
 * and the last's echo.
 */
export function mergeSegments(frames: FrameToMerge[], index: number): void {
  const first = segmentOf(frames[index]);
  if (!first || first.payloadBytes % first.segmentBytes !== 0) return;
  const parts = [first];
  let cost = (frames[index] as FrameToMerge).cost;
  let payloadBytes = first.payloadBytes;
  let last = first;
  for (;;) {
    const frame = frames[index + parts.length];
    const next = segmentOf(frame);
    const fits =
      next !== undefined &&
      next.payloadStart - ipStart + payloadBytes + next.payloadBytes <= largestPacketBytes &&
      last.payloadBytes % first.segmentBytes === 0 &&
      goesOn(first, last, next, payloadBytes);
    if (!frame || !fits) break;
    parts.push(next);
    cost += frame.cost;
    payloadBytes += next.payloadBytes;
    last = next;
  }
  if (parts.length === 1) return;
  const bytes = joined(parts, payloadBytes);
  const offload = { checksumStartBytes: tcpStart, checksumOffsetBytes, segmentBytes: first.segmentBytes };
  frames.splice(index, parts.length, { bytes, offload, cost });
}

function segmentOf(frame: FrameToMerge | undefined): Segment | undefined {
  if (frame?.offload?.checksumStartBytes !== tcpStart) return undefined;
  const { bytes, offload } = frame;
  const isPlain =
    offload.checksumOffsetBytes === checksumOffsetBytes &&
    bytes.length > optionsStart &&
    readUint16(bytes, 12) === etherType.ipv4 &&
    bytes[ipStart] === 0x45 &&
    readUint16(bytes, ipStart + 2) === bytes.length - ipStart &&
    (readUint16(bytes, ipStart + 6) & ~dontFragment) === 0 &&
    bytes[ipStart + 9] === ipProtocol.tcp &&
    ((bytes[tcpStart + 13] as number) & ~flag.push) === flag.acknowledgement;
  const payloadStart = tcpStart + ((bytes[tcpStart + 12] as number) >>> 4) * 4;
  const payloadBytes = bytes.length - payloadStart;
  const segmentBytes = offload.segmentBytes ?? payloadBytes;
  if (!isPlain || payloadStart < optionsStart || segmentBytes < smallestSegmentBytes || payloadBytes < 1)
    return undefined;
  return { bytes, payloadStart, payloadBytes, segmentBytes };
}

/** Whether the next follows the last, in everything else like the first, in which so many bytes are already */
function goesOn(first: Segment, last: Segment, next: Segment, payloadBytes: number): boolean {
  const [one, other] = [first.bytes, next.bytes];
  const expected = (readUint32(one, tcpStart + 4) + payloadBytes) >>> 0;
  const isCutAlike =
    next.segmentBytes === first.segmentBytes ||
    // One that stands for itself only may be the shorter end
    (next.segmentBytes === next.payloadBytes && next.payloadBytes < first.segmentBytes);
  return (
    isCutAlike &&
    next.payloadStart === first.payloadStart &&
    readUint32(other, tcpStart + 4) === expected &&
    // Addresses of the link, type, version, class of service; fragmentation, time to live, protocol; addresses, ports
    areEqual(one, other, 0, ipStart + 2) &&
    areEqual(one, other, ipStart + 6, ipStart + 10) &&
    areEqual(one, other, ipStart + 12, tcpStart + 4) &&
    // Acknowledgement, length of the header; window; urgent pointer
    areEqual(one, other, tcpStart + 8, tcpStart + 13) &&
    areEqual(one, other, tcpStart + 14, tcpStart + 16) &&
    areEqual(one, other, tcpStart + 18, optionsStart) &&
    optionsGoOn(last, next)
  );
}

function optionsGoOn(last: Segment, next: Segment): boolean {
  if (areEqual(last.bytes, next.bytes, optionsStart, next.payloadStart)) return true;
  if (!hasOnlyTimestamps(last) || !hasOnlyTimestamps(next)) return false;
  return [4, 8].every((offset) => {
    const before = readUint32(last.bytes, optionsStart + offset);
    return ((readUint32(next.bytes, optionsStart + offset) - before) | 0) >= 0;
  });
}

const hasOnlyTimestamps = ({ bytes, payloadStart }: Segment): boolean =>
  payloadStart === optionsStart + timestampsBytes && readUint32(bytes, optionsStart) === timestampsHead;

function areEqual(one: Uint8Array, other: Uint8Array, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if (one[at] !== other[at]) return false;
  return true;
}

function joined(parts: readonly Segment[], payloadBytes: number): Uint8Array {
  const first = parts[0] as Segment;
  const last = parts.at(-1) as Segment;
  const bytes = new Uint8Array(first.payloadStart + payloadBytes);
  bytes.set(first.bytes.subarray(0, first.payloadStart));
  let at = first.payloadStart;
  let flags = 0;
  for (const part of parts) {
    bytes.set(part.bytes.subarray(part.payloadStart), at);
    at += part.payloadBytes;
    flags |= part.bytes[tcpStart + 13] as number;
  }
  writeUint16(bytes, ipStart + 2, bytes.length - ipStart);
  writeUint16(bytes, ipStart + 10, 0);
  writeUint16(bytes, ipStart + 10, internetChecksum(bytes.subarray(ipStart, tcpStart)));
  bytes[tcpStart + 13] = flags;
  const addresses = { source: readUint32(bytes, ipStart + 12), destination: readUint32(bytes, ipStart + 16) };
  const sum = sumOfPseudoHeader(addresses, ipProtocol.tcp, bytes.length - tcpStart);
  writeUint16(bytes, tcpStart + checksumOffsetBytes, foldedSum(sum));
  if (hasOnlyTimestamps(last)) writeUint32(bytes, optionsStart + 8, readUint32(last.bytes, optionsStart + 8));
  return bytes;
}
