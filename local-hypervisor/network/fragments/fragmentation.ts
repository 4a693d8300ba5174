import { type Ipv4Packet, ipv4HeaderBytes } from "../wire/ipv4";

const copiedFlag = 0x80;

/**
 * The fragments of a packet, which may be one itself, none longer than `mtuBytes` (RFC 791, 3.2); the packet itself when
 * it fits. `mtuBytes` has to leave room for 8 bytes behind the header.
 */
export function fragmentPacket(packet: Ipv4Packet, mtuBytes: number): Ipv4Packet[] {
  if (ipv4HeaderBytes + packet.options.length + packet.payload.length <= mtuBytes) return [packet];
  const laterOptions = copiedOptions(packet.options);
  const fragments: Ipv4Packet[] = [];
  let offset = 0;
  while (offset < packet.payload.length) {
    const options = offset === 0 ? packet.options : laterOptions;
    const room = (mtuBytes - ipv4HeaderBytes - options.length) & ~7;
    const isLast = packet.payload.length - offset <= mtuBytes - ipv4HeaderBytes - options.length;
    const end = isLast ? packet.payload.length : offset + room;
    fragments.push({
      ...packet,
      dontFragment: false,
      options,
      moreFragments: packet.moreFragments || !isLast,
      fragmentOffsetBytes: packet.fragmentOffsetBytes + offset,
      payload: packet.payload.subarray(offset, end),
    });
    offset = end;
  }
  return fragments;
}

/** Options that every fragment carries; the others travel with the first one only */
function copiedOptions(options: Uint8Array): Uint8Array {
  const copied: number[] = [];
  let offset = 0;
  while (offset < options.length) {
    const kind = options[offset] as number;
    if (kind === 0) break;
    const length = kind === 1 ? 1 : (options[offset + 1] ?? 0);
    if (length < 1 || (kind !== 1 && length < 2) || offset + length > options.length) break;
    if ((kind & copiedFlag) !== 0) copied.push(...options.subarray(offset, offset + length));
    offset += length;
  }
  while (copied.length % 4 !== 0) copied.push(0);
  return Uint8Array.from(copied);
}
