import { icmpType, unreachableCode } from "../wire/icmp";
import { type CarriedPacket, longestPacketBytes } from "./carried-packet";
import type { PluggedInterface } from "./plugged-interface";

/**
 * Whether a packet is too long to go on and must not be cut; then its sender has been told the length that fits, for
 * path MTU discovery (RFC 1191). A packet without DF goes on in fragments.
 */
export function isRefusedAsTooLong(
  sender: PluggedInterface,
  carried: CarriedPacket,
  mtuBytes: number,
): boolean {
  if (longestPacketBytes(carried) <= mtuBytes || !carried.packet.dontFragment) return false;
  sender.services.reportError(
    carried.packet,
    icmpType.destinationUnreachable,
    unreachableCode.fragmentationNeeded,
    mtuBytes,
  );
  return true;
}
