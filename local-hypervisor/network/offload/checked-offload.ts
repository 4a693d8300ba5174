import type { FrameOffload } from "../../control-plane/ports";
import { ethernetHeaderBytes } from "../wire/ethernet";
import { type Ipv4Packet, ipProtocol, ipv4HeaderBytes } from "../wire/ipv4";
import { MalformedPacketError } from "../wire/malformed-packet-error";
import type { PacketOffload } from "../wire/packet-offload";
import { tcpHeaderBytes } from "../wire/tcp";
import { completeFrame } from "./complete-frame";

/** Smallest segment that Linux cuts too; less would make one frame a flood of them */
const smallestSegmentBytes = 48;

const checksumOffsetBytes: Readonly<Record<number, number>> = { [ipProtocol.tcp]: 16, [ipProtocol.udp]: 6 };

/**
 * What a guest left to be done on its frame, held against the packet in it, so that everything behind may trust it:
 * the checksum is that of the packet's own TCP or UDP header. One further inside (a tunnel's) is made at once. Throws
 * `MalformedPacketError` for an offload that does not fit the frame.
 */
export function checkedOffload(
  frame: Uint8Array,
  packet: Ipv4Packet,
  offload: FrameOffload | undefined,
): FrameOffload | undefined {
  if (offload === undefined) return undefined;
  const own = offloadOf(packet, offload);
  if (
    own !== undefined &&
    own.checksumStartBytes === offload.checksumStartBytes &&
    own.checksumOffsetBytes === offload.checksumOffsetBytes
  ) {
    return own;
  }
  const headerEnd = ethernetHeaderBytes + ipv4HeaderBytes + packet.options.length;
  const isInside = offload.checksumStartBytes >= headerEnd && offload.checksumOffsetBytes >= 0;
  if (!isInside || offload.segmentBytes !== undefined)
    throw new MalformedPacketError("offload", "does not fit the frame");
  completeFrame(frame, offload);
  return undefined;
}

/** A packet's offload as its frame has it; `undefined` where the packet has no header that it could mean */
export function offloadOf(packet: Ipv4Packet, { segmentBytes }: PacketOffload): FrameOffload | undefined {
  const offset = checksumOffsetBytes[packet.protocol];
  const isWhole = !packet.moreFragments && packet.fragmentOffsetBytes === 0;
  if (offset === undefined || !isWhole || packet.payload.length < offset + 2) return undefined;
  const checksumStartBytes = ethernetHeaderBytes + ipv4HeaderBytes + packet.options.length;
  if (segmentBytes === undefined) return { checksumStartBytes, checksumOffsetBytes: offset };
  const dataBytes = ((packet.payload[12] ?? 0) >>> 4) * 4;
  const isCuttable =
    packet.protocol === ipProtocol.tcp &&
    segmentBytes >= smallestSegmentBytes &&
    dataBytes >= tcpHeaderBytes &&
    dataBytes <= packet.payload.length;
  if (!isCuttable) throw new MalformedPacketError("offload", "asks for segments of what has none");
  return { checksumStartBytes, checksumOffsetBytes: offset, segmentBytes };
}
