import type { FrameOffload } from "../../control-plane/ports";
import type { FirstFragments } from "../fragments/first-fragments";
import { type EndsChange, rewriteEnds, rewriteIcmpError } from "../nat/rewrite";
import { checkedOffload, offloadOf } from "../offload/checked-offload";
import type { PacketFacts } from "../packet-facts";
import { ethernetHeaderBytes, etherType } from "../wire/ethernet";
import { type Ipv4Packet, ipProtocol, ipv4HeaderBytes, parseIpv4, serializeIpv4 } from "../wire/ipv4";
import { writeUint16 } from "../wire/octets";
import type { PacketOffload } from "../wire/packet-offload";

/** An IPv4 packet on its way, in the frame that carries it; the bytes are the fabric's own to change. */
export interface CarriedPacket {
  readonly frame: Uint8Array;
  /** Its fields; options and payload are views of the frame */
  readonly packet: Ipv4Packet;
  /** Of the first fragment, when this is a later one */
  readonly facts: PacketFacts;
  /** Work that the sender left, checked against the packet */
  readonly offload: FrameOffload | undefined;
}

/**
 * The packet in a frame; `undefined` for a later fragment whose first was not seen. Throws `MalformedPacketError`.
 */
export function readCarriedPacket(
  frame: Uint8Array,
  offload: FrameOffload | undefined,
  fragments: FirstFragments,
): CarriedPacket | undefined {
  const packet = parseIpv4(frame.subarray(ethernetHeaderBytes));
  const facts = fragments.factsOf(packet);
  if (facts === undefined) return undefined;
  const whole = frame.subarray(0, ethernetHeaderBytes + packetBytes(packet));
  return { frame: whole, packet, facts, offload: checkedOffload(whole, packet, offload) };
}

/** Puts a packet that did not come in a frame into one */
export function carryPacket(
  packet: Ipv4Packet,
  offload: PacketOffload | undefined,
  fragments: FirstFragments,
): CarriedPacket | undefined {
  const frame = serializeIpv4(packet, ethernetHeaderBytes);
  writeUint16(frame, 12, etherType.ipv4);
  const facts = fragments.factsOf(packet);
  if (facts === undefined) return undefined;
  const headerEnd = ethernetHeaderBytes + ipv4HeaderBytes + packet.options.length;
  const own = { ...packet, payload: frame.subarray(headerEnd) };
  return { frame, packet: own, facts, offload: offload && offloadOf(own, offload) };
}

function packetBytes(packet: Ipv4Packet): number {
  return ipv4HeaderBytes + packet.options.length + packet.payload.length;
}

/** Length of the longest IP packet that travels for this one, bytes: of a segment where it stands for several */
export function longestPacketBytes({ packet, offload }: CarriedPacket): number {
  const whole = packetBytes(packet);
  if (offload?.segmentBytes === undefined) return whole;
  return Math.min(whole, segmentHeaderBytes(packet) + offload.segmentBytes);
}

/** Packets that travel for this one and their bytes with headers: it may stand for several segments */
export function trafficOf({ packet, offload }: CarriedPacket): { packets: number; bytes: number } {
  const whole = packetBytes(packet);
  if (offload?.segmentBytes === undefined) return { packets: 1, bytes: whole };
  const headerBytes = segmentHeaderBytes(packet);
  const packets = Math.max(1, Math.ceil((whole - headerBytes) / offload.segmentBytes));
  return { packets, bytes: whole + (packets - 1) * headerBytes };
}

/** IP and TCP headers, which every segment has */
function segmentHeaderBytes({ options, payload }: Ipv4Packet): number {
  return ipv4HeaderBytes + options.length + ((payload[12] as number) >>> 4) * 4;
}

/**
 * Changes the ends of a packet in its frame, and those of a packet that it quotes. The packet given must not be used
 * afterwards. Throws `MalformedPacketError` for an error message with a wrong checksum.
 */
export function withEnds(
  carried: CarriedPacket,
  change: EndsChange,
  quotedChange?: EndsChange,
): CarriedPacket {
  const { packet, facts, offload } = carried;
  const bytes = carried.frame.subarray(ethernetHeaderBytes);
  const quoted = packet.fragmentOffsetBytes === 0 && !packet.moreFragments ? facts.quoted : undefined;
  if (quoted !== undefined && quotedChange !== undefined) rewriteIcmpError(bytes, change, quotedChange);
  else rewriteEnds(bytes, change, offload === undefined ? "complete" : "offloaded");
  const { source = packet.source, destination = packet.destination } = change;
  return {
    ...carried,
    packet: { ...packet, source, destination },
    facts: {
      ...changedFacts(facts, change),
      ...(quoted && quotedChange && { quoted: changedFacts(quoted, quotedChange) }),
    },
  };
}

function changedFacts(facts: PacketFacts, change: EndsChange): PacketFacts {
  const { source = facts.source, destination = facts.destination, sourcePort, destinationPort } = change;
  const addresses = { ...facts, source, destination };
  if (sourcePort === undefined && destinationPort === undefined) return addresses;
  if (facts.protocol === ipProtocol.icmp) {
    return { ...addresses, icmpIdentifier: sourcePort ?? (destinationPort as number) };
  }
  return {
    ...addresses,
    sourcePort: sourcePort ?? facts.sourcePort,
    destinationPort: destinationPort ?? facts.destinationPort,
  };
}
