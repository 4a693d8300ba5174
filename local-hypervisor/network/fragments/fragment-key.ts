import type { Ipv4Packet } from "../wire/ipv4";

/** How long the parts of one packet may take, milliseconds; Linux waits as long */
export const fragmentLifetimeMs = 30_000;

/** The same for all fragments of one packet (RFC 791) */
export function fragmentKey(packet: Ipv4Packet): string {
  return `${packet.source}:${packet.destination}:${packet.protocol}:${packet.identification}`;
}

export function isLaterFragment(packet: Ipv4Packet): boolean {
  return packet.fragmentOffsetBytes > 0;
}
